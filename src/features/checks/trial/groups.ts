import { parse } from 'csv-parse/sync';
import { fromDayNumber } from '../../../kernel/plain-date.ts';
import type { ChildRow } from '../engine/columns.ts';

/** By what the children of a trial are grouped. */
export const dimensions = ['ethnicity', 'sex', 'age', 'disability', 'area'] as const;

export type Dimension = (typeof dimensions)[number];

export const NOT_RECORDED = 'not_recorded';

/** The groups of one dimension, and for each child, in the order of the sheet, the place of its group. */
export interface Grouping {
  readonly by: Dimension;
  readonly names: readonly string[];
  readonly of: Int32Array;
}

type Row = Readonly<Record<string, string>>;

/** The bands of the Department for Education's statistics on children in need. */
const BANDS: readonly (readonly [from: number, name: string])[] = [[18, '18_and_over'], [16, '16_to_17'], [10, '10_to_15'], [5, '5_to_9'], [1, '1_to_4'], [0, 'under_1']];
const BAND_ORDER = [...BANDS.toReversed().map(([, name]) => name), 'not_born', NOT_RECORDED];

/** Groups the children of a sheet by what the file of children says of them; `text` is that file, which was read before. */
export function groupingsOf(children: readonly ChildRow[], text: string, asAtDay: number): readonly Grouping[] {
  const rows = new Map(rowsOf(text).map((row) => [row['child_id'] ?? '', row]));
  return dimensions.map((by) => grouping(by, children.map((child) => (by === 'age' ? ageBand(child, asAtDay) : written(rows.get(child.id)?.[by])))));
}

function rowsOf(text: string): readonly Row[] {
  return parse(text, { bom: true, columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()), trim: true, skip_empty_lines: true, relax_column_count: true });
}

function written(value: string | undefined): string {
  return value === undefined || value === '' ? NOT_RECORDED : value;
}

function grouping(by: Dimension, each: readonly string[]): Grouping {
  const names = [...new Set(each)].toSorted((a, b) => rank(by, a) - rank(by, b) || a.localeCompare(b, 'en'));
  const places = new Map(names.map((name, place) => [name, place]));
  return { by, names, of: Int32Array.from(each, (name) => places.get(name) ?? 0) };
}

function rank(by: Dimension, name: string): number {
  return by === 'age' ? BAND_ORDER.indexOf(name) : Number(name === NOT_RECORDED);
}

/** A birth that is known only in part has a band where every day that it can be gives the same. */
function ageBand({ birth }: ChildRow, asAtDay: number): string {
  const bands = new Set(birth.flat().map((day) => bandOn(day, asAtDay)));
  const [band, ...others] = bands;
  return band === undefined || others.length > 0 ? NOT_RECORDED : band;
}

function bandOn(birth: number, asAtDay: number): string {
  const [born, now] = [fromDayNumber(birth), fromDayNumber(asAtDay)];
  const years = Number(now.slice(0, 4)) - Number(born.slice(0, 4)) - (now.slice(5) < born.slice(5) ? 1 : 0);
  return BANDS.find(([from]) => years >= from)?.[1] ?? 'not_born';
}
