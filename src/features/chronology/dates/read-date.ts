import { partialDateRefusal } from '../../../kernel/partial-date-refusals.ts';
import { onDay, type PartialDate } from '../../../kernel/partial-date.ts';
import { addDays, parsePlainDate } from '../../../kernel/plain-date.ts';
import { ok, type Refusal, type Result } from '../../../kernel/result.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { serialDay } from '../reading/excel/serial.ts';
import { plainWords, withoutWeekday } from './plain-words.ts';
import { dateRefusals } from './refusals.ts';

/** A date as far as it was read. With `question` it is one possible reading, or none where `date` is missing. */
export interface DateReading {
  readonly date?: PartialDate;
  readonly question?: Refusal;
  readonly notes: readonly string[];
}

const SAID_UNKNOWN = /^(?:date )?(?:unknown|un-?dated|not (?:known|recorded|stated|given|specified|clear|available)|no date(?: given| recorded)?|n\/?[kar]|tb[ca]|to be confirmed|date tbc|[-?. ]+)$/i;
const WEEK_OF = /^(?:the )?(?:w[/. ]?c|w[/. ]?b|w[/. ]?comm|wk\.?|week)[. :]*(?:commencing|comm(?:\.|encing)?|beginning|starting|begin|of)?[. :]*(?=\d|[a-z]{3,9} \d|mon|sun)(.+)$/i;
const WEEK_ENDING = /^(?:the )?(?:week|wk\.?) ?-?ending:? (.+)$/i;
const WEEK_END = /^(?:w[/. ]?e|w\/end|weekend)\b/i;
const PART = /^(?:the )?(?:very )?(early|mid|middle|late|later|latter part|end|start|beginning|first half|second half|first part)(?:[- ]+(?:of |in |to late )?|-)(.+)$/i;
const WINTER = /^winter (?:of )?(\d{4}) ?[/-] ?(\d{4}|\d{2})$/i;
const BETWEEN = [/ (?:to|until|till|through) | - | & | and | \/ /i, /-+/, /\//] as const;
const MONTH_AND_TWO = /^((?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*)\.?[-/ ](\d{2})$/i;
const NUMBER_AND_TWO = /^(0?[1-9]|1[0-2])[./-](1[3-9]|2\d|30)$/;

/** Reads the words of a date, without doubt marks or a time, as far as they can be read in one way. */
export function readWords(text: string): DateReading {
  if (SAID_UNKNOWN.test(text)) return asked(dateRefusals.refusal('DATE_SAID_UNKNOWN', { text }));
  if (/^\d{5,8}(?:\.\d+)?$/.test(text)) return readDigits(text);
  const words = plainWords(text);
  return readWeek(words) ?? readWinter(words) ?? readMonthAndTwo(words) ?? readRest(words);
}

function readRest(words: string): DateReading {
  const read = readPartialDate(words);
  if (read.ok) return { date: read.value, notes: [] };
  const [question] = read.refusals;
  return readPart(words) ?? readAgainstWeekday(words, question) ?? readRange(words, question) ?? readBeforeBrackets(words) ?? asked(question);
}

// What stands in brackets tells of the date: how sure it is, or what it is the date of.
function readBeforeBrackets(words: string): DateReading | undefined {
  const [, date, aside = ''] = /^(.*\d.*?) ?[([]([^()[\]]+)[)\]]$/.exec(words) ?? [];
  if (date === undefined) return undefined;
  const about = /\b(?:approx|circa|about|around|roughly|est(?:imated)?)\b/i.test(aside);
  const read = readWords(about ? `about ${date}` : date);
  if (read.date === undefined) return undefined;
  const unsure = /\b(?:unsure|not sure|unclear|possibly|unconfirmed|tbc)\b/i.test(aside) ? doubt(read.date) : undefined;
  return { ...read, ...(unsure?.ok === true ? { date: unsure.value } : {}), notes: [...read.notes, `“${aside}” is kept in the words and not in the date`] };
}

// "Mid May 2016" is in May 2016: that much is sure, and no more is said.
function readPart(words: string): DateReading | undefined {
  const [, part, rest = ''] = PART.exec(words) ?? [];
  if (part === undefined) return undefined;
  const read = readPartialDate(plainWords(rest));
  if (!read.ok || read.value.shape.form !== 'point' || read.value.kind === 'day') return undefined;
  return { date: read.value, notes: [`“${part}” is kept in the words and not in the date`] };
}

function readWeek(words: string): DateReading | undefined {
  if (WEEK_END.test(words)) return asked(dateRefusals.refusal('DATE_WEEK_END_UNCLEAR', { text: words }));
  const [, ending] = WEEK_ENDING.exec(words) ?? [];
  const [, starting] = WEEK_OF.exec(words) ?? [];
  const written = ending ?? starting;
  if (written === undefined) return undefined;
  const { date, question, notes } = readWords(written);
  if (date === undefined || date.kind !== 'day' || date.earliest === null || date.earliest !== date.latest) return question === undefined ? undefined : asked(question);
  const [from, to] = ending === undefined ? [date.earliest, addDays(date.earliest, 6)] : [addDays(date.earliest, -6), date.earliest];
  return { ...withEdtf(`[${from}..${to}]`), notes, ...(question === undefined ? {} : { question }) };
}

function readWinter(words: string): DateReading | undefined {
  const [, first, second = ''] = WINTER.exec(words) ?? [];
  if (first === undefined || String(Number(first) + 1).slice(-second.length) !== second) return undefined;
  return { ...withEdtf(`[${first}-12..${Number(first) + 1}-02]`), notes: [] };
}

// Excel shows a month as "May-16"; somebody may as well mean the sixteenth. "09/18" has no other reading by day first.
function readMonthAndTwo(words: string): DateReading | undefined {
  const [, number, its] = NUMBER_AND_TWO.exec(words) ?? [];
  if (number !== undefined) {
    const read = readPartialDate(`${number}/20${its}`);
    return read.ok ? doubtful(read.value, dateRefusals.refusal('DATE_MONTH_OR_DAY', { text: words })) : undefined;
  }
  const [, month, two = ''] = MONTH_AND_TWO.exec(words) ?? [];
  if (month === undefined) return undefined;
  const read = readPartialDate(`${month} 20${two}`);
  return read.ok && Number(two) <= 30 ? doubtful(read.value, dateRefusals.refusal('DATE_MONTH_OR_DAY', { text: words })) : undefined;
}

function readAgainstWeekday(words: string, question: Refusal): DateReading | undefined {
  if (question.code !== 'PARTIAL_DATE_WEEKDAY_DIFFERS') return undefined;
  const bare = withoutWeekday(words);
  const read = bare === undefined ? undefined : readPartialDate(bare);
  return read?.ok === true ? doubtful(read.value, question) : undefined;
}

/** "3-5 June 2016" lasted or was on one of the days. Read as lasting, and asked about. */
function readRange(words: string, question: Refusal): DateReading | undefined {
  for (const between of BETWEEN) {
    const [first, last, more] = words.replace(/^from /i, '').split(between);
    if (first === undefined || last === undefined || more !== undefined) continue;
    const lasted = readPartialDate(`from ${plainWords(first)} to ${plainWords(last)}`);
    if (!lasted.ok || lasted.value.kind !== 'span') continue;
    if (/ (?:until|till|through) /i.test(words) || /^from /i.test(words)) return { date: lasted.value, notes: [] };
    return doubtful(lasted.value, question.code === 'PARTIAL_DATE_NOT_READABLE' ? rangeUnclear() : question);
  }
  return undefined;
}

function rangeUnclear(): Refusal {
  return partialDateRefusal('PARTIAL_DATE_RANGE_UNCLEAR');
}

// A serial number of Excel has five digits from 1927 to 2173; eight may be a day either way round.
function readDigits(text: string): DateReading {
  const serial = Number(text);
  if (serial >= 20_000 && serial < 60_000) {
    const read = readPartialDate(serialDay(Math.floor(serial)) ?? '');
    if (read.ok) return { date: read.value, notes: ['The date was a serial number of Excel'] };
  }
  const [, a = '', b = '', c = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const yearFirst = parsePlainDate(`${a}-${b}-${c}`);
  const yearLast = parsePlainDate(`${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}`);
  const real = [yearFirst, yearLast].flatMap((day) => (day.ok && day.value >= '1900' && day.value <= '2100' ? [day.value] : []));
  const [only, other] = real;
  if (only !== undefined && other === undefined) return { date: onDay(only), notes: [] };
  return asked(dateRefusals.refusal('DATE_NUMBER_UNCLEAR', { text }));
}

function asked(question: Refusal): DateReading {
  return { question, notes: [] };
}

/** One possible reading, with EDTF's mark of doubt on each of its ends. */
export function doubtful(date: PartialDate, question: Refusal): DateReading {
  const marked = doubt(date);
  return marked.ok ? { date: marked.value, question, notes: [] } : asked(question);
}

/** The same date with `?`, which does not widen it. Sets cannot carry the mark and stay as they are. */
export function doubt(date: PartialDate): Result<PartialDate> {
  const { form } = date.shape;
  if (form === 'one-of') return ok(date);
  const edtf = date.edtf.split('/').map((end) => (/^\.\.$|^$|[?%]$/.test(end) ? end : end.endsWith('~') ? `${end.slice(0, -1)}%` : `${end}?`)).join('/');
  return readPartialDate(edtf);
}

function withEdtf(edtf: string): { readonly date?: PartialDate; readonly question?: Refusal } {
  const read = readPartialDate(edtf);
  return read.ok ? { date: read.value } : { question: read.refusals[0] };
}
