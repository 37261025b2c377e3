import type { Prepared } from '../run/prepare.ts';
import { matchKeys, valueKey, type Key } from './content-keys.ts';

/** All that lets one more record be held against those of a run. */
export interface MatchIndex {
  readonly keys: readonly (readonly [key: Key, record: string])[];
  /** Values that more than one record has. */
  readonly values: readonly (readonly [key: Key, records: number])[];
  /** How many values each comparison has in all records. */
  readonly totals: Readonly<Record<string, number>>;
}

export function indexOf(prepared: Prepared, count: number, run: string, recordAt: (record: number) => { readonly id: string; readonly restricted: boolean }): MatchIndex {
  const keys: (readonly [Key, string])[] = [];
  for (let record = 0; record < count; record++) {
    const { id, restricted } = recordAt(record);
    for (const key of new Set(matchKeys(prepared, record, run, restricted))) keys.push([key, id]);
  }
  return { keys, values: [...countedValues(prepared, run)], totals: totalsOf(prepared) };
}

/** Values that more than one record has, with how many. */
export function* countedValues({ compared, frequencies }: Prepared, run: string): Generator<readonly [Key, number]> {
  for (const [index, one] of compared.entries()) {
    const counts = frequencies[index] ?? new Int32Array(1);
    for (let value = 1; value < counts.length; value++) {
      const records = counts[value] ?? 0;
      if (records > 1) yield [valueKey(run, one, value), records];
    }
  }
}

export function totalsOf({ compared, frequencies }: Prepared): Readonly<Record<string, number>> {
  return Object.fromEntries(compared.map(({ name }, index) => [name, frequencies[index]?.[0] ?? 0]));
}
