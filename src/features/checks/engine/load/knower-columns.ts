import { NO_DAY } from '../calendar.ts';
import type { Knower } from '../columns.ts';
import { cellText, type ByteRow } from './byte-rows.ts';
import { carefulKnowers, type Cells } from './cells.ts';
import { GrowingInts } from './growing.ts';
import { quickDay } from './quick-date.ts';

const EQUALS = 0x3d;
const SEMICOLON = 0x3b;
const DAY_LENGTH = 10;

type Days = readonly (readonly [number, number])[];

/** Who knew of each event, and on which day; apart by its place where a date is not one plain day. */
export class KnowerColumns {
  readonly start = new GrowingInts();
  readonly who = new GrowingInts();
  readonly day = new GrowingInts();
  readonly careful = new Map<number, readonly Knower[]>();
  readonly #cells: Cells;
  #carefully: readonly Knower[] = [];

  constructor(cells: Cells) {
    this.#cells = cells;
    this.start.push(0);
  }

  /** Reads who knew of the event that comes next, which stands once it is kept. False where it cannot be read. */
  read(row: ByteRow, cell: number): boolean {
    this.#drop();
    if (cell < 0) return true;
    if (row.odd[cell] === 0 && this.#quickly(row.bytes, row.start[cell] ?? 0, row.end[cell] ?? 0)) return true;
    this.#drop();
    return this.#slowly(cellText(row, cell));
  }

  /** Each of those that were read knew on one plain day. */
  get isPlain(): boolean {
    return this.#carefully.length === 0;
  }

  /** The first day on which anyone of those that were read knew; `NO_DAY` where it is not said. */
  first(): number {
    if (this.#carefully.length > 0) return Math.min(...earliestOf(this.#carefully).map(([day]) => day));
    let first = NO_DAY;
    for (let at = this.start.get(this.start.length - 1); at < this.day.length; at++) {
      const day = this.day.get(at);
      if (first === NO_DAY || day < first) first = day;
    }
    return first;
  }

  /** The days on which the first of them may have known; empty where it is not said. */
  days(): Days {
    if (this.#carefully.length > 0) return earliestOf(this.#carefully);
    const first = this.first();
    return first === NO_DAY ? [] : [[first, first]];
  }

  keep(place: number): void {
    if (this.#carefully.length > 0) this.careful.set(place, this.#carefully);
    this.start.push(this.who.length);
  }

  #drop(): void {
    this.#carefully = [];
    this.who.length = this.day.length = this.start.get(this.start.length - 1);
  }

  #quickly(bytes: Buffer, start: number, end: number): boolean {
    for (let from = start; from < end;) {
      let to = from;
      while (to < end && bytes[to] !== SEMICOLON) to++;
      const equals = to - DAY_LENGTH - 1;
      const day = equals > from && bytes[equals] === EQUALS ? quickDay(bytes, equals + 1, to) : -1;
      const who = day < 0 ? -1 : this.#cells.pairs.in(bytes, from, equals);
      if (who < 0 || to === end - 1) return false;
      this.who.push(who);
      this.day.push(day);
      from = to + 1;
    }
    return true;
  }

  #slowly(text: string): boolean {
    const careful = carefulKnowers(text);
    if (careful === undefined) return false;
    this.#carefully = careful.map(({ agency, area, ...rest }) => ({ who: this.#cells.whoNames[this.#cells.who(agency, area)] ?? '', ...rest }));
    return true;
  }
}

function earliestOf(knowers: readonly Knower[]): Days {
  const [only] = knowers;
  if (knowers.length === 1 && only !== undefined) return only.days;
  return [[Math.min(...knowers.flatMap(({ days }) => days.map(([first]) => first))), Math.min(...knowers.map(({ days }) => Math.max(...days.map(([, last]) => last))))]];
}
