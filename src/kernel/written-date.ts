import { pointBounds, pointEdtf, shiftUnits, type DatePoint } from './date-point.ts';
import { partialDateRefusal } from './partial-date-refusals.ts';
import { inField, parsePartialDate, type PartialDate } from './partial-date.ts';
import { ok, refuse, type Result } from './result.ts';
import { readWrittenPoint, type Borrowed } from './written-point.ts';

const ABOUT = /^(?:about|around|approximately|approx\.?|circa|c\.|roughly|~) ?/i;
const DOUBTED = /^(?:possibly|perhaps|maybe|probably) /i;
const EDTF_LIKE = /^(?:\[|\.\.\/|\/|\d{4}(?:$|[-/?~%])|\d{3}X)/;
/** In characters. Longer is no date, and reading it would take seconds. */
const LONGEST = 200;
const YEAR_FIRST = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/;

interface Form {
  readonly pattern: RegExp;
  /** The EDTF of the two captured texts, of which the second may be empty. */
  readonly read: (first: string, second: string) => Result<string>;
}

const forms: readonly Form[] = [
  { pattern: /^between (.+) and (.+)$/i, read: (first, second) => pair(first, second, between, unmarked) },
  { pattern: /^(?:from )?(.+) (?:onwards?|on)$/i, read: (first) => one(first, (point) => `${pointEdtf(point)}/..`) },
  { pattern: /^from (.+) (?:to|until|till) (.+)$/i, read: (first, second) => pair(first, second, (from, to) => `${pointEdtf(from)}/${pointEdtf(to)}`) },
  { pattern: /^(?:since|from) (.+)$/i, read: (first) => one(first, (point) => `${pointEdtf(point)}/..`) },
  { pattern: /^(?:until|till|up to) (.+)$/i, read: (first) => one(first, (point) => `../${pointEdtf(point)}`) },
  { pattern: /^(?:on or before|in or before|by) (.+)$/i, read: (first) => one(first, (point) => `[..${edge(point, 'latest')}]`, unmarked) },
  { pattern: /^(?:on|in) or after (.+)$/i, read: (first) => one(first, (point) => `[${edge(point, 'earliest')}..]`, unmarked) },
  { pattern: /^before (.+)$/i, read: (first) => one(first, (point) => `[..${beside(point, -1)}]`, unmarked) },
  { pattern: /^after (.+)$/i, read: (first) => one(first, (point) => `[${beside(point, 1)}..]`, unmarked) },
  { pattern: /^(.+) or (.+)$/i, read: (first, second) => pair(first, second, (a, b) => `[${pointEdtf(a)},${pointEdtf(b)}]`, unmarked) },
  { pattern: /^(?![\d/.-]+$|mid|early|late)(\w+(?: [a-z]+)?(?: \d{4})?) ?(?:-|\bto\b|\buntil\b) ?(.*\d)$/i, read: () => refuse(partialDateRefusal('PARTIAL_DATE_RANGE_UNCLEAR')) },
];

/**
 * Reads a date as people write it in one box: "27 March 2026", "27/3/2026" (day first), "March
 * 2026", "about 3 May 2026", "between 3 and 5 June 2026", "before 3 May 2026", or EDTF. What can be
 * read in two ways is refused with a code and words that say how to put it, and never guessed.
 */
export function readPartialDate(typed: string, field?: string): Result<PartialDate> {
  const words = typed.trim().replace(/\s+/g, ' ');
  if (words.length > LONGEST) return inField(refuse(partialDateRefusal('PARTIAL_DATE_NOT_READABLE', { text: `${words.slice(0, 40)}…` })), field);
  if (words === '' || (EDTF_LIKE.test(words) && !YEAR_FIRST.test(words))) return parsePartialDate(words, words, field);
  const edtf = readForm(words.replace(/[‐-―]/g, '-').replace(/\.$/, ''));
  return edtf.ok ? parsePartialDate(edtf.value, words, field) : inField(edtf, field);
}

function readForm(text: string): Result<string> {
  const form = forms.find(({ pattern }) => pattern.test(text));
  if (form === undefined) return one(text.replace(/^(?:on|in|during) /i, ''), pointEdtf);
  const [first = '', second = ''] = (form.pattern.exec(text) ?? []).slice(1);
  return form.read(first, second);
}

type Check = (point: DatePoint) => Result<DatePoint>;

function one(text: string, write: (point: DatePoint) => string, check: Check = ok): Result<string> {
  const point = readMarked(text, check);
  return point.ok ? ok(write(point.value)) : point;
}

// The second date is read first, because "3" in "between 3 and 5 June 2026" borrows from it.
function pair(first: string, second: string, write: (a: DatePoint, b: DatePoint) => string, check: Check = ok): Result<string> {
  const later = readMarked(second, check);
  if (!later.ok) return later;
  const earlier = readMarked(first, check, borrowedFrom(later.value));
  return earlier.ok ? ok(write(earlier.value, later.value)) : earlier;
}

function borrowedFrom({ precision, start }: DatePoint): Borrowed {
  const year = Number(start.slice(0, 4));
  return precision === 'day' ? { year, month: Number(start.slice(5, 7)) } : { year };
}

function readMarked(text: string, check: Check, borrowed?: Borrowed): Result<DatePoint> {
  const certain = text.replace(DOUBTED, '').replace(/ ?\?$/, '');
  const exact = certain.replace(ABOUT, '');
  const point = readWrittenPoint(exact, borrowed);
  return point.ok ? check({ ...point.value, doubted: certain !== text, about: exact !== certain }) : point;
}

// EDTF level 1 has no "before about May": how far about reaches would be our guess.
function unmarked(point: DatePoint): Result<DatePoint> {
  return point.about || point.doubted ? refuse(partialDateRefusal('PARTIAL_DATE_MARK_UNCLEAR')) : ok(point);
}

// A set of mixed fineness is written in days, which say the same: March to 4 May is 1 March to 4 May.
function between(first: DatePoint, second: DatePoint): string {
  const alike = first.precision === second.precision;
  if (alike) return `[${edge(first, 'earliest')}..${edge(second, 'latest')}]`;
  return `[${pointBounds(first).earliest}..${pointBounds(second).latest}]`;
}

// Seasons and decades cannot stand in a set, so their first or last day does.
function edge(point: DatePoint, bound: 'earliest' | 'latest'): string {
  const fits = point.precision !== 'season' && point.precision !== 'decade';
  return fits ? pointEdtf(point) : pointBounds(point)[bound];
}

function beside(point: DatePoint, units: -1 | 1): string {
  return edge({ ...point, start: shiftUnits(point, units) }, units === -1 ? 'latest' : 'earliest');
}
