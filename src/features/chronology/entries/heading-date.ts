import type { Carry } from '../dates/occurred.ts';

const YEAR = /^(?:year:? ?)?((?:19|20)\d\d)$/i;
const MONTH_AND_YEAR = /^((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.? ?,? ?((?:19|20)\d\d)$/i;

/** What a heading such as "2016" or "May 2016" gives to the rows below it; undefined where it is neither. */
export function headingDate(text: string): Pick<Carry, 'year' | 'month'> | undefined {
  const [, month, its] = MONTH_AND_YEAR.exec(text) ?? [];
  if (month !== undefined && its !== undefined) return { year: Number(its), month: `${month} ${its}` };
  const [, year] = YEAR.exec(text) ?? [];
  return year === undefined ? undefined : { year: Number(year) };
}
