import type { Cells, StoredComparison } from '../store/cells.ts';

export interface Housed {
  readonly id: string;
  /** Without what a restricted record hides, so that a household never gives an address away. */
  readonly open: Cells;
  readonly unborn: boolean;
}

/** Where two records agree in one of these, the children live or lived together. */
export function householdKeys({ open }: Housed, comparisons: readonly StoredComparison[]): readonly string[] {
  const values = (kind: StoredComparison['kind']): readonly string[] => comparisons.filter((one) => one.kind === kind).flatMap(({ name }) => open[name] ?? []).filter((text) => text !== '');
  const [surnames, carers, addresses, postcodes] = [values('surname'), values('carer'), values('address'), values('postcode')];
  return [...surnames.flatMap((surname) => carers.map((carer) => `c ${surname} ${carer}`)), ...addresses.flatMap((address) => postcodes.map((postcode) => `a ${address} ${postcode}`))];
}

/** Who else is in the household of a record, by its place in the list. */
export function households(records: readonly Housed[], comparisons: readonly StoredComparison[]): (index: number) => readonly number[] {
  const by = new Map<string, number[]>();
  const keys = records.map((record) => householdKeys(record, comparisons));
  for (const [index, list] of keys.entries()) {
    for (const key of list) {
      const there = by.get(key);
      if (there === undefined) by.set(key, [index]);
      else there.push(index);
    }
  }
  return (index) => [...new Set((keys[index] ?? []).flatMap((key) => by.get(key) ?? []))].filter((other) => other !== index);
}

// Other children of a household that are shown beside a pair.
const BESIDE = 6;

/** The rest of the household of two records, by their places in the list. */
export function besideOf(inHousehold: (index: number) => readonly number[], left: number, right: number): readonly number[] {
  return [...new Set([...inHousehold(left), ...inHousehold(right)])].filter((one) => one !== left && one !== right).slice(0, BESIDE);
}

/** Numbers the families that the groups make: groups that share a member are one. Returns a number for each group. */
export function familyNumbers(groups: readonly (readonly number[])[]): readonly number[] {
  const parent = new Map<number, number>();
  const root = (one: number): number => {
    let at = one;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) at = up;
    return at;
  };
  for (const [first = 0, ...others] of groups) for (const other of others) parent.set(root(other), root(first));
  const numbers = new Map<number, number>();
  return groups.map(([first = 0]) => {
    const at = root(first);
    const number = numbers.get(at) ?? numbers.size + 1;
    numbers.set(at, number);
    return number;
  });
}
