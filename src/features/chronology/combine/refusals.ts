import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why accounts could not be combined as asked. */
export const combineRefusals = refusalBook({
  CHRONOLOGY_AGENCY_NOT_READABLE: '“{option}” does not name one of the files and an agency',
});
