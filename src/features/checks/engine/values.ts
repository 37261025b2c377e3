import { sectorOf } from '../../events/index.ts';

/** Texts compare without regard to case, spaces at the ends or runs of spaces. */
export function folded(text: string): string {
  return isOneWord(text) ? text.toLowerCase() : text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Neither a space nor anything beyond plain letters, so that there is nothing to fold but the case. */
function isOneWord(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code <= 0x20 || code >= 0x7f) return false;
  }
  return true;
}

/** What an attribute held, once for all the events that hold the same. */
export interface Value {
  /** What makes it the same value. */
  readonly key: string;
  readonly text: string;
  /** Every entry of a list; for one text that text. Folded. */
  readonly list: readonly string[];
  readonly number: number;
}

export type Written = string | number | readonly string[];

/** Every different value has one number; 0 is silence. */
export class ValueTable {
  readonly all: Value[] = [{ key: '', text: '', list: [], number: Number.NaN }];
  readonly #ids = new Map<string, number>();

  /** A table with the same numbers for the same values. */
  static from(values: readonly Value[]): ValueTable {
    const table = new ValueTable();
    for (const value of values.slice(1)) {
      table.#ids.set(value.key, table.all.length);
      table.all.push(value);
    }
    return table;
  }

  idOf(written: Written): number {
    const key = typeof written === 'object' ? written.map(folded).join('\u0001') + '\u0002' : folded(String(written));
    if (key === '' || key === '\u0002') return 0;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.all.length;
    this.#ids.set(key, id);
    this.all.push(valueOf(written, key));
    return id;
  }
}

function valueOf(written: Written, key: string): Value {
  if (typeof written === 'object') return { key, text: key, list: written.map(folded), number: Number.NaN };
  return { key, text: String(written), list: [key], number: typeof written === 'number' ? written : /^-?\d+(\.\d+)?$/.test(key) ? Number(key) : Number.NaN };
}

export function sectorsIn({ list }: Value): ReadonlySet<string> {
  return new Set(list.map((agency) => sectorOf(agency)));
}
