import { refusalBook } from '../../kernel/refusal-words.ts';

/** What the pages of a chronology answer with. Reading a file has its own words. */
export const chronologyRefusals = refusalBook({
  CHRONOLOGY_FILE_MISSING: 'Choose at least one file',
  CHRONOLOGY_FILE_TOO_LARGE: '{file} is larger than 25 MB. Ask the agency for it in parts, or as CSV',
  CHRONOLOGY_FILE_ALREADY: '{file} is already here, byte for byte. It was not added again',
  CHRONOLOGY_REQUEST_NOT_OPEN: 'Choose one of the agencies that were asked',
  CHRONOLOGY_MAPPING_NOT_REMEMBERED: 'This is not remembered any more',
  CHRONOLOGY_NOTHING_READ: 'Nothing could be read in this file as it stands, so there is nothing to take in',
  CHRONOLOGY_TAKEN_IN_ALREADY: 'These entries have been taken in already',
  CHRONOLOGY_REASON_MISSING: 'Say why, so that whoever reads the chronology later understands it',
  CHRONOLOGY_ENTRY_CORRECTED_ALREADY: 'Somebody corrected this entry just now. Look at it again before you correct it',
  CHRONOLOGY_NOTHING_CHANGED: 'Nothing was changed. Change what is wrong, or go back',
  CHRONOLOGY_AGENCY_MISSING: 'Enter whose account it is',
  CHRONOLOGY_TEXT_MISSING: 'Enter what happened',
  CHRONOLOGY_PAIR_NOT_JUDGED: 'Say whether the two tell the same event',
  CHRONOLOGY_REQUEST_WITHDRAWN: 'The partnership no longer needs an answer, so nothing was sent',
  CHRONOLOGY_EPISODE_ENDS_FIRST: 'It would end before it starts. Check the two dates',
  CHRONOLOGY_EPISODE_CHANGED_ALREADY: 'Somebody changed this episode just now. Look at it again before you change it',
  CHRONOLOGY_NAMES_LINE: 'Line {line} cannot be read. Write the names with ; between, then = and the role',
  CHRONOLOGY_NAMES_BIRTHDAY: 'Line {line} is no whole date. Write the day, the month and the year',
  CHRONOLOGY_NAMES_CHANGED: 'Somebody changed the list just now. Look at it again before you keep yours',
  CHRONOLOGY_RELEASE_NOT_READ: 'Read every entry, and say that you have, before you sign',
  CHRONOLOGY_PREGNANCY_NOT_OVER: 'Leave this empty, or say what came of the pregnancy',
  CHRONOLOGY_FAMILY_SAME_PERSON: 'Choose two different people',
  CHRONOLOGY_WORDS_MISSING: 'Enter the words of the note',
});
