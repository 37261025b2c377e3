import { stringify } from 'csv-stringify/sync';
import type { Codebook, GivenFile } from '../../coding/index.ts';
import { codesAsked, tablesByKind, type UnitKind } from './unit.ts';

/** One record of coded data, as it stands in its table. */
export interface CodedRow {
  readonly kind: UnitKind;
  readonly key: string;
  /** The references of the incident and of the reviews that it belongs to. */
  readonly incident: string;
  readonly reviews: readonly string[];
  /** By code; what was not said is left out. */
  readonly values: Readonly<Record<string, string>>;
}

/** The cells of one table: the header, then a row for each record. */
export interface CodedCells {
  readonly table: string;
  readonly rows: readonly (readonly string[])[];
}

/** Coded data in the linked tables of its codebook. `without` names codes whose column is left out. */
export function cellsOf(codebook: Codebook, rows: readonly CodedRow[], without: ReadonlySet<string> = new Set()): readonly CodedCells[] {
  const tables = tablesByKind(codebook);
  const incidents = tables.get('incident')?.table;
  return [...tables].map(([kind, { table, key, links }]) => {
    const codes = codesAsked(codebook, kind).filter(({ code }) => !without.has(code));
    const header = [key, ...links.map(({ column }) => column), ...codes.map(({ column }) => column)];
    const records = rows.filter((row) => row.kind === kind);
    return { table, rows: [header, ...records.map((row) => [row.key, ...links.map(({ to, many }) => (to === incidents ? row.incident : many ? row.reviews.join(';') : (row.reviews[0] ?? ''))), ...codes.map(({ code }) => row.values[code] ?? '')])] };
  });
}

/** The same as files, one CSV for each table, called after it. */
export function filesOf(codebook: Codebook, rows: readonly CodedRow[], without?: ReadonlySet<string>): readonly GivenFile[] {
  return cellsOf(codebook, rows, without).map(({ table, rows: cells }) => ({ table, file: `${table}.csv`, bytes: new TextEncoder().encode(stringify(cells.map((row) => [...row]))) }));
}
