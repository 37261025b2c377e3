import type { ComparisonKind } from '../settings.ts';
import { protectedKinds } from '../store/cells.ts';
import { dateText } from '../values/date-value.ts';
import type { Problem } from './problem.ts';
import { RESTRICTED, type Records } from './records.ts';

const SAMPLE = 5000;
// A tenth of the rows is no chance; of dates that stand for “not known”, a hundredth is enough.
const [COMMON, COMMON_KNOWN] = [0.1, 0.01];
const KNOWN_DATES: ReadonlySet<number> = new Set([1900_01_01, 1901_01_01, 1899_12_30, 1899_12_31, 1800_01_01, 1111_11_11, 9999_12_31, 1970_01_01]);
const LEAST_ROWS = 20;
const KINDS: ReadonlySet<ComparisonKind> = new Set(['date', 'identifier', 'phone', 'email', 'postcode', 'address', 'forename']);

/** Takes out values that stand for nothing: one date, number, forename or address in a tenth of the rows, borne by people of many names. */
export function takeOutPlaceholders(records: Records): readonly Problem[] {
  return records.comparisons.flatMap(({ kind, from, slots }, index) => (KINDS.has(kind) ? slots.flatMap((slot, place) => inSlot(records, index, from + place, slot.columns[0] ?? '', kind)) : []));
}

function inSlot(records: Records, index: number, slot: number, column: string, kind: ComparisonKind): readonly Problem[] {
  const { rows, width, count, dictionaries } = records;
  return suspects(records, slot, kind).flatMap((value): readonly Problem[] => {
    const holders: number[] = [];
    for (let record = 0; record < count; record++) if (rows[record * width + slot] === value) holders.push(record);
    const share = holders.length / count;
    if (share < (KNOWN_DATES.has(value) && kind === 'date' ? COMMON_KNOWN : COMMON) || holders.length < LEAST_ROWS || !ofMany(records, holders, kind)) return [];
    for (const record of holders) rows[record * width + slot] = 0;
    // An address that many restricted children have may be a refuge's.
    const hidden = protectedKinds.has(kind) && holders.some((record) => ((records.flags[record] ?? 0) & RESTRICTED) !== 0);
    const text = hidden ? 'one value, which is restricted,' : kind === 'date' ? dateText(value) : dictionaries[index]?.values.text(value);
    return [{ code: 'PLACEHOLDER_COMMON', column, message: `${holders.length} rows (${(share * 100).toFixed(1)} %) have ${text} in ${column}, though they are of people of many names. It was taken as empty` }];
  });
}

// Values that a sample shows often enough to be counted in full.
function suspects({ rows, width, count }: Records, slot: number, kind: ComparisonKind): readonly number[] {
  const seen = new Map<number, number>();
  const step = Math.max(1, Math.floor(count / SAMPLE));
  let sampled = 0;
  for (let record = 0; record < count; record += step, sampled++) {
    const value = rows[record * width + slot] ?? 0;
    if (value !== 0) seen.set(value, (seen.get(value) ?? 0) + 1);
  }
  return [...seen].filter(([value, times]) => times >= sampled * (kind === 'date' && KNOWN_DATES.has(value) ? COMMON_KNOWN : COMMON) * 0.6).map(([value]) => value).sort((a, b) => a - b);
}

// One child’s records share a birthday and an address too; a placeholder is shared by many names.
function ofMany({ comparisons, rows, width }: Records, holders: readonly number[], of: ComparisonKind): boolean {
  const name = comparisons.find(({ kind }) => kind === 'surname' || (kind === 'forename' && of !== 'forename'));
  if (name === undefined) return of !== 'forename';
  const names = holders.map((record) => rows[record * width + name.from] ?? 0);
  // Nothing says that people without a name are one and the same.
  const nameless = names.filter((one) => one === 0).length;
  return new Set(names.filter((one) => one !== 0)).size + nameless >= Math.min(holders.length / 4, 50);
}
