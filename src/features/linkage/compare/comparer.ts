import type { ComparisonKind } from '../settings.ts';
import { yearOf } from '../values/date-value.ts';
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

// Bits of the number of places in the memory, for few records and for many.
const [LEAST, MOST] = [8, 18];
const THRESHOLDS: readonly number[] = [0.92, 0.88, 0.7];

/** Compares two rows. Each thread has its own, because it remembers how alike values were. */
export class Comparer {
  private readonly rows: Int32Array;
  private readonly width: number;
  private readonly compared: readonly Compared[];
  // How alike two values were, found by both numbers and the comparison: names meet again and again. A place
  // is four numbers side by side, one line of the processor's cache.
  private readonly known: Int32Array;
  private readonly shift: number;

  constructor(rows: Int32Array, width: number, compared: readonly Compared[]) {
    this.rows = rows;
    this.width = width;
    this.compared = compared;
    const bits = Math.min(MOST, Math.max(LEAST, Math.ceil(Math.log2(rows.length / Math.max(1, width) + 1)) + 2));
    this.known = new Int32Array(4 << bits);
    this.shift = 32 - bits;
  }

  /** The level at which two records agree, 1 the strongest; 0 where one of them has nothing to compare. */
  level(index: number, left: number, right: number): number {
    const compared = this.compared[index];
    if (compared === undefined) return 0;
    const { from, to } = compared;
    const [l, r] = [left * this.width, right * this.width];
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

  private values(compared: Compared, index: number, a: number, b: number, l: number, r: number): number {
    if (a === 0 || b === 0) return 0;
    const { kind, facts } = compared;
    if (compared.encoded) return a === b ? 1 : this.encoded(compared, index, a, b);
    switch (kind) {
      case 'forename': return a === b ? 1 : this.forename(compared, index, a, b, l, r);
      case 'surname': return a === b ? 1 : this.surname(compared, index, a, b, l, r);
      case 'date': return dates(a, b);
      case 'sex': return a === b ? 1 : 2;
      case 'postcode': return a === b ? 1 : postcodes(facts, a, b);
      case 'address': return a === b ? 1 : this.addresses(facts, index, a, b);
      case 'carer': return a === b ? 1 : this.carers(facts, index, a, b);
      case 'identifier': case 'phone': return a === b ? 1 : oneSlip(facts.values, a, b) ? 2 : 3;
      case 'email': return a === b ? 1 : facts.partA[a] === facts.partA[b] ? 2 : this.alike(facts, index, a, b) <= 2 ? 3 : 4;
      case 'place': case 'text': return a === b ? 1 : this.alike(facts, index, a, b) <= 2 ? 2 : 3;
    }
  }

  private forename({ facts, across }: Compared, index: number, a: number, b: number, l: number, r: number): number {
    if (sameGroup(facts.groups, a, b)) return 2;
    const alike = this.alike(facts, index, a, b);
    if (alike <= 2) return alike + 2;
    if (oneSlip(facts.values, a, b)) return 4;
    if (namePart(facts, a, b)) return 5;
    return across >= 0 && (this.rows[r + across] === a || this.rows[l + across] === b) ? 6 : alike === 3 ? 7 : 8;
  }

  private surname({ facts, across }: Compared, index: number, a: number, b: number, l: number, r: number): number {
    const { first, last } = facts;
    if ((first[a] !== last[a] || first[b] !== last[b]) && (first[a] === first[b] || last[a] === last[b] || first[a] === last[b] || last[a] === first[b])) return 2;
    const alike = this.alike(facts, index, a, b);
    if (alike <= 2) return alike + 2;
    if (oneSlip(facts.values, a, b)) return 4;
    return across >= 0 && (this.rows[r + across] === a || this.rows[l + across] === b) ? 5 : alike === 3 ? 6 : 7;
  }

  private carers({ partA, partB, parts, partMask, values, mask }: Facts, index: number, a: number, b: number): number {
    if (this.remembered(values, mask, index, a, b) === 1) return 2;
    const [forename, surname] = [partA[a] === partA[b], partB[a] !== 0 && partB[a] === partB[b]];
    if (surname) return this.remembered(parts, partMask, index + 64, partA[a] ?? 0, partA[b] ?? 0) <= 2 || sameInitial(parts, partA[a] ?? 0, partA[b] ?? 0) ? 3 : 5;
    return forename ? 4 : 6;
  }

  private addresses({ number, partA, parts, partMask }: Facts, index: number, a: number, b: number): number {
    const [streetA, streetB] = [partA[a] ?? 0, partA[b] ?? 0];
    if (streetA === 0 || streetB === 0) return number[a] === number[b] ? 2 : 4;
    const sameStreet = streetA === streetB || this.remembered(parts, partMask, index, streetA, streetB) <= 2;
    return sameStreet ? (number[a] === number[b] ? 2 : 3) : 4;
  }

  /** 1 for a Jaro-Winkler of 0.92 and above, 2 for 0.88, 3 for 0.7, 4 below. */
  private alike({ values, mask }: Facts, index: number, a: number, b: number): number {
    return this.remembered(values, mask, index, a, b);
  }

  private encoded({ kind, facts }: Compared, salt: number, a: number, b: number): number {
    const place = this.place(salt, a, b);
    return this.known[place + 3] || this.keep(place, encodedLevel(kind, facts, a, b));
  }

  private remembered(values: Facts['values'], mask: Int32Array, salt: number, a: number, b: number): number {
    const place = this.place(salt, a, b);
    return this.known[place + 3] || this.keep(place, measure(values, mask, a, b));
  }

  /** Where the level of the two values is kept; it is 0 where it is not known. */
  private place(salt: number, a: number, b: number): number {
    const { known } = this;
    const [low, high] = a < b ? [a, b] : [b, a];
    const place = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high + salt * 7919, 0x85ebca6b)) >>> this.shift) << 2;
    if (known[place] === low && known[place + 1] === high && known[place + 2] === salt) return place;
    known[place] = low;
    known[place + 1] = high;
    known[place + 2] = salt;
    known[place + 3] = 0;
    return place;
  }

  private keep(place: number, level: number): number {
    this.known[place + 3] = level;
    return level;
  }
}

function measure(values: Facts['values'], mask: Int32Array, a: number, b: number): number {
  const { starts } = values;
  const [lengthA, lengthB] = [(starts[a + 1] ?? 0) - (starts[a] ?? 0), (starts[b + 1] ?? 0) - (starts[b] ?? 0)];
  if (lengthA <= LONGEST && lengthB <= LONGEST && mostAlike(mask[a] ?? 0, lengthA, mask[b] ?? 0, lengthB) < 0.7) return 4;
  const likeness = jaroWinkler(values, a, b);
  const level = THRESHOLDS.findIndex((least) => likeness >= least);
  return level < 0 ? 4 : level + 1;
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
  const [aWords, bWords] = [first[a] !== last[a], first[b] !== last[b]];
  if ((aWords || bWords) && (first[a] === first[b] || last[a] === last[b] || first[a] === last[b] || last[a] === first[b])) return true;
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
  const [dayMonthA, dayMonthB] = [a % 10_000, b % 10_000];
  if (a === b) return dayMonthA === 101 || dayMonthA % 100 === 0 ? 2 : 1;
  const [yearA, yearB] = [yearOf(a), yearOf(b)];
  if (yearA === yearB && (notExact(dayMonthA) || notExact(dayMonthB))) return 4;
  if (dateSlip(a, b)) return 3;
  const monthSame = Math.trunc(dayMonthA / 100) === Math.trunc(dayMonthB / 100);
  const daySame = dayMonthA % 100 === dayMonthB % 100;
  if ((yearA === yearB && (monthSame || daySame)) || (monthSame && daySame && dayMonthA !== 101)) return 5;
  const apart = Math.abs(yearA - yearB);
  return apart <= 1 ? 6 : apart <= 10 ? 7 : 8;
}

// 1 January and a year alone stand for a day that nobody knew.
function notExact(dayMonth: number): boolean {
  return dayMonth === 101 || dayMonth === 0;
}
