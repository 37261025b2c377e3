import { eventColumns, eventRefusals, readEventFile, readEventRow, readWhen } from '../../../events/index.ts';
import { ok, type Refusal, type Result } from '../../../../kernel/result.ts';
import { NO_DAY, endOfDay } from '../calendar.ts';
import type { Knower, Partial } from '../columns.ts';
import { daysOf } from '../sheet.ts';
import { ValueTable } from '../values.ts';
import { ByteRows, MORE_NEEDED, type ByteRow } from './byte-rows.ts';
import { carefulKnowers, Cells } from './cells.ts';
import { GrowingDoubles, GrowingInts, IdHeap } from './growing.ts';
import { quickDay, quickWhen, type QuickWhen } from './quick-date.ts';

/** A row that was refused, with its line. */
export interface RefusedRow {
  readonly line: number;
  /** The child that the row names, as far as it does. */
  readonly child: string;
  readonly refusal: Refusal;
}

/** So many refusals are kept; the rest are counted. */
const MOST_REFUSALS = 50;

const EQUALS = 0x3d;

/** Neither a space nor a control, nor part of a letter of several bytes, which may be an odd space. */
function isVisible(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

type ColumnName = (typeof eventColumns)[number];

/** Fills columns from the bytes of a file of events, row by row, without an object for each. */
export class EventLoader {
  readonly cells = new Cells(new ValueTable());
  readonly ids = new IdHeap();
  readonly lines = new GrowingInts();
  readonly child = new GrowingInts();
  readonly type = new GrowingInts();
  readonly day = new GrowingInts();
  readonly at = new GrowingDoubles();
  readonly timed = new GrowingInts();
  readonly known = new GrowingInts();
  readonly agency = new GrowingInts();
  readonly area = new GrowingInts();
  readonly persons = new GrowingInts();
  readonly text = new GrowingInts();
  readonly attributeStart = new GrowingInts();
  readonly attributeKey = new GrowingInts();
  readonly attributeValue = new GrowingInts();
  readonly knowerStart = new GrowingInts();
  readonly knowerWho = new GrowingInts();
  readonly knowerDay = new GrowingInts();
  /** By place in the file: what is not one certain day. */
  readonly partials = new Map<number, Partial>();
  readonly carefulKnowers = new Map<number, readonly Knower[]>();
  readonly children: Map<string, number>;
  readonly refused: RefusedRow[] = [];
  refusedCount = 0;
  readonly #rows = new ByteRows();
  readonly #withText: boolean;
  readonly #when: QuickWhen = { day: 0, second: 0, timed: false };
  #places: ReadonlyMap<ColumnName, number> | undefined;
  #columnCount = 0;
  #childOf: { readonly text: string; readonly bytes: Buffer; readonly place: number } = { text: '', bytes: Buffer.alloc(0), place: -1 };

  /** `withText` keeps the `text` of events too, for checks that read it. */
  constructor(children: readonly string[], withText: boolean) {
    this.children = new Map(children.map((id, place) => [id, place]));
    this.#withText = withText;
    this.attributeStart.push(0);
    this.knowerStart.push(0);
  }

  /** Reads every whole row in the bytes and says how many bytes were read. Refuses a header without the columns that are needed. */
  read(bytes: Buffer, last: boolean): Result<number> {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#rows.next(bytes, at, last);
      if (next === MORE_NEEDED) break;
      at = next;
      const { row } = this.#rows;
      if (row.count === 1 && row.start[0] === row.end[0] && row.odd[0] === undefined) continue;
      if (this.#places === undefined) {
        const header = this.#readHeader(row);
        if (!header.ok) return header;
      } else this.#readRow(row);
    }
    return ok(at);
  }

  /** Whether a header was seen at all. */
  get started(): boolean {
    return this.#places !== undefined;
  }

  #readHeader(row: ByteRow): Result<null> {
    const names = Array.from({ length: row.count }, (_, cell) => this.#cell(row, cell).replace(/^\u{FEFF}/u, '').trim().toLowerCase());
    const read = readEventFile(`${names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}\n`);
    if (!read.ok) return read;
    for (const note of read.value.notes) if (note.kind === 'unknown-column') this.cells.note(`The file has the column “${note.column}”, which events do not have. Its cells are not read`);
    this.#places = new Map(eventColumns.flatMap((name) => (names.includes(name) ? [[name, names.indexOf(name)] as const] : [])));
    this.#columnCount = names.length;
    return ok(null);
  }

  #cell(row: ByteRow, cell: number): string {
    return row.odd[cell] ?? row.bytes.toString('utf8', row.start[cell], row.end[cell]);
  }

  #place(name: ColumnName): number {
    return this.#places?.get(name) ?? -1;
  }

  #named(row: ByteRow, name: ColumnName): string {
    const cell = this.#place(name);
    return cell < 0 || cell >= row.count ? '' : this.#cell(row, cell);
  }

  #isEmpty(row: ByteRow, cell: number): boolean {
    return cell < 0 || cell >= row.count || (row.odd[cell] === undefined && row.start[cell] === row.end[cell]);
  }

  #readRow(row: ByteRow): void {
    if (row.count > this.#columnCount) return this.#refuseCarefully(row);
    const occurred = this.#place('occurred');
    const quick = row.odd[occurred] === undefined && occurred < row.count && quickWhen(row.bytes, row.start[occurred] ?? 0, row.end[occurred] ?? 0, this.#when);
    const careful = quick ? undefined : readWhen(this.#named(row, 'occurred'));
    const typeText = this.#named(row, 'type').trim();
    const childText = this.#childText(row);
    const [idCell, idPlain] = [this.#place('event_id'), this.#isPlain(row, this.#place('event_id'))];
    const idText = idPlain ? '-' : this.#named(row, 'event_id').trim();
    const type = this.cells.type(typeText);
    const attributes = this.#isEmpty(row, this.#place('attributes')) ? undefined : this.cells.attributes(type.name, this.#named(row, 'attributes'));
    const knowers = this.#knowers(row);
    if (careful?.ok === false || typeText === '' || childText === '' || idText === '' || attributes?.refused === true || knowers === undefined) return this.#refuseCarefully(row);
    const idBytes = idPlain ? row.bytes : Buffer.from(idText);
    const place = idPlain ? this.ids.add(idBytes, row.start[idCell] ?? 0, row.end[idCell] ?? 0) : this.ids.add(idBytes, 0, idBytes.length);
    if (place < 0) return this.#refuseRepeat(row, this.#named(row, 'event_id').trim(), -1 - place);
    this.lines.push(row.line);
    this.child.push(this.#childPlace(childText));
    this.type.push(type.code);
    this.#pushWhen(place, careful?.ok === true ? careful.value : undefined);
    this.#pushKnowers(place, knowers);
    this.agency.push(this.cells.agency(this.#named(row, 'agency')));
    this.area.push(this.cells.area(this.#named(row, 'area')));
    this.persons.push(this.cells.persons(this.#named(row, 'persons')));
    this.text.push(this.#withText ? this.cells.values.idOf(this.#named(row, 'text')) : 0);
    for (let index = 0; index < (attributes?.pairs.length ?? 0); index += 2) {
      this.attributeKey.push(attributes?.pairs[index] ?? 0);
      this.attributeValue.push(attributes?.pairs[index + 1] ?? 0);
    }
    for (const note of attributes?.notes ?? []) this.cells.note(note);
    this.attributeStart.push(this.attributeKey.length);
  }

  /** Its bytes are its text, without anything to take away. */
  #isPlain(row: ByteRow, cell: number): boolean {
    if (cell < 0 || cell >= row.count || row.odd[cell] !== undefined) return false;
    const [start, end] = [row.start[cell] ?? 0, row.end[cell] ?? 0];
    return end > start && isVisible(row.bytes[start] ?? 0) && isVisible(row.bytes[end - 1] ?? 0);
  }

  /** The rows of one child mostly stand together. */
  #childText(row: ByteRow): string {
    const cell = this.#place('child_id');
    const { bytes } = this.#childOf;
    if (!this.#isPlain(row, cell)) return this.#named(row, 'child_id').trim();
    const [start, end] = [row.start[cell] ?? 0, row.end[cell] ?? 0];
    if (bytes.length === end - start && row.bytes.compare(bytes, 0, bytes.length, start, end) === 0) return this.#childOf.text;
    return row.bytes.toString('utf8', start, end);
  }

  #pushWhen(place: number, careful: ReturnType<typeof readWhen> extends Result<infer When> ? When | undefined : never): void {
    if (careful === undefined) {
      this.day.push(this.#when.day);
      this.at.push(this.#when.second);
      this.timed.push(this.#when.timed ? 1 : 0);
      return;
    }
    if (careful.kind === 'moment') {
      this.day.push(Math.round(Date.parse(`${careful.moment.slice(0, 10)}T00:00:00Z`) / 86_400_000));
      this.at.push(Date.parse(careful.moment) / 1000);
      this.timed.push(1);
      return;
    }
    const days = daysOf(careful.date);
    const first = Math.min(...days.map(([day]) => day));
    this.day.push(first);
    this.at.push(endOfDay(first));
    this.timed.push(0);
    if (isWide(days)) this.partials.set(place, { days, known: [] });
  }

  /** Who knew, as pairs of who and day; or carefully read where a date is not a plain day. Undefined where it cannot be read. */
  #knowers(row: ByteRow): readonly number[] | readonly Knower[] | undefined {
    const cell = this.#place('known_to');
    if (this.#isEmpty(row, cell)) return [];
    const end = row.end[cell] ?? 0;
    if (row.odd[cell] === undefined && row.bytes[end - 11] === EQUALS) {
      const day = quickDay(row.bytes, end - 10, end);
      const who = day < 0 ? -1 : this.cells.pair(row.bytes.toString('utf8', row.start[cell], end - 11));
      if (who >= 0) return [who, day];
    }
    return this.#severalKnowers(this.#cell(row, cell));
  }

  #severalKnowers(text: string): readonly number[] | readonly Knower[] | undefined {
    const pairs: number[] = [];
    for (const part of text.split(';')) {
      const equals = part.indexOf('=');
      const date = Buffer.from(part.slice(equals + 1).trim());
      const [day, who] = [quickDay(date, 0, date.length), equals < 0 ? -1 : this.cells.pair(part.slice(0, equals))];
      if (day < 0 || who < 0) return this.#carefully(text);
      pairs.push(who, day);
    }
    return pairs;
  }

  #carefully(text: string): readonly Knower[] | undefined {
    return carefulKnowers(text)?.map(({ agency, area, ...rest }) => ({ who: this.cells.whoNames[this.cells.who(agency, area)] ?? '', ...rest }));
  }

  #pushKnowers(place: number, knowers: readonly number[] | readonly Knower[]): void {
    const careful = knowers.filter((knower) => typeof knower === 'object');
    let first = knowers.length === 0 ? NO_DAY : 2_147_483_647;
    if (careful.length > 0) {
      this.carefulKnowers.set(place, careful);
      const days = earliestOf(careful);
      first = Math.min(...days.map(([day]) => day));
      if (isWide(days)) this.partials.set(place, { days: this.partials.get(place)?.days ?? [[this.day.get(place), this.day.get(place)]], known: days });
    } else {
      const plain = knowers.filter((knower) => typeof knower === 'number');
      for (let index = 0; index < plain.length; index += 2) {
        this.knowerWho.push(plain[index] ?? 0);
        this.knowerDay.push(plain[index + 1] ?? 0);
        first = Math.min(first, plain[index + 1] ?? first);
      }
      const partial = this.partials.get(place);
      if (partial !== undefined && first !== NO_DAY) this.partials.set(place, { ...partial, known: [[first, first]] });
    }
    this.known.push(first);
    this.knowerStart.push(this.knowerWho.length);
  }

  #childPlace(id: string): number {
    if (this.#childOf.text === id) return this.#childOf.place;
    let place = this.children.get(id);
    if (place === undefined) {
      place = this.children.size;
      this.children.set(id, place);
    }
    this.#childOf = { text: id, bytes: Buffer.from(id), place };
    return place;
  }

  /** Reads the row in the slow way, which says what is wrong with it. */
  #refuseCarefully(row: ByteRow): void {
    const names = [...(this.#places ?? [])];
    if (row.count > this.#columnCount) return this.#refuse(row, [eventRefusals.refusal('EVENT_FILE_ROW_TOO_LONG', { row: String(row.line) })]);
    const read = readEventRow(Object.fromEntries(names.map(([name, cell]) => [name, cell < row.count ? this.#cell(row, cell) : ''])));
    if (read.ok) throw new Error(`row ${row.line} was refused and can be read`);
    return this.#refuse(row, read.refusals);
  }

  #refuseRepeat(row: ByteRow, id: string, place: number): void {
    this.#refuse(row, [eventRefusals.refusal('EVENT_ID_REPEATED', { id, row: String(this.lines.get(place)), field: 'event_id' })]);
  }

  #refuse(row: ByteRow, refusals: readonly Refusal[]): void {
    this.refusedCount++;
    const [line, child] = [row.line, this.#named(row, 'child_id').trim()];
    if (this.refused.length < MOST_REFUSALS) this.refused.push(...refusals.map((refusal) => ({ line, child, refusal })));
  }
}

function earliestOf(knowers: readonly Knower[]): readonly (readonly [number, number])[] {
  const [only] = knowers;
  if (knowers.length === 1 && only !== undefined) return only.days;
  return [[Math.min(...knowers.flatMap(({ days }) => days.map(([first]) => first))), Math.min(...knowers.map(({ days }) => Math.max(...days.map(([, last]) => last))))]];
}

function isWide(days: readonly (readonly [number, number])[]): boolean {
  return days.length > 1 || days.some(([first, last]) => first !== last);
}
