/**
 * Finds what a word stands for by comparing it with the few words of its length, because hashing each
 * cell of a large file costs more than reading it.
 */
export class WordsByLength {
  readonly #byLength: (readonly (readonly [string, number])[] | undefined)[] = [];

  constructor(words: ReadonlyMap<string, number>) {
    for (const [word, value] of words) this.#byLength[word.length] = [...(this.#byLength[word.length] ?? []), [word, value]];
  }

  get(word: string): number | undefined {
    const same = this.#byLength[word.length];
    if (same === undefined) return undefined;
    for (const [known, value] of same) if (known === word) return value;
    return undefined;
  }
}
