import { refusalBook } from '../../../kernel/refusal-words.ts';

/** What is asked of a person about a row or a table. */
export const entryRefusals = refusalBook({
  ROW_HAS_NO_EVENT: 'The row has a date and nothing that happened',
  ROW_NOT_AN_ENTRY: 'The row has no date and was not read as an entry: “{text}”',
  ROW_TAKEN_OUT_BY_CHANGE: 'A tracked change takes the row out, so it was not read: “{text}”',
  ROW_HAS_MORE_CELLS: 'The row has more cells than the heading. A text with a separator in it may have fallen apart; the rest is kept as {columns}',
  ROW_FORMULA_FAILED: 'A formula in the row has no usable value. Open the file in Excel, mend it and save it again',
  KNOWN_TO_NOT_READ: 'Who knew could not be read: {why}',
  TABLE_NOT_CHRONOLOGY: 'The table was not read as a chronology, because {why}. Its {rows} rows hold dates, so look at it',
  AGENCY_NOT_KNOWN: 'Nothing says whose account this is. Say whose it is (--agency on the command line), or have a column of agencies',
});
