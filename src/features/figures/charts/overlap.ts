import type { OverlapChart } from '../tables/chart-schema.ts';
import type { Table } from '../tables/table.ts';

/** How many have exactly these of several things, by place: 1 the first only, 2 the second only, 3 these two only. */
export interface Overlap {
  readonly sets: readonly string[];
  readonly regions: readonly number[];
  /** Those with none of them; null where the table does not say. */
  readonly none: number | null;
}

/** The overlap that a table declares, in one of its columns; nothing where one of its numbers is not published. */
export function overlapOf(table: Table, { sets, regions }: OverlapChart, column: number): Overlap | undefined {
  const countOf = (code: string): number | null => table.rows.find((row) => row.code === code)?.cells[column]?.count ?? null;
  const counts = new Map(regions.map(({ row, of }) => [of.reduce((sum, set) => sum | (1 << sets.indexOf(set)), 0), countOf(row)]));
  const found = Array.from({ length: 2 ** sets.length }, (_, place) => (place === 0 ? 0 : (counts.get(place) ?? (counts.has(place) ? null : 0))));
  const numbers = found.filter((one) => one !== null);
  if (numbers.length < found.length) return undefined;
  return { sets: sets.map((set) => table.rows.find(({ code }) => code === set)?.label ?? set), regions: numbers, none: counts.get(0) ?? null };
}

/** How many have a set at all, with whatever else. */
export function sizeOf({ regions }: Overlap, set: number): number {
  return regions.reduce((sum, count, place) => sum + ((place & (1 << set)) === 0 ? 0 : count), 0);
}

/** "Poverty and Domestic abuse only" */
export function regionInWords({ sets }: Overlap, place: number): string {
  const named = sets.filter((_, at) => (place & (1 << at)) !== 0);
  if (named.length === sets.length && sets.length > 2) return `All ${sets.length === 3 ? 'three' : sets.length}`;
  return `${named.length < 2 ? (named[0] ?? '') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`}${named.length < sets.length ? ' only' : ''}`;
}

export function overlapInWords(overlap: Overlap): string {
  const counts = overlap.regions.flatMap((count, place) => (place === 0 ? [] : [`${regionInWords(overlap, place)}: ${count}`]));
  return `${counts.join('; ')}${overlap.none === null ? '' : `; none of them: ${overlap.none}`}.`;
}
