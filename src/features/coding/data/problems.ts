import type { Refusal } from '../../../kernel/result.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: string;
}

/** More are counted and not kept, because a column that is wrong throughout says it all in its first rows. */
const KEPT = 500;

/** What was found wrong in coded data, in the order found. */
export class Problems {
  readonly #kept: Refusal[] = [];
  readonly #places = new Set<string>();
  #total = 0;

  add(place: Place, refusal: Refusal): void {
    this.#total += 1;
    this.#places.add(placeInWords(place));
    if (this.#kept.length < KEPT) this.#kept.push({ ...refusal, field: placeInWords(place) });
  }

  names(place: Place): boolean {
    return this.#places.has(placeInWords(place));
  }

  get total(): number {
    return this.#total;
  }

  get kept(): readonly Refusal[] {
    return this.#kept;
  }
}

function placeInWords({ file, line, column }: Place): string {
  return `${file} row ${line}${column === undefined ? '' : ` column ${column}`}`;
}
