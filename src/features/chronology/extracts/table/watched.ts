import type { RowValues } from './row-values.ts';

/** A row that remembers which of its fields a rule has looked at. */
export interface Watched {
  readonly values: RowValues;
  readonly fields: ReadonlySet<string>;
}

export function watched(row: RowValues): Watched {
  const fields = new Set<string>();
  const seen = <Value>(read: (field: string) => Value) => (field: string): Value => {
    fields.add(field);
    return read(field);
  };
  return {
    fields,
    values: { date: seen(row.date), code: seen(row.code), codes: seen(row.codes), flag: seen(row.flag), text: seen(row.text), words: seen(row.words), unlisted: row.unlisted },
  };
}
