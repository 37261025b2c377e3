import type { ComparisonKind } from '../settings.ts';
import { dayOf, monthOf, yearOf } from '../values/date-value.ts';
import { encodedLevel } from './encoded.ts';
import type { Facts } from './facts.ts';
import { jaroWinkler, LONGEST, mostAlike } from './jaro-winkler.ts';
import { dateSlip, oneSlip } from './one-slip.ts';

/** A comparison as the engine sees it: what it is and where its numbers lie in a row. */
export interface Compared {
  readonly kind: ComparisonKind;
  readonly encoded: boolean;
  readonly from: number;
  readonly to: number;
  /** For a forename where the surname lies, and the other way round; -1 where there is none. */
  readonly across: number;
  readonly facts: Facts;
}

/** True where the number in a row is what it means, a date or a sex, and not the number of a value. */
export function isNumbered({ kind, encoded }: Pick<Compared, 'kind' | 'encoded'>): boolean {
  return !encoded && (kind === 'date' || kind === 'sex');
}

// Bits of the number of places in the memory, for few records and for many: no more than lie near the processor.
const [LEAST, MOST] = [8, 15];
// Added to the number of a comparison, where parts of its values are remembered.
const OF_PARTS = 64;
// Levels of names up to which nothing that lies in the other name’s place is stronger; of a forename, one more is.
const [SLIP_OF_NAME, PART_OF_NAME] = [4, 5];
// The Jaro similarities below which no beginning in common reaches 0.92, 0.88 and 0.7: at most 0.4 of what lacks to 1 is added, and that from 0.7 on.
const JARO: readonly number[] = [0.8666, 0.7999, 0.7];

/** Compares two rows. Each thread has its own, because it remembers how alike values were. */
export class Comparer {
  private readonly rows: Int32Array;
  private readonly width: number;
  private readonly compared: readonly Compared[];
  private readonly dates: Uint8Array;
  // How alike two values were, found by both numbers and the comparison: names meet again and again. A place
  // is four numbers side by side, one line of the processor's cache.
  private readonly known: Int32Array;
  private readonly shift: number;

  constructor(rows: Int32Array, width: number, compared: readonly Compared[]) {
    this.rows = rows;
    this.width = width;
    this.compared = compared;
    this.dates = Uint8Array.from(compared, ({ kind, encoded }) => (kind === 'date' && !encoded ? 1 : 0));
    const bits = Math.min(MOST, Math.max(LEAST, Math.ceil(Math.log2(rows.length / Math.max(1, width) + 1)) + 2));
    this.known = new Int32Array(4 << bits);
    this.shift = 32 - bits;
  }

  /** The level at which two records agree, 1 the strongest; 0 where one of them has nothing to compare. */
  level(index: number, left: number, right: number): number {
    const compared = this.compared[index];
    if (compared === undefined) return 0;
    const { from, to } = compared;
    const l = left * this.width;
    const r = right * this.width;
    if (to - from === 1) return this.values(compared, index, this.rows[l + from] ?? 0, this.rows[r + from] ?? 0, l, r);
    let best = 0;
    for (let a = from; a < to; a++) {
      for (let b = from; b < to; b++) {
        const level = this.values(compared, index, this.rows[l + a] ?? 0, this.rows[r + b] ?? 0, l, r);
        if (level !== 0 && (best === 0 || level < best)) best = level;
      }
    }
    return best;
  }

  /** The level at which a value agrees with itself. */
  sameLevel(index: number, value: number): number {
    return this.dates[index] === 1 && standsForMany(value % 10_000) ? 2 : 1;
  }

  private values(compared: Compared, index: number, a: number, b: number, l: number, r: number): number {
    if (a === 0 || b === 0) return 0;
    if (a === b) return this.sameLevel(index, a);
    if (isNumbered(compared)) return this.differing(compared, index, a, b);
    const { kind, across } = compared;
    const level = this.recall(index, a, b) || this.keep(index, a, b, this.differing(compared, index, a, b));
    if (across < 0 || level <= SLIP_OF_NAME || (kind === 'forename' && level === PART_OF_NAME)) return level;
    if (this.rows[r + across] !== a && this.rows[l + across] !== b) return level;
    return kind === 'forename' ? PART_OF_NAME + 1 : SLIP_OF_NAME + 1;
  }

  // The level of two values that differ, whatever else their records say.
  private differing({ kind, encoded, facts }: Compared, index: number, a: number, b: number): number {
    if (encoded) return encodedLevel(kind, facts, a, b);
    switch (kind) {
      case 'forename': return forenames(facts, a, b);
      case 'surname': return surnames(facts, a, b);
      case 'postcode': return postcodes(facts, a, b);
      case 'address': return this.addresses(facts, index, a, b);
      case 'carer': return this.carers(facts, index, a, b);
      case 'identifier': case 'phone': return oneSlip(facts.values, a, b) ? 2 : 3;
      case 'email': return facts.partA[a] === facts.partA[b] ? 2 : measure(facts.values, facts.mask, a, b, 2) <= 2 ? 3 : 4;
      case 'place': case 'text': return measure(facts.values, facts.mask, a, b, 2) <= 2 ? 2 : 3;
      case 'date': return dates(a, b);
      case 'sex': return 2;
    }
  }

  private carers({ partA, partB, parts, partMask, values, mask }: Facts, index: number, a: number, b: number): number {
    if (measure(values, mask, a, b, 1) === 1) return 2;
    if (partB[a] !== 0 && partB[a] === partB[b]) return this.alikeParts(parts, partMask, index, partA[a] ?? 0, partA[b] ?? 0) <= 2 || sameInitial(parts, partA[a] ?? 0, partA[b] ?? 0) ? 3 : 5;
    return partA[a] === partA[b] ? 4 : 6;
  }

  private addresses({ number, partA, parts, partMask }: Facts, index: number, a: number, b: number): number {
    const streetA = partA[a] ?? 0;
    const streetB = partA[b] ?? 0;
    if (streetA === 0 || streetB === 0) return number[a] === number[b] ? 2 : 4;
    const sameStreet = streetA === streetB || this.alikeParts(parts, partMask, index, streetA, streetB) <= 2;
    return sameStreet ? (number[a] === number[b] ? 2 : 3) : 4;
  }

  private alikeParts(parts: Facts['parts'], mask: Int32Array, index: number, a: number, b: number): number {
    const salt = index + OF_PARTS;
    return this.recall(salt, a, b) || this.keep(salt, a, b, measure(parts, mask, a, b, 2));
  }

  /** The level of the two values, either way round; 0 where it is not known. */
  private recall(salt: number, a: number, b: number): number {
    const { known } = this;
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const place = this.place(salt, low, high);
    return known[place] === low && known[place + 1] === high && known[place + 2] === salt ? (known[place + 3] ?? 0) : 0;
  }

  private keep(salt: number, a: number, b: number, level: number): number {
    const { known } = this;
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const place = this.place(salt, low, high);
    known[place] = low;
    known[place + 1] = high;
    known[place + 2] = salt;
    known[place + 3] = level;
    return level;
  }

  private place(salt: number, low: number, high: number): number {
    return ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high + salt * 7919, 0x85ebca6b)) >>> this.shift) << 2;
  }
}

function forenames(facts: Facts, a: number, b: number): number {
  if (sameGroup(facts.groups, a, b)) return 2;
  const likeness = measure(facts.values, facts.mask, a, b, 3);
  if (likeness <= 2) return likeness + 2;
  if (oneSlip(facts.values, a, b)) return SLIP_OF_NAME;
  return namePart(facts, a, b) ? PART_OF_NAME : likeness === 3 ? 7 : 8;
}

function surnames(facts: Facts, a: number, b: number): number {
  const { first, last } = facts;
  if ((first[a] !== last[a] || first[b] !== last[b]) && (first[a] === first[b] || last[a] === last[b] || first[a] === last[b] || last[a] === first[b])) return 2;
  const likeness = measure(facts.values, facts.mask, a, b, 3);
  if (likeness <= 2) return likeness + 2;
  return oneSlip(facts.values, a, b) ? SLIP_OF_NAME : likeness === 3 ? 6 : 7;
}

/** 1 for a Jaro-Winkler of 0.92 and above, 2 for 0.88, 3 for 0.7, 4 below; 4 too for what is below the weakest that is asked for. */
function measure(values: Facts['values'], mask: Int32Array, a: number, b: number, weakest: 1 | 2 | 3): number {
  const { starts } = values;
  const lengthA = (starts[a + 1] ?? 0) - (starts[a] ?? 0);
  const lengthB = (starts[b + 1] ?? 0) - (starts[b] ?? 0);
  if (lengthA <= LONGEST && lengthB <= LONGEST && mostAlike(mask[a] ?? 0, lengthA, mask[b] ?? 0, lengthB) < (JARO[weakest - 1] ?? 0)) return 4;
  const likeness = jaroWinkler(values, a, b);
  return likeness >= 0.92 ? 1 : likeness >= 0.88 ? 2 : likeness >= 0.7 ? 3 : 4;
}

function sameGroup(groups: Int32Array, a: number, b: number): boolean {
  for (let i = a * 3; i < a * 3 + 3; i++) {
    const group = groups[i];
    if (group === 0) return false;
    if (group === groups[b * 3] || group === groups[b * 3 + 1] || group === groups[b * 3 + 2]) return true;
  }
  return false;
}

// An initial, or one word of several.
function namePart({ first, last, initial, values: { starts } }: Facts, a: number, b: number): boolean {
  if ((first[a] !== last[a] || first[b] !== last[b]) && (first[a] === first[b] || last[a] === last[b] || first[a] === last[b] || last[a] === first[b])) return true;
  const short = (starts[a + 1] ?? 0) - (starts[a] ?? 0) === 1 || (starts[b + 1] ?? 0) - (starts[b] ?? 0) === 1;
  return short && initial[a] === initial[b];
}

function sameInitial({ bytes, starts }: Facts['values'], a: number, b: number): boolean {
  const short = (starts[a + 1] ?? 0) - (starts[a] ?? 0) === 1 || (starts[b + 1] ?? 0) - (starts[b] ?? 0) === 1;
  return short && bytes[starts[a] ?? 0] === bytes[starts[b] ?? 0];
}

function postcodes({ values, sector, district, area }: Facts, a: number, b: number): number {
  if (oneSlip(values, a, b)) return 2;
  return sector[a] === sector[b] ? 3 : district[a] === district[b] ? 4 : area[a] === area[b] ? 5 : 6;
}

function dates(a: number, b: number): number {
  const dayMonthA = a % 10_000;
  const dayMonthB = b % 10_000;
  const yearA = yearOf(a);
  const yearB = yearOf(b);
  if (yearA === yearB && (notExact(dayMonthA) || notExact(dayMonthB))) return 4;
  if (dateSlip(a, b)) return 3;
  const monthSame = monthOf(a) === monthOf(b);
  const daySame = dayOf(a) === dayOf(b);
  if ((yearA === yearB && (monthSame || daySame)) || (monthSame && daySame && dayMonthA !== 101)) return 5;
  const apart = Math.abs(yearA - yearB);
  return apart <= 1 ? 6 : apart <= 10 ? 7 : 8;
}

// 1 January, and a month without a day, are what many records say who are not one child.
function standsForMany(dayMonth: number): boolean {
  return dayMonth === 101 || dayMonth % 100 === 0;
}

// 1 January and a year alone stand for a day that nobody knew.
function notExact(dayMonth: number): boolean {
  return dayMonth === 101 || dayMonth === 0;
}
