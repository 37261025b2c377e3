import { refusalBook } from './refusal-words.ts';

/** Why a partial date was not accepted. `DATE_NOT_REAL` comes from plain-date.ts. */
export const { words: partialDateWords, refusal: partialDateRefusal } = refusalBook({
  PARTIAL_DATE_MISSING: 'Enter a date',
  PARTIAL_DATE_NOT_READABLE: '"{text}" cannot be read as a date. Write it like 27 March 2026, March 2026, about 3 May 2026, or between 3 and 5 June 2026',
  PARTIAL_DATE_HAS_TIME: '"{text}" has a time of day. Enter only the date here',
  PARTIAL_DATE_OPEN_BOTH_WAYS: 'Enter at least one end of the time that it lasted',
  PARTIAL_DATE_REVERSED: '"{text}" ends before it begins. Check the order, and write the year of both dates',
  PARTIAL_DATE_OUT_OF_RANGE: '"{text}" is outside the years 1900 to 2100. Check the year',
  PARTIAL_DATE_WINTER_UNCLEAR: 'Winter belongs to two years. Write the months instead, like between December 2025 and February 2026',
  PARTIAL_DATE_RANGE_UNCLEAR: 'Say whether it lasted ("from 3 to 5 June 2026") or was on one day that is not known ("between 3 and 5 June 2026")',
  PARTIAL_DATE_PART_UNCLEAR: '"{part}" can be read in different ways. Write the days instead, like between 1 and 10 March 2026',
  PARTIAL_DATE_MARK_UNCLEAR: 'Leave out "about" and "possibly" beside "before", "after", "between" or "or". Give dates that are certain to hold it',
  PARTIAL_DATE_YEAR_MISSING: 'Write the year as well, like 27 March 2026',
  PARTIAL_DATE_YEAR_UNCLEAR: 'Write the year with four digits, like 27 March 2026',
  PARTIAL_DATE_WEEKDAY_DIFFERS: '{date} is not a {weekday}. Check the date',
});
