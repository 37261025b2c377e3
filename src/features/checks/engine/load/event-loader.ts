import { eventColumns, eventRefusals, readEventFile, readEventRow } from '../../../events/index.ts';
import { ok, type Refusal, type Result } from '../../../../kernel/result.ts';
import { typeName, type Partial, type Unread } from '../columns.ts';
import { ValueTable } from '../values.ts';
import { ByteRows, cellText, MORE_NEEDED, type ByteRow } from './byte-rows.ts';
import { Cells, isWide, type AttributesRead, type WhenIn } from './cells.ts';
import { GrowingDoubles, GrowingInts } from './growing.ts';
import { IdHeap } from './id-heap.ts';
import { KnowerColumns } from './knower-columns.ts';
import { quickWhen, type QuickWhen } from './quick-date.ts';

/** A row that was refused, with its line. */
export interface RefusedRow {
  readonly line: number;
  /** The child that the row names, as far as it does. */
  readonly child: string;
  readonly refusal: Refusal;
}

/** So many refusals are kept; the rest are counted. */
export const MOST_REFUSALS = 50;

/** Neither a space nor a control, nor part of a letter of several bytes, which may be an odd space. */
function isVisible(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

type ColumnName = (typeof eventColumns)[number];

const UNPLACED: Readonly<Record<ColumnName, number>> = { event_id: -1, child_id: -1, type: -1, occurred: -1, known_to: -1, agency: -1, area: -1, persons: -1, attributes: -1, text: -1 };

/** Fills columns from the bytes of a file of events, row by row, without an object for each. */
export class EventLoader {
  readonly cells: Cells;
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
  readonly knowers: KnowerColumns;
  /** By place in the file: what is not one certain day. */
  readonly partials = new Map<number, Partial>();
  readonly children: Map<string, number>;
  /** By child what could not be read of its rows, each kind once. */
  readonly unread = new Map<string, Unread[]>();
  readonly refused: RefusedRow[] = [];
  refusedCount = 0;
  #rows = new ByteRows();
  readonly #withText: boolean;
  readonly #when: QuickWhen = { day: 0, second: 0, timed: false };
  #places = UNPLACED;
  #columnCount = 0;
  #childOf: { readonly text: string; readonly bytes: Buffer; readonly place: number } = { text: '', bytes: Buffer.alloc(0), place: -1 };

  /** `withText` keeps the `text` of events too, for checks that read it. What `cells` read before is not read again. */
  constructor(children: readonly string[], withText: boolean, cells = new Cells(new ValueTable())) {
    this.cells = cells;
    this.knowers = new KnowerColumns(cells);
    this.children = new Map(children.map((id, place) => [id, place]));
    this.#withText = withText;
    this.attributeStart.push(0);
  }

  /** Reads every whole row in the bytes and says how many bytes were read. Refuses a header without the columns that are needed. */
  read(bytes: Buffer, last: boolean): Result<number> {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#rows.next(bytes, at, last);
      if (next === MORE_NEEDED) break;
      at = next;
      const { row } = this.#rows;
      if (row.count === 1 && row.start[0] === row.end[0]) continue;
      if (!this.started) {
        const header = this.#readHeader(row);
        if (!header.ok) return header;
      } else this.#readRow(row);
    }
    return ok(at);
  }

  /** The next row that is read stands on that line of the file. */
  goOnAt(line: number): void {
    this.#rows = new ByteRows(line);
  }

  /** Whether a header was seen at all. */
  get started(): boolean {
    return this.#columnCount > 0;
  }

  #readHeader(row: ByteRow): Result<null> {
    const names = Array.from({ length: row.count }, (_, cell) => cellText(row, cell).replace(/^\u{FEFF}/u, '').trim().toLowerCase());
    const read = readEventFile(`${names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}\n`);
    if (!read.ok) return read;
    for (const note of read.value.notes) if (note.kind === 'unknown-column') this.cells.note(`The file has the column “${note.column}”, which events do not have. Its cells are not read`);
    const places = { ...UNPLACED };
    for (const name of eventColumns) places[name] = names.indexOf(name);
    this.#places = places;
    this.#columnCount = names.length;
    return ok(null);
  }

  #named(row: ByteRow, name: ColumnName): string {
    const cell = said(row, this.#places[name]);
    return cell < 0 ? '' : cellText(row, cell);
  }

  #readRow(row: ByteRow): void {
    const { cells, knowers } = this;
    if (row.count > this.#columnCount) return this.#refuseCarefully(row);
    const { occurred, type: typePlace, event_id: idPlace, attributes: attributesPlace, known_to: knownPlace } = this.#places;
    const quick = occurred < row.count && row.odd[occurred] === 0 && quickWhen(row.bytes, row.start[occurred] ?? 0, row.end[occurred] ?? 0, this.#when);
    if (typePlace >= row.count) return this.#refuseCarefully(row);
    const type = cells.types.of(row, typePlace);
    cells.note(type.note);
    const when = quick || occurred >= row.count ? undefined : cells.whens.of(row, occurred);
    const attributesCell = said(row, attributesPlace);
    const attributes = attributesCell < 0 ? NO_ATTRIBUTES : type.attributes.of(row, attributesCell);
    if ((!quick && when == null) || type.silent || attributes.refused || !knowers.read(row, said(row, knownPlace))) return this.#refuseCarefully(row);
    const sameChild = this.#isSameChild(row);
    const childText = sameChild ? this.#childOf.text : this.#named(row, 'child_id').trim();
    const id = this.#idIn(row, idPlace);
    if (childText === '' || id.length === 0) return this.#refuseCarefully(row);
    const place = id === row.bytes ? this.ids.add(id, row.start[idPlace] ?? 0, row.end[idPlace] ?? 0) : this.ids.add(id, 0, id.length);
    if (place < 0) return this.#refuseRepeat(row, this.#named(row, 'event_id').trim(), -1 - place);
    this.lines.push(row.line);
    this.child.push(sameChild ? this.#childOf.place : this.#childPlace(childText));
    this.type.push(type.code);
    this.#pushWhen(place, when ?? this.#when, when?.vague ?? NEVER_WIDE);
    this.#pushKnown(place);
    this.#pushWho(row);
    this.#pushAttributes(attributes);
  }

  #pushWho(row: ByteRow): void {
    const { cells } = this;
    const [agency, area] = [said(row, this.#places.agency), said(row, this.#places.area)];
    const [persons, text] = [said(row, this.#places.persons), this.#withText ? said(row, this.#places.text) : -1];
    this.agency.push(agency < 0 ? 0 : cells.agency(row, agency));
    this.area.push(area < 0 ? 0 : cells.areas.of(row, area));
    this.persons.push(persons < 0 ? 0 : cells.persons.of(row, persons));
    this.text.push(text < 0 ? 0 : cells.values.idOf(cellText(row, text)));
  }

  #pushAttributes({ pairs, notes }: AttributesRead): void {
    for (let index = 0; index < pairs.length; index += 2) {
      this.attributeKey.push(pairs[index] ?? 0);
      this.attributeValue.push(pairs[index + 1] ?? 0);
    }
    for (const note of notes) this.cells.note(note);
    this.attributeStart.push(this.attributeKey.length);
  }

  /** The bytes of the row where they say the id without anything to take away; otherwise bytes of their own. */
  #idIn(row: ByteRow, cell: number): Buffer {
    if (cell < row.count && row.odd[cell] === 0) {
      const [start, end] = [row.start[cell] ?? 0, row.end[cell] ?? 0];
      if (end > start && isVisible(row.bytes[start] ?? 0) && isVisible(row.bytes[end - 1] ?? 0)) return row.bytes;
    }
    return Buffer.from(this.#named(row, 'event_id').trim());
  }

  /** The rows of one child mostly stand together. */
  #isSameChild(row: ByteRow): boolean {
    const cell = this.#places.child_id;
    const { bytes } = this.#childOf;
    if (cell >= row.count || row.odd[cell] === 1 || bytes.length === 0) return false;
    const start = row.start[cell] ?? 0;
    if ((row.end[cell] ?? 0) - start !== bytes.length) return false;
    for (let at = 0; at < bytes.length; at++) if (row.bytes[start + at] !== bytes[at]) return false;
    return true;
  }

  #pushWhen(place: number, { day, second, timed }: QuickWhen, vague: WhenIn['vague']): void {
    this.day.push(day);
    this.at.push(second);
    this.timed.push(timed ? 1 : 0);
    if (vague.length > 0) this.partials.set(place, { days: vague, known: [] });
  }

  #pushKnown(place: number): void {
    const { knowers } = this;
    this.known.push(knowers.first());
    const vague = this.partials.get(place);
    const known = vague === undefined && knowers.isPlain ? NEVER_WIDE : knowers.days();
    if (vague !== undefined || isWide(known)) this.partials.set(place, { days: vague?.days ?? [[this.day.get(place), this.day.get(place)]], known });
    knowers.keep(place);
  }

  #childPlace(id: string): number {
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
    if (row.count > this.#columnCount) return this.#refuse(row, [eventRefusals.refusal('EVENT_FILE_ROW_TOO_LONG', { row: String(row.line) })]);
    const read = readEventRow(Object.fromEntries(eventColumns.filter((name) => this.#places[name] >= 0).map((name) => [name, this.#named(row, name)])));
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
    if (child !== '') this.#keepUnread(row, child, refusals);
  }

  /** A type that the vocabulary does not know is read by no check; cells beyond the header may stand in the wrong columns. */
  #keepUnread(row: ByteRow, child: string, refusals: readonly Refusal[]): void {
    this.#childPlace(child);
    const { type: place } = this.#places;
    const type = place < row.count && row.count <= this.#columnCount ? this.cells.types.of(row, place) : undefined;
    const isNamed = type !== undefined && !type.silent;
    if (isNamed && type.code < 0) return;
    const own = this.unread.get(child) ?? [];
    const missing = isNamed ? refusals.map(({ field }) => `${typeName(type.code)}.${field ?? 'row'}`) : [`row ${row.line}`];
    for (const one of missing) if (!own.some((other) => other.missing === one || (!isNamed && other.type < 0))) own.push({ type: isNamed ? type.code : -1, missing: one });
    this.unread.set(child, own);
  }
}

const NO_ATTRIBUTES: AttributesRead = { pairs: [], notes: [], refused: false };
const NEVER_WIDE: WhenIn['vague'] = [];

/** The cell where it holds something; -1 where the row has it not, or it is empty. */
function said(row: ByteRow, cell: number): number {
  return cell < 0 || cell >= row.count || row.start[cell] === row.end[cell] ? -1 : cell;
}
