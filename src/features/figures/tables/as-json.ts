import type { Provenance, Table, TableRow } from './table.ts';

/** The table as other programs read it. */
export interface TableInJson {
  readonly title: string;
  readonly unit: string;
  readonly snapshot: string;
  readonly rows: readonly TableRow[];
  readonly notes: readonly string[];
  readonly provenance: Provenance;
}

export function tableAsJson({ title, unit, snapshot, rows, notes, provenance }: Table): TableInJson {
  return { title, unit, snapshot, rows, notes, provenance };
}
