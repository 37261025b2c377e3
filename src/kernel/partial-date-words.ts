import { shiftUnits, type DatePoint } from './date-point.ts';
import type { PartialDate, Stretch } from './partial-date.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/**
 * The date in words that say no more than is known: "about March 2026", "between 3 and 5 June
 * 2026", "from 3 May 2026 onwards", "before 3 May 2026". `readPartialDate` reads them back.
 */
export function partialDateInWords({ shape }: PartialDate): string {
  switch (shape.form) {
    case 'point': return pointInWords(shape.at);
    case 'span': return spanInWords(shape);
    case 'one-of': return shape.choices.map(choiceInWords).join(' or ');
  }
}

function spanInWords({ from, to }: Stretch): string {
  if (from === null) return to === null ? '' : `until ${pointInWords(to)}`;
  return to === null ? `from ${pointInWords(from)} onwards` : `from ${shortened(from, to)} to ${pointInWords(to)}`;
}

function choiceInWords({ from, to }: Stretch): string {
  if (from === null) return to === null ? '' : `before ${bare({ ...to, start: shiftUnits(to, 1) })}`;
  if (to === null) return `after ${bare({ ...from, start: shiftUnits(from, -1) })}`;
  return from === to || from.start === to.start ? pointInWords(from) : `between ${shortened(from, to)} and ${pointInWords(to)}`;
}

function pointInWords(point: DatePoint): string {
  return `${point.doubted ? 'possibly ' : ''}${point.about ? 'about ' : ''}${bare(point)}`;
}

// "between 3 and 5 June 2026": what both dates share is said once, unless a mark sets one apart.
function shortened(first: DatePoint, second: DatePoint): string {
  const marked = [first, second].some(({ about, doubted }) => about || doubted);
  if (marked || first.precision !== second.precision || first.start.slice(0, 4) !== second.start.slice(0, 4)) return pointInWords(first);
  if (first.precision === 'month') return monthName(first);
  if (first.precision !== 'day') return pointInWords(first);
  return first.start.slice(0, 7) === second.start.slice(0, 7) ? dayOfMonth(first) : `${dayOfMonth(first)} ${monthName(first)}`;
}

function bare(point: DatePoint): string {
  const year = point.start.slice(0, 4);
  switch (point.precision) {
    case 'day': return `${dayOfMonth(point)} ${monthName(point)} ${year}`;
    case 'month': return `${monthName(point)} ${year}`;
    case 'season': return `${seasonName(point)} ${year}`;
    case 'year': return year;
    case 'decade': return `the ${year}s`;
  }
}

function dayOfMonth({ start }: DatePoint): string {
  return String(Number(start.slice(8)));
}

function monthName({ start }: DatePoint): string {
  return MONTHS[Number(start.slice(5, 7)) - 1] ?? '';
}

function seasonName({ start }: DatePoint): string {
  return start.slice(5, 7) === '03' ? 'spring' : start.slice(5, 7) === '06' ? 'summer' : 'autumn';
}
