import { refusalBook } from '../../../kernel/refusal-words.ts';

/** What is asked of a person about a date, beside what kernel/partial-date-refusals.ts says. */
export const dateRefusals = refusalBook({
  DATE_MISSING: 'The row has no date, and there is none above it to take over',
  DATE_ABOVE_NOT_READ: 'The row takes its date from the row above, whose date was not read',
  DATE_SAID_UNKNOWN: 'The date is given as “{text}”. Where anything is known of it, write it like 2016, before May 2016, or between 3 and 5 June 2016',
  DATE_YEAR_NOT_SURE: '“{text}” has no year, and the row above ({above}) does not settle it. Write the year',
  DATE_WEEK_END_UNCLEAR: '“{text}” may mean a weekend or the week that ended then. Write the days, like between 4 and 10 April 2016',
  DATE_MONTH_OR_DAY: '“{text}” was read as a month and a year. If it is a day of the month, write the year as well',
  DATE_NUMBER_UNCLEAR: '“{text}” can be read as more than one date. Write it like 22 May 2016',
  DATE_TIME_NOT_READABLE: 'The time “{text}” cannot be read. Write it like 14:30; the day was read',
});
