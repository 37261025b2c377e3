import { pointOf, type DatePoint } from './date-point.ts';
import { partialDateRefusal } from './partial-date-refusals.ts';
import { dateInWords, parsePlainDate } from './plain-date.ts';
import { ok, refuse, type Result } from './result.ts';

/** The month and year of a date beside it, for "between 3 and 5 June 2026". */
export interface Borrowed {
  readonly month?: number;
  readonly year: number;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SEASONS = new Map([['spring', 21], ['summer', 22], ['autumn', 23]]);
const PARTS = /^(?:the )?(early|mid|late|end|start|beginning|middle|first half|second half)\b/i;

const WEEKDAY = /^([a-z]+),? (?=\d|[a-z]+ \d)/i;
const DAY_MONTH = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?(?:,? (\d{4}|\d{2}))?$/i;
const MONTH_DAY = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const MONTH = /^([a-z]+)\.?(?:,? (?:of )?(\d{4}))?$/i;
const DAY = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?$/i;
const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
const NUMBERS_YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/;
const MONTH_NUMBER = /^(\d{1,2})[/.-](\d{4})$/;
const SEASON = /^([a-z]+) (?:of )?(\d{4})$/i;
const DECADE = /^(?:the )?(\d{3})0s$/i;

/**
 * Reads one date, without "about" or "before", day first where it is all numbers. Refuses where it could be read in two ways. `borrowed` fills what the date leaves out.
 */
export function readWrittenPoint(text: string, borrowed?: Borrowed): Result<DatePoint> {
  const [, weekday = ''] = WEEKDAY.exec(text) ?? [];
  const named = WEEKDAYS.find((day) => weekday.length >= 3 && day.startsWith(weekday.toLowerCase()));
  const point = readUnnamed(named === undefined ? text : text.slice(weekday.length).replace(/^,? /, ''), borrowed);
  if (!point.ok || named === undefined || point.value.precision !== 'day') return point;
  const words = dateInWords(point.value.start);
  return words.toLowerCase().startsWith(named) ? point : refuse(partialDateRefusal('PARTIAL_DATE_WEEKDAY_DIFFERS', { date: words, weekday: capital(named) }));
}

function readUnnamed(text: string, borrowed: Borrowed | undefined): Result<DatePoint> {
  return readNumbers(text) ?? readDayAndMonth(text, borrowed) ?? readWider(text, borrowed) ?? refuse(unreadable(text));
}

function readNumbers(text: string): Result<DatePoint> | undefined {
  const [, day, , month, year] = NUMBERS.exec(text) ?? [];
  if (year !== undefined) return dayPoint(text, year, Number(month), Number(day));
  const [, yearFirst, , secondMonth, lastDay] = NUMBERS_YEAR_FIRST.exec(text) ?? [];
  if (yearFirst !== undefined) return dayPoint(text, yearFirst, Number(secondMonth), Number(lastDay));
  const [, onlyMonth, itsYear] = MONTH_NUMBER.exec(text) ?? [];
  return itsYear === undefined ? undefined : monthPoint(text, Number(itsYear), Number(onlyMonth));
}

function readDayAndMonth(text: string, borrowed: Borrowed | undefined): Result<DatePoint> | undefined {
  const [, onlyDay] = DAY.exec(text) ?? [];
  if (onlyDay !== undefined && borrowed?.month !== undefined) return dayPoint(text, String(borrowed.year), borrowed.month, Number(onlyDay));
  const [, day, name = '', year] = DAY_MONTH.exec(text) ?? [];
  if (day !== undefined) return named(name, (month) => dayPoint(text, year ?? borrowed?.year.toString(), month, Number(day)));
  const [, first = '', second, itsYear] = MONTH_DAY.exec(text) ?? [];
  return itsYear === undefined ? undefined : named(first, (month) => dayPoint(text, itsYear, month, Number(second)));
}

function readWider(text: string, borrowed: Borrowed | undefined): Result<DatePoint> | undefined {
  const [part] = PARTS.exec(text) ?? [];
  if (part !== undefined) return refuse(partialDateRefusal('PARTIAL_DATE_PART_UNCLEAR', { part }));
  if (/^winter\b/i.test(text)) return refuse(partialDateRefusal('PARTIAL_DATE_WINTER_UNCLEAR'));
  if (/^\d{4}$/.test(text)) return yearPoint(text, Number(text), 'year');
  const [, decade] = DECADE.exec(text) ?? [];
  if (decade !== undefined) return yearPoint(text, Number(decade) * 10, 'decade');
  const [, season = '', seasonYear] = SEASON.exec(text) ?? [];
  const seasonNumber = SEASONS.get(season.toLowerCase());
  if (seasonNumber !== undefined) return inRange(text, Number(seasonYear), () => pointOf('season', Number(seasonYear), seasonNumber));
  const [, name, year] = MONTH.exec(text) ?? [];
  if (name === undefined) return /^[a-z]+ \d{1,2}$/i.test(text) ? refuse(partialDateRefusal('PARTIAL_DATE_YEAR_MISSING')) : undefined;
  const month = monthNumber(name);
  if (month === undefined) return undefined;
  const known = year === undefined ? borrowed?.year : Number(year);
  return known === undefined ? refuse(partialDateRefusal('PARTIAL_DATE_YEAR_MISSING')) : monthPoint(text, known, month);
}

function named(name: string, read: (month: number) => Result<DatePoint>): Result<DatePoint> | undefined {
  const month = monthNumber(name);
  return month === undefined ? undefined : read(month);
}

function monthNumber(typed: string): number | undefined {
  const name = typed.toLowerCase();
  const index = MONTHS.findIndex((month) => month === name || (name.length >= 3 && name.length <= 4 && month.startsWith(name)));
  return index === -1 ? undefined : index + 1;
}

function dayPoint(text: string, year: string | undefined, month: number, day: number): Result<DatePoint> {
  if (year === undefined) return refuse(partialDateRefusal('PARTIAL_DATE_YEAR_MISSING'));
  const full = fullYear(year);
  if (full === undefined) return refuse(partialDateRefusal('PARTIAL_DATE_YEAR_UNCLEAR'));
  const real = parsePlainDate(`${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  return real.ok ? inRange(text, full, () => pointOf('day', full, month, day)) : refuse(notReal(text));
}

// '26 is this century. '89 is most likely a birth in the last one, but "most likely" is a guess.
function fullYear(year: string): number | undefined {
  if (year.length === 4) return Number(year);
  return Number(year) <= 30 ? 2000 + Number(year) : undefined;
}

function monthPoint(text: string, year: number, month: number): Result<DatePoint> {
  return month >= 1 && month <= 12 ? inRange(text, year, () => pointOf('month', year, month)) : refuse(notReal(text));
}

function yearPoint(text: string, year: number, precision: 'year' | 'decade'): Result<DatePoint> {
  return inRange(text, year, () => pointOf(precision, year));
}

function inRange(text: string, year: number, point: () => DatePoint): Result<DatePoint> {
  return year >= 1900 && year <= 2100 ? ok(point()) : refuse(partialDateRefusal('PARTIAL_DATE_OUT_OF_RANGE', { text }));
}

function notReal(text: string) {
  const order = /^[\d/.-]+$/.test(text) ? '. Write the day first, then the month' : '';
  return { code: 'DATE_NOT_REAL', message: `There is no such date as "${text}"${order}` };
}

function unreadable(text: string) {
  return partialDateRefusal('PARTIAL_DATE_NOT_READABLE', { text });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
