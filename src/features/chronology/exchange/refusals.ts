import { refusalBook } from '../../../kernel/refusal-words.ts';

/** What is asked about a chronology that was taken out and comes back. */
export const exchangeRefusals = refusalBook({
  EXCHANGE_ROW_NOT_KNOWN: 'The row has no ref, or does not say where it came from, so it is not one that was taken out. Send new entries in a file of their own',
  EXCHANGE_DATE_NOT_READ: 'The row’s “Date read as” cannot be read. Write it like 2016-05-22, 2016-05, or [2016-05-03..2016-05-05]',
  EXCHANGE_DATE_STILL_OPEN: 'Nobody has said yet what date this is. Write it under “Date read as”, like 2016-05-22, 2016-05, or [2016-05-03..2016-05-05]',
  EXCHANGE_ROW_CHANGED: 'The row no longer says what it said when it was taken out. It was read as it stands now',
  EXCHANGE_ENTRY_NOT_WHOLE: 'The entry is not one that Sightline wrote: a part of it is missing, of another kind, or does not fit the others. It was not read',
  EXCHANGE_JSON_NOT_KNOWN: 'The file is JSON, and not that of a combined chronology',
  EXCHANGE_KIND_NOT_KNOWN: 'A chronology can be written as .docx, .xlsx, .csv or .json, and not as {file}',
  EXCHANGE_NOT_WRITABLE: '{file} could not be written ({why})',
  EXCHANGE_TEXT_TOO_LONG: 'A text of {id} has {length} characters, more than the 32,767 that a cell of Excel holds. Write a Word or CSV file instead',
  EXCHANGE_ROWS_TOO_MANY: 'There are {count} entries, more than a sheet of Excel holds. Write a CSV file instead',
});
