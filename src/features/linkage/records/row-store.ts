import { packDate } from '../values/date-value.ts';
import type { Cleaner } from '../values/clean-bytes.ts';
import type { Dictionary } from '../values/dictionary.ts';
import type { Row } from './csv-bytes.ts';
import type { FileColumns, SlotSource } from './file-columns.ts';
import { IdStore } from './id-store.ts';
import { sharedInts } from './interner.ts';
import type { PlannedComparison } from './plan.ts';
import type { ProblemBook } from './problem-book.ts';
import { RESTRICTED, SEALED, UNBORN, type Records } from './records.ts';
import { cellText } from './sample-file.ts';
import { saysYes } from './says-yes.ts';

// Their numbers have 16 bits.
const MOST_SOURCES = 65_536;
const COMMA = 44;
const SPACE = 32;

/** Takes the rows of the files, one after another, into the table of numbers. */
export class RowStore {
  count = 0;
  private readonly width: number;
  private rows: Int32Array;
  private flags: Uint8Array;
  private sources: Uint16Array;
  private readonly ids = new IdStore();
  private readonly sourceNames: string[] = [];
  private readonly sourceNumbers = new Map<string, number>();

  constructor(width: number, expected: number) {
    this.width = width;
    this.rows = sharedInts(expected * width);
    this.flags = new Uint8Array(new SharedArrayBuffer(expected));
    this.sources = new Uint16Array(new SharedArrayBuffer(expected * 2));
  }

  /** More sources than can be told apart: the column that was taken for the source names something else. */
  get tooManySources(): boolean {
    return this.sourceNames.length > MOST_SOURCES;
  }

  sourceNumber(name: string): number {
    const there = this.sourceNumbers.get(name);
    if (there !== undefined) return there;
    this.sourceNumbers.set(name, this.sourceNames.length);
    return this.sourceNames.push(name) - 1;
  }

  put(row: Row, columns: FileColumns, cleaner: Cleaner, fileSource: number, problems: ProblemBook): void {
    if (this.count >= this.flags.length) this.grow();
    const record = this.count++;
    const base = record * this.width;
    let flags = (says(row, columns.sealed) ? SEALED : 0) | (says(row, columns.restricted) ? RESTRICTED : 0);
    for (let slot = 0; slot < columns.slots.length; slot++) {
      const source = columns.slots[slot];
      if (source === undefined) continue;
      const number = source.cells.length === 1 ? readCell(row, source, cleaner) : readParts(row, source);
      if (number > 0) this.rows[base + slot] = number;
      else if (number === -1 && source.forename) flags |= UNBORN;
      else if (number === -2) notReadable(row, source, columns.path, problems);
      else if (number === 0 && isFilled(row, source)) countSilent(columns, slot, row.line);
    }
    this.flags[record] = flags;
    const source = columns.source < 0 ? fileSource : this.sourceNumber(cellText(row, columns.source));
    this.sources[record] = source;
    this.ids.add(row, columns, record, source, problems, (flags & SEALED) !== 0);
  }

  finish(comparisons: readonly PlannedComparison[], dictionaries: readonly Dictionary[], problems: ProblemBook): Records {
    const { count, width, rows, flags, sources, sourceNames } = this;
    return { count, width, rows, flags, sources, sourceNames, sourcesAreFiles: false, ...this.ids.finish(sources, sourceNames, problems), comparisons, dictionaries, problems: problems.all() };
  }

  private grow(): void {
    const length = Math.ceil(this.flags.length * 1.25) + 1024;
    const rows = sharedInts(length * this.width);
    rows.set(this.rows);
    const flags = new Uint8Array(new SharedArrayBuffer(length));
    flags.set(this.flags);
    const sources = new Uint16Array(new SharedArrayBuffer(length * 2));
    sources.set(this.sources);
    [this.rows, this.flags, this.sources] = [rows, flags, sources];
  }
}

function says(row: Row, cells: readonly number[]): boolean {
  return cells.some((cell) => saysYes(cellText(row, cell)));
}

function readCell(row: Row, { cells, part, dayFirst, dictionary }: SlotSource, cleaner: Cleaner): number {
  const cell = cells[0] ?? -1;
  if (cell < 0 || cell >= row.cells) return 0;
  const [from, to] = [row.starts[cell] ?? 0, row.ends[cell] ?? 0];
  if (part !== 'whole') return readPart(row.bytes, from, to, part, dictionary, cleaner);
  return dictionary.read(cleaner.clean(row.bytes, from, to, dictionary.cleaning), cleaner, dayFirst);
}

// “Ann Lee” is forename and surname; so is “LEE, Ann”.
function readPart(bytes: Uint8Array, from: number, to: number, part: 'first' | 'last', dictionary: Dictionary, cleaner: Cleaner): number {
  const comma = bytes.subarray(from, to).indexOf(COMMA);
  if (comma >= 0) return dictionary.read(part === 'first' ? cleaner.clean(bytes, from + comma + 1, to, 'words') : cleaner.clean(bytes, from, from + comma, 'words'), cleaner, true);
  let [start, end] = [from, to];
  while (start < end && bytes[start] === SPACE) start++;
  while (end > start && bytes[end - 1] === SPACE) end--;
  // Where it is written, not where it is cleaned: the hyphen of a double name is then still there.
  const cell = bytes.subarray(start, end);
  const space = part === 'first' ? cell.indexOf(SPACE) : cell.lastIndexOf(SPACE);
  if (space < 0) return part === 'first' ? dictionary.read(cleaner.clean(bytes, start, end, 'words'), cleaner, true) : 0;
  return dictionary.read(part === 'first' ? cleaner.clean(bytes, start, start + space, 'words') : cleaner.clean(bytes, start + space + 1, end, 'words'), cleaner, true);
}

function sound(number: number, most: number): number {
  return number >= 1 && number <= most ? number : 0;
}

function readParts(row: Row, { cells }: SlotSource): number {
  const [year = 0, month = 0, day = 0] = cells.map((cell) => Number.parseInt(cellText(row, cell), 10));
  return year >= 1000 && year <= 2200 ? packDate(year, sound(month, 12), sound(month, 12) === 0 ? 0 : sound(day, 31)) : 0;
}

// Half of “Ann Lee” may be missing without standing for nothing.
function isFilled({ starts, ends, cells: width }: Row, { cells, part }: SlotSource): boolean {
  const cell = cells[0] ?? -1;
  return cells.length === 1 && part === 'whole' && cell >= 0 && cell < width && (ends[cell] ?? 0) > (starts[cell] ?? 0);
}

function countSilent({ silent: { rows, first } }: FileColumns, slot: number, line: number): void {
  if (rows[slot] === 0) first[slot] = line;
  rows[slot] = (rows[slot] ?? 0) + 1;
}

function notReadable(row: Row, { dictionary, column }: SlotSource, file: string, problems: ProblemBook): void {
  const isDate = dictionary.kind === 'date';
  const { line } = row;
  problems.count({ code: isDate ? 'DATE_NOT_READABLE' : 'IDENTIFIER_NOT_VALID', file, column, row: row.line },
    (count) => `${count} values are ${dictionary.encoded ? 'no encodings' : isDate ? 'no dates' : 'no valid numbers'}, the first in line ${line}. They were taken as empty`);
}
