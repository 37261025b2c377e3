import { UNBORN, type Records } from '../records/records.ts';
import type { ComparisonKind, LinkSettings } from '../settings.ts';
import { dateText } from '../values/date-value.ts';

/** What is compared of one record: cleaned texts by comparison, the one of today first. What is missing has no text. */
export type Cells = Readonly<Record<string, readonly string[]>>;

/** A comparison as a batch brings it: how many values it has at most. */
export interface StoredComparison {
  readonly name: string;
  readonly kind: ComparisonKind;
  readonly evidence: 'person' | 'household';
  readonly termFrequency: boolean;
  readonly checked: boolean;
  readonly slots: number;
}

/** What says where a child is: kept apart for a restricted record. */
export const protectedKinds: ReadonlySet<ComparisonKind> = new Set<ComparisonKind>(['address', 'postcode', 'place', 'phone', 'email', 'text']);

export function storedComparisons({ comparisons }: Records): readonly StoredComparison[] {
  return comparisons.map(({ name, kind, evidence, termFrequency, checked, slots }) => ({ name, kind, evidence, termFrequency, checked, slots: slots.length }));
}

/** One list for batches whose columns differ: equal names are one comparison with the most values that any has. */
export function mergeComparisons(lists: readonly (readonly StoredComparison[])[]): readonly StoredComparison[] {
  const merged = new Map<string, StoredComparison>();
  for (const one of lists.flat()) {
    const there = merged.get(one.name);
    if (there === undefined || there.slots < one.slots) merged.set(one.name, one);
  }
  return [...merged.values()];
}

export function cellsOf({ comparisons, dictionaries, rows, width, flags }: Records, record: number): Cells {
  const cells: Record<string, string[]> = {};
  for (const [index, { name, kind, from, to }] of comparisons.entries()) {
    const texts: string[] = [];
    for (let slot = from; slot < to; slot++) {
      const value = rows[record * width + slot] ?? 0;
      texts.push(value === 0 ? '' : kind === 'date' ? dateText(value) : kind === 'sex' ? (value === 1 ? 'm' : 'f') : (dictionaries[index]?.values.text(value) ?? ''));
    }
    // A child without a name yet has an empty forename among the numbers; read again, it must be known for one.
    if (kind === 'forename' && ((flags[record] ?? 0) & UNBORN) !== 0) texts[0] = 'unborn';
    if (texts.some((text) => text !== '')) cells[name] = texts;
  }
  return cells;
}

/** Parts cells in two: what may be shown, and what says where the child is. */
export function partCells(cells: Cells, comparisons: readonly StoredComparison[]): { readonly open: Cells; readonly held: Cells } {
  const isHeld = (name: string): boolean => protectedKinds.has(comparisons.find((one) => one.name === name)?.kind ?? 'address');
  const pick = (held: boolean): Cells => Object.fromEntries(Object.entries(cells).filter(([name]) => isHeld(name) === held));
  return { open: pick(false), held: pick(true) };
}

/** The column that holds one value of a comparison, in the file that the linker reads. */
export function columnOf(name: string, slot: number): string {
  return `${name} ${slot + 1}`;
}

/** Settings that name every column, so that nothing is guessed a second time. */
export function settingsFor(comparisons: readonly StoredComparison[], blocking?: LinkSettings['blocking']): LinkSettings {
  return {
    columns: { id: 'record', source: 'agency', sealed_identity: 'sealed', restricted_address: 'restricted' },
    comparisons: comparisons.map(({ name, kind, evidence, termFrequency, checked, slots }) => ({
      name, kind, evidence, term_frequency: termFrequency, columns: Array.from({ length: slots }, (_, slot) => columnOf(name, slot)),
      ...(kind === 'identifier' ? { check: checked ? 'nhs' as const : 'none' as const } : {}),
    })),
    ...(blocking === undefined ? {} : { blocking }),
  };
}
