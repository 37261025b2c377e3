import { instantOf, readMoment, type Moment } from '../../kernel/london-time.ts';
import { londonDate, parsePlainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { listInWords } from '../pages/words.ts';
import { formRefusals, nameOf } from './form-refusals.ts';
import type { DateQuestion, DateTimeQuestion } from './question.ts';
import { typedText, type Typed } from './typed.ts';

type DayOrMoment = DateQuestion | DateTimeQuestion;
type Box = 'day' | 'month' | 'year' | 'time';

const BOXES: Readonly<Record<DayOrMoment['kind'], readonly Box[]>> = {
  date: ['day', 'month', 'year'],
  'date-time': ['day', 'month', 'year', 'time'],
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** In characters; a longer one would be matched in every way before it is refused. */
const LONGEST_TIME = 40;
const TIME = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?\s*([+-]\d{2}:\d{2})?$/;

/** Composes the boxes of a date. Nothing typed at all is `undefined`, which the caller judges. */
export function checkDay(question: DateQuestion, typed: Typed, now: Date): Result<PlainDate | undefined> {
  const boxes = boxesOf(question, typed);
  if (boxes.every(({ text }) => text === '')) return ok(undefined);
  const day = composeDay(question, boxes);
  return day.ok && question.past === true && day.value > londonDate(now) ? stillToCome(question) : day;
}

/** The same with a time of day: an instant with London's offset on that day. */
export function checkMoment(question: DateTimeQuestion, typed: Typed, now: Date): Result<Moment | undefined> {
  const boxes = boxesOf(question, typed);
  if (boxes.every(({ text }) => text === '')) return ok(undefined);
  const day = composeDay(question, boxes);
  if (!day.ok) return day;
  const field = `${question.name}-time`;
  const time = readTime(typedText(typed, field));
  if (time === undefined) return refuse(formRefusals.refusal('TIME_NOT_READABLE', { what: nameOf(question), field }));
  const moment = readMoment(`${day.value}T${time}`, field);
  return moment.ok && question.past === true && instantOf(moment.value) > now ? stillToCome(question) : moment;
}

/** "14:30" from "1430", "2.30pm", "2pm" or "midday"; an offset after it is kept. */
export function readTime(text: string): string | undefined {
  if (text.length > LONGEST_TIME) return undefined;
  const plain = text.trim().toLowerCase().replace(/^(midday|noon)$/, '12:00').replace(/^midnight$/, '00:00');
  const [whole, hour = '', minutes = '00', half, offset = ''] = TIME.exec(plain) ?? [];
  const bare = whole !== undefined && half === undefined && !/\d[:.]?\d{2}/.test(plain);
  if (whole === undefined || bare || (half !== undefined && (Number(hour) < 1 || Number(hour) > 12))) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return hours > 23 || Number(minutes) > 59 ? undefined : `${String(hours).padStart(2, '0')}:${minutes}${offset}`;
}

function boxesOf(question: DayOrMoment, typed: Typed): readonly { readonly box: Box; readonly text: string }[] {
  return BOXES[question.kind].map((box) => ({ box, text: typedText(typed, `${question.name}-${box}`).trim() }));
}

function composeDay(question: DayOrMoment, boxes: ReturnType<typeof boxesOf>): Result<PlainDate> {
  const what = nameOf(question);
  const [emptyBox, ...moreEmpty] = boxes.filter(({ text }) => text === '').map(({ box }) => box);
  if (emptyBox !== undefined) {
    const parts = listInWords([emptyBox, ...moreEmpty].map((box) => `a ${box}`));
    return refuse(formRefusals.refusal('DATE_INCOMPLETE', { what, parts, field: fieldOf(question, emptyBox) }));
  }
  const [day = '', month = '', year = ''] = boxes.map(({ text }) => text);
  if (/^\d{1,3}$/.test(year)) return refuse(formRefusals.refusal('YEAR_NOT_FULL', { what, field: fieldOf(question, 'year') }));
  const date = parsePlainDate(`${year}-${monthNumber(month)}-${day.padStart(2, '0')}`);
  return date.ok ? date : refuse(formRefusals.refusal('DATE_NOT_REAL', { what, date: `“${day} ${month} ${year}”`, field: question.name }));
}

/** "3", "03", "mar" and "March" are all March. */
function monthNumber(text: string): string {
  const named = /^[a-z]{3,}$/i.test(text) ? MONTHS.indexOf(text.slice(0, 3).toLowerCase()) : -1;
  return (named === -1 ? text : String(named + 1)).padStart(2, '0');
}

/** The day box carries the question's own name as its id, so that an error with no better place lands there. */
function fieldOf(question: DayOrMoment, box: Box): string {
  return box === 'day' ? question.name : `${question.name}-${box}`;
}

function stillToCome(question: DayOrMoment): Result<never> {
  return refuse(formRefusals.refusal('DATE_STILL_TO_COME', { what: nameOf(question), field: question.name }));
}
