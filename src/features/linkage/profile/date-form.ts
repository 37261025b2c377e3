import { readDate } from '../values/date-value.ts';

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD'], [/^\d{4}-\d{2}-\d{2}[T ]\d/, 'YYYY-MM-DD and time'], [/^\d{8}$/, 'eight digits'], [/^\d{4}\/\d{1,2}\/\d{1,2}$/, 'YYYY/MM/DD'],
  [/^\d{1,2}\/\d{1,2}\/\d{4}/, 'd/m/YYYY with strokes'], [/^\d{1,2}-\d{1,2}-\d{4}/, 'd-m-YYYY with hyphens'], [/^\d{1,2}\.\d{1,2}\.\d{4}/, 'd.m.YYYY with points'],
  [/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/, 'two digits for the year'], [/^\d{1,2}(st|nd|rd|th)?[\s-]+[a-z]{3}/i, 'day and month in words'], [/^[a-z]{3,}\s+\d/i, 'month in words first'],
  [/^\d{4}-\d{2}$/, 'month alone'], [/^\d{4}$/, 'year alone'], [/^\d{5}(\.\d+)?$/, 'a number of days, as spreadsheets keep dates'],
];

/** How a date is written; "not a date" where no form fits, "not a real day" where one fits and there is no such day. */
export function dateForm(text: string, dayFirst: boolean): string {
  const form = FORMS.find(([pattern]) => pattern.test(text))?.[1];
  if (form === undefined) return 'not a date';
  return (readDate(text, dayFirst) > 0 && !noSuchDay(text)) || form.startsWith('a number') ? form : 'not a real day';
}

// The reader of dates mends a slip like 2014-02-30 where it can; here it is still to be seen.
function noSuchDay(text: string): boolean {
  const parts = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day;
}
