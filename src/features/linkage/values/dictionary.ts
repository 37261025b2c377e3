import { Interner } from '../records/interner.ts';
import type { ComparisonKind } from '../settings.ts';
import type { Cleaner, Cleaning } from './clean-bytes.ts';
import { readDate } from './date-value.ts';
import { validNhsNumber } from './nhs-number.ts';

const NOTHING = new Set(['unknown', 'not known', 'unk', 'n a', 'na', 'nk', 'none', 'null', 'nil', 'nan', 'not given', 'not stated', 'not recorded', 'not available', 'no name', 'tbc', 'tba', 'test', 'missing', 'x', 'xx', 'xxx', 'xxxx', 'anon', 'anonymous', 'withheld', 'no fixed abode', 'nfa', 'unspecified', 'other', 'refused', 'declined']);
const NOTHING_CODE = new Set(['unknown', 'notknown', 'unk', 'na', 'nk', 'none', 'null', 'nil', 'nan', 'tbc', 'test', '1234567890', '0123456789', '123456789', '1234567', 'zz993vz', 'zz993wz', 'zz993zz', 'zz993cz', 'zz993gz']);
const UNBORN = /^(baby|unborn|newborn|neonate|fetus|foetus|bump)(\s|$)|^(male|female) infant$|^infant$|^(twin|triplet) (\d|one|two|three|i|ii|iii|a|b|c)$/;

// Of 4,096 bits, in base64: one that is longer would make room for as many bits beside every other value.
const LONGEST_ENCODING = 684;

/** What stands for a value that says nothing, and for a child who has no name yet. */
export type Special = 0 | 1 | 2;

/** The distinct values of one kind of column: numbers by content, and for dates and sexes what is meant. */
export class Dictionary {
  readonly values = new Interner();
  readonly kind: ComparisonKind;
  readonly checked: boolean;
  readonly cleaning: Cleaning;
  private meanings = new Int32Array(1 << 9);
  private known = 1;

  readonly encoded: boolean;

  constructor(kind: ComparisonKind, checked: boolean, encoded = false) {
    this.kind = kind;
    this.checked = checked;
    this.encoded = encoded;
    this.cleaning = encoded ? 'exact' : kind === 'date' || kind === 'email' ? 'raw' : kind === 'postcode' || kind === 'identifier' || kind === 'phone' ? 'code' : 'words';
    this.numbered = !encoded && (kind === 'date' || kind === 'sex');
  }

  /** True where the number of a row is the meaning (a date, a sex) and not the number of the value. */
  readonly numbered: boolean;

  /** What the row holds for the cleaned bytes: 0 nothing, -1 no name yet, -2 not readable; else the number. */
  read(length: number, { out }: Cleaner, dayFirst: boolean): number {
    if (length === 0) return 0;
    if (this.encoded && length > LONGEST_ENCODING) return -2;
    const value = this.values.add(out, 0, length);
    if (value >= this.known) this.learn(value, dayFirst);
    return this.meanings[value] ?? 0;
  }

  /** What a row would hold for a text that is not taken in: `fresh` for a new value, and nothing is kept of it. */
  look(length: number, { out }: Cleaner, dayFirst: boolean, fresh: number): number {
    if (length === 0) return 0;
    const value = this.values.find(out, 0, length);
    return value > 0 && value < this.known ? (this.meanings[value] ?? 0) : this.meaning(Buffer.from(out.subarray(0, length)).toString('utf8'), fresh, dayFirst);
  }

  private learn(value: number, dayFirst: boolean): void {
    if (value >= this.meanings.length) {
      const wider = new Int32Array(this.meanings.length * 2);
      wider.set(this.meanings);
      this.meanings = wider;
    }
    this.meanings[value] = this.meaning(this.values.text(value), value, dayFirst);
    this.known = value + 1;
  }

  private meaning(text: string, value: number, dayFirst: boolean): number {
    if (this.encoded) return /^[\w+/=-]+$/.test(text) ? value : -2;
    switch (this.kind) {
      case 'date': return readDate(text, dayFirst) || (NOTHING.has(text) ? 0 : -2);
      case 'sex': return sexOf(text);
      case 'forename': case 'surname': return NOTHING.has(text) || /^(\S)\1+$/.test(text) ? 0 : UNBORN.test(text) ? -1 : value;
      case 'carer': case 'text': case 'place': case 'address': return NOTHING.has(text) ? 0 : value;
      case 'postcode': case 'phone': case 'identifier': return NOTHING_CODE.has(text) || /^(.)\1{3,}$/.test(text) ? 0 : this.checked && !validNhsNumber(text) ? notValid(text, value) : value;
      case 'email': return text.includes('@') ? value : 0;
    }
  }
}

// A number with a slip in it is still close to the right one; anything else is no number.
function notValid(text: string, value: number): number {
  return /^\d{9,11}$/.test(text) ? value : -2;
}

function sexOf(text: string): number {
  if (['m', 'male', 'boy', 'man', '1'].includes(text)) return 1;
  return ['f', 'female', 'girl', 'woman', '2'].includes(text) ? 2 : 0;
}
