/** Names that go together. The commonest stand first; `NameGroup.draw` makes the first far commoner than the last. */
export interface NameGroup {
  readonly name: string;
  /** The share of families. */
  readonly share: number;
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly surnames: readonly string[];
  /** Parts of the rarer surnames, which are put together: the first, the middle (or none), the last. */
  readonly rare?: { readonly share: number; readonly parts: readonly [readonly string[], readonly string[], readonly string[]] };
  /** Surnames that follow sex, by share: kowalski and kowalska, singh and kaur. */
  readonly bySex?: (surname: string, girl: boolean, roll: number) => string;
  /** Other ways in which the same name is written down or said. */
  readonly variants: Readonly<Record<string, readonly string[]>>;
}

export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Reads lines like "elizabeth: lizzie beth" into a table that also leads back. */
export function variants(text: string): Readonly<Record<string, readonly string[]>> {
  const table: Record<string, string[]> = {};
  for (const line of text.trim().split('\n')) {
    const [name = '', others = ''] = line.trim().split(': ');
    for (const other of words(others)) {
      (table[name] ??= []).push(other);
      (table[other] ??= []).push(name);
    }
  }
  return table;
}
