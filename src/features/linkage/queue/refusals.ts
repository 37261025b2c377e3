import { refusalBook } from '../../../kernel/refusal-words.ts';

/** What the pages about linking answer with. Reading and linking records has its own words. */
export const queueRefusals = refusalBook({
  LINKAGE_FILE_MISSING: 'Choose a file',
  LINKAGE_FILE_TOO_LARGE: '{file} is larger than 25 MB. Link it on the command line, with “sightline link run”',
  LINKAGE_FILE_ALREADY: '{file} is already here, byte for byte. It was not brought again',
  LINKAGE_FILE_ENCODED: 'The values in {file} are encoded, so that nobody could look at its records. Link it on the command line, with “sightline link run”',
  LINKAGE_TOO_MANY: 'With this file there would be {records} records; pages hold up to {most}. Link them on the command line, with “sightline link run”',
  LINKAGE_TOO_MUCH: 'The records took more memory than there is, or more than {seconds} seconds. Link them on the command line, with “sightline link run”',
  LINKAGE_AGENCY_MISSING: 'Enter whose records they are',
  LINKAGE_NOTHING_TO_LINK: 'Bring the records of at least one agency first. One record alone cannot be linked',
  LINKAGE_NOT_RUN: 'Run the linker first. It learns from the records how to compare them',
  LINKAGE_NOT_SAID: 'Say whether the two records are of the same child',
  LINKAGE_REASON_MISSING: 'Enter why, so that whoever reads it later understands it',
  LINKAGE_REASON_TOO_LONG: 'The reason is longer than 2,000 characters',
  LINKAGE_SAID_ALREADY: 'You have said what you think of these two already. Undo it if it was wrong',
  LINKAGE_SETTLED: 'Somebody settled this just now. Look at it again',
  LINKAGE_RECORD_NOT_CHOSEN: 'Select the record that does not belong here, or all of them',
  LINKAGE_NOTHING_TO_UNDO: 'This was undone already, or is not there',
  LINKAGE_SEARCH_EMPTY: 'Enter a name, a date of birth or a number to search for',
  LINKAGE_SEARCH_DATE: 'Enter the date of birth as 23 4 2015 or 2015-04-23',
});
