import { addDays, addMonths, plainDate, type PlainDate } from './plain-date.ts';

export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade';

/**
 * One date, as finely as it is known. `start` is the first day of the day, month, season, year
 * or decade; `about` is EDTF's `~` and `doubted` its `?`.
 */
export interface DatePoint {
  readonly precision: Precision;
  readonly start: PlainDate;
  readonly about: boolean;
  readonly doubted: boolean;
}

/** The first and last day that something may have been; null is open. */
export interface Bounds {
  readonly earliest: PlainDate | null;
  readonly latest: PlainDate | null;
}

const monthsIn = { month: 1, season: 3, year: 12, decade: 120 } as const;

/** Every day that the point may mean: its unit, and one unit more on each side when it is "about". */
export function pointBounds(point: DatePoint): { readonly earliest: PlainDate; readonly latest: PlainDate } {
  const wide = point.about ? 1 : 0;
  return { earliest: shiftUnits(point, -wide), latest: addDays(shiftUnits(point, 1 + wide), -1) };
}

/** The first day of the unit so many units on. */
export function shiftUnits({ precision, start }: DatePoint, units: number): PlainDate {
  return precision === 'day' ? addDays(start, units) : addMonths(start, units * monthsIn[precision]);
}

/** The point as EDTF. */
export function pointEdtf({ precision, start, about, doubted }: DatePoint): string {
  const [year = '', month = ''] = start.split('-');
  const mark = about && doubted ? '%' : about ? '~' : doubted ? '?' : '';
  switch (precision) {
    case 'day': return `${start}${mark}`;
    case 'month': return `${year}-${month}${mark}`;
    case 'season': return `${year}-${21 + Math.floor(Number(month) / 3) - 1}${mark}`;
    case 'year': return `${year}${mark}`;
    case 'decade': return `${year.slice(0, 3)}X${mark}`;
  }
}

/** A point from numbers already known to be real. Months count from 1; season 21 is spring. */
export function pointOf(precision: Precision, year: number, monthOrSeason = 1, day = 1): DatePoint {
  const month = precision === 'season' ? (monthOrSeason - 20) * 3 : monthOrSeason;
  const start = plainDate([String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-'));
  return { precision, start, about: false, doubted: false };
}
