import { momentInWords, momentOf, timeInWords as timeOfMoment } from '../../kernel/london-time.ts';
import { dateInWords, londonDate, parsePlainDate } from '../../kernel/plain-date.ts';

/** "Thursday 31 December 2026" from `YYYY-MM-DD` or an instant; the text as it stands when it is no date. */
export function dayInWords(value: string | Date): string {
  if (value instanceof Date) return dateInWords(londonDate(value));
  const day = parsePlainDate(value);
  if (day.ok) return dateInWords(day.value);
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? value : dateInWords(londonDate(instant));
}

/** "2:05pm", as clocks in London show it at that instant. */
export function timeInWords(value: string | Date): string {
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? String(value) : timeOfMoment(momentOf(instant));
}

/** "2:05pm on Thursday 31 December 2026", London time. */
export function dayAndTimeInWords(value: string | Date): string {
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? String(value) : momentInWords(momentOf(instant));
}

/** "a", "a and b", "a, b and c". */
export function listInWords(items: readonly string[], joiner = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joiner} ${last}`;
}

/** A count never stands without its unit: "1 child", "3 children", "2,000 notifications", "no children". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${many}`;
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** "Due Thursday…" from "due Thursday…": only the first letter changes, so names keep theirs. */
export function capitalFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
