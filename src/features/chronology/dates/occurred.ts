import { partialDateRefusal } from '../../../kernel/partial-date-refusals.ts';
import { parsePartialDate, type PartialDate } from '../../../kernel/partial-date.ts';
import { dayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { readWhen } from '../../events/index.ts';
import type { EntryPrecision } from '../entry.ts';
import { serialAsText } from '../reading/excel/serial.ts';
import { londonClock } from './london-clock.ts';
import { partsOf, readTime, type Parts } from './parts.ts';
import { doubt, readWords, type DateReading } from './read-date.ts';
import { dateRefusals } from './refusals.ts';

/** When an entry happened, as far as it was read. */
export interface Occurred {
  /** EDTF or an ISO date-time; null where there is no reading. */
  readonly occurred: string | null;
  readonly precision: EntryPrecision;
  readonly questions: readonly Refusal[];
  readonly notes: readonly string[];
  /** What the rows below may take over. */
  readonly carry: Carry;
}

/** What a row without a date, or without a year, takes from what stands above it. */
export interface Carry {
  /** The date above; null where it was not read, undefined where there is none. */
  readonly above?: { readonly occurred: string; readonly precision: EntryPrecision; readonly earliest: PlainDate | null; readonly words: string } | null;
  /** The year of a heading row. */
  readonly year?: number;
  /** The month of a heading row, such as "May 2016". */
  readonly month?: string;
}

/** The cells that say when. */
export interface WhenCells {
  readonly date: string;
  readonly time: string;
  readonly endDate: string;
}

/** In characters. Longer is no date, and looking for one in it would take long. */
const LONGEST = 200;
const DITTO = /^(?:["'″〃”]+|''|do\.?|ditto|as above|same (?:day|date)(?: as above)?|-?"-?|↓|"")$/i;
const NO_YEAR = /^(\d{1,2})[./-](\d{1,2})$/;

/** Reads when a row happened. What is taken over from above is said in the notes. */
export function readOccurred(given: WhenCells, carry: Carry): Occurred {
  const cells = { date: serialMoment(given.date) ?? given.date, time: shorter(given.time), endDate: shorter(given.endDate) };
  if (cells.date.length > LONGEST) return { occurred: null, precision: null, questions: [partialDateRefusal('PARTIAL_DATE_NOT_READABLE', { text: shorter(cells.date) })], notes: [], carry: { ...carry, above: null } };
  const plain = plainDay(cells.date);
  if (plain !== undefined) return finish({ date: plain, notes: [] }, { doubted: false, notes: [] }, cells, carry);
  if (cells.date === '' || DITTO.test(cells.date)) return carried(cells, carry);
  const parts = partsOf(cells.date);
  const iso = /^\d{4}-\d{2}-\d{2}[T ]\d/.test(cells.date) ? readWhen(cells.date) : undefined;
  if (iso?.ok === true && iso.value.kind === 'moment' && cells.endDate === '' && !/[T ]00:00/.test(cells.date)) return moment(iso.value.moment, cells.date, carry);
  const reading = withYear(parts.date, readWords(parts.date), carry);
  return finish(reading, parts, cells, carry);
}

// "42512.6041666667" is a day and a time that Excel was not told to show as such.
function serialMoment(text: string): string | undefined {
  return /^[2-5]\d{4}\.\d+$/.test(text) ? serialAsText(Number(text), 'day and time', false) : undefined;
}

function shorter(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, 80)}…` : text;
}

// Most dates are written like this, and need none of what reads the others.
function plainDay(text: string): PartialDate | undefined {
  const [, day = '', month = '', year] = /^(\d\d?)\/(\d\d?)\/((?:19|20)\d\d)$/.exec(text) ?? [];
  const read = year === undefined ? undefined : parsePartialDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read?.ok === true ? read.value : undefined;
}

function finish(read: DateReading, parts: Omit<Parts, 'date'>, cells: WhenCells, carry: Carry): Occurred {
  const doubted = parts.doubted && read.date !== undefined ? doubt(read.date) : undefined;
  const started = doubted?.ok === true ? doubted.value : read.date;
  const ended = started === undefined ? { date: started, questions: [], notes: [] } : withEnd(started, cells, carry);
  const { date } = ended;
  const notes = [...parts.notes, ...read.notes, ...ended.notes];
  const questions = [...(read.question === undefined ? [] : [read.question]), ...ended.questions];
  if (date === undefined) return { occurred: null, precision: null, questions, notes, carry: { ...carry, above: null } };
  const timed = withTime(date, parts.time, cells.time);
  const occurred = timed.moment ?? date.edtf;
  const precision = timed.moment === undefined ? date.kind : 'moment';
  return {
    occurred, precision, questions: [...questions, ...timed.questions], notes: [...notes, ...timed.notes],
    carry: { ...stillIn(date, carry), above: { occurred: date.edtf, precision: date.kind, earliest: date.earliest ?? date.latest, words: cells.date } },
  };
}

// A heading's year holds until a row says another.
function stillIn({ earliest }: PartialDate, carry: Carry): Carry {
  if (carry.year === undefined || earliest === null || earliest.startsWith(String(carry.year))) return carry;
  return carry.above === undefined ? {} : { above: carry.above };
}

function moment(occurred: string, words: string, carry: Carry): Occurred {
  const day = readWords(occurred.slice(0, 10)).date;
  return {
    occurred, precision: 'moment', questions: [], notes: [],
    carry: { ...carry, above: { occurred: occurred.slice(0, 10), precision: 'day', earliest: day?.earliest ?? null, words } },
  };
}

function carried(cells: WhenCells, carry: Carry): Occurred {
  const none = { occurred: null, precision: null, notes: [], carry };
  if (carry.above === undefined) return { ...none, questions: [dateRefusals.refusal('DATE_MISSING')] };
  if (carry.above === null) return { ...none, questions: [dateRefusals.refusal('DATE_ABOVE_NOT_READ')] };
  const { above } = carry;
  const date = readWords(above.occurred).date;
  const timed = date === undefined ? { questions: [], notes: [], moment: undefined } : withTime(date, undefined, cells.time);
  return {
    occurred: timed.moment ?? above.occurred, precision: timed.moment === undefined ? above.precision : 'moment',
    questions: timed.questions, notes: ['The date is taken over from the row above', ...timed.notes], carry,
  };
}

function withYear(text: string, reading: DateReading, carry: Carry): DateReading {
  const days = NO_YEAR.exec(text);
  const dayAlone = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?$/.test(text);
  if (dayAlone && carry.month !== undefined) return noted(readWords(`${text.replace(/^the /, '')} ${carry.month}`), 'The month and year are those of the heading above');
  const lacks = reading.question?.code === 'PARTIAL_DATE_YEAR_MISSING' || (days !== null && reading.date === undefined);
  if (!lacks) return reading;
  const year = carry.year ?? (carry.above?.earliest === undefined || carry.above.earliest === null ? undefined : Number(carry.above.earliest.slice(0, 4)));
  if (year === undefined) return reading;
  const read = readWords(days === null ? `${text} ${year}` : `${days[1]}/${days[2]}/${year}`);
  if (read.date === undefined) return read;
  if (carry.year !== undefined) return noted(read, `The year ${year} is that of the heading above`);
  if (carry.above !== undefined && carry.above !== null && follows(read.date, carry.above.earliest)) return noted(read, `The year ${year} is taken over from the row above`);
  return { question: dateRefusals.refusal('DATE_YEAR_NOT_SURE', { text, above: carry.above?.words ?? '' }), notes: [] };
}

// After a jump back, or over half a year, the year may as well be another.
function follows({ earliest }: PartialDate, above: PlainDate | null): boolean {
  if (earliest === null || above === null) return false;
  const days = dayNumber(earliest) - dayNumber(above);
  return days >= 0 && days <= 183;
}

function noted(reading: DateReading, note: string): DateReading {
  return { ...reading, notes: [...reading.notes, note] };
}

interface Ended {
  readonly date: PartialDate | undefined;
  readonly questions: readonly Refusal[];
  readonly notes: readonly string[];
}

function withEnd(start: PartialDate, cells: WhenCells, carry: Carry): Ended {
  if (cells.endDate === '' || DITTO.test(cells.endDate)) return { date: start, questions: [], notes: [] };
  if (/^(?:present|on-?going|current|to date|now|date)$/i.test(cells.endDate.trim())) return asSpan(start, '..');
  const parts = partsOf(cells.endDate);
  const above = { occurred: start.edtf, precision: start.kind, earliest: start.earliest, words: cells.date };
  const read = withYear(parts.date, readWords(parts.date), { ...carry, above });
  if (read.date === undefined) return { date: start, questions: read.question === undefined ? [] : [read.question], notes: ['The end could not be read; the start was'] };
  const questions = read.question === undefined ? [] : [read.question];
  if (read.date.edtf === start.edtf) return { date: start, questions, notes: [] };
  const span = asSpan(start, read.date.edtf);
  return { ...span, questions: [...questions, ...span.questions] };
}

function asSpan(start: PartialDate, end: string): Ended {
  const read = readWhen(`${start.edtf}/${end}`);
  if (read.ok && read.value.kind === 'date') return { date: read.value.date, questions: [], notes: [] };
  return { date: start, questions: read.ok ? [] : [read.refusals[0]], notes: ['The end could not be joined to the start; the start was read'] };
}

interface Timed {
  readonly moment: string | undefined;
  readonly questions: readonly Refusal[];
  readonly notes: readonly string[];
}

function withTime(date: PartialDate, ownTime: string | undefined, cell: string): Timed {
  const time = ownTime ?? (cell === '' || DITTO.test(cell) ? undefined : readTime(cell));
  if (time === undefined && (cell === '' || DITTO.test(cell) || /^(?:n\/?k|n\/?a|not known|unknown|tbc|[-?. ]+)$/i.test(cell))) return { moment: undefined, questions: [], notes: [] };
  if (time === undefined) return { moment: undefined, questions: [dateRefusals.refusal('DATE_TIME_NOT_READABLE', { text: cell })], notes: [] };
  if (time === 'part') return { moment: undefined, questions: [], notes: [`“${cell}” is kept in the words and not in the date`] };
  const { earliest } = date;
  if (date.kind !== 'day' || date.doubted || earliest === null || earliest !== date.latest) return { moment: undefined, questions: [], notes: ['The time is kept in the words, because the day is not certain'] };
  const at = londonClock(earliest, time);
  return at.ok ? { moment: at.value, questions: [], notes: [] } : { moment: undefined, questions: [at.refusals[0]], notes: [] };
}
