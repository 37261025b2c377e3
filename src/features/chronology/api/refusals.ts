import { refusalBook } from '../../../kernel/refusal-words.ts';

/** What an agency's system is told of a batch or of one entry in it. Dates and who knew have their own words. */
export const sentRefusals = refusalBook({
  SENT_ENTRIES_MISSING: 'Send an object with “entries”: a list of 1 to {most} entries, and nothing beside it',
  SENT_TOO_MANY: 'A batch holds at most {most} entries, and this has {count}. Send it in several',
  SENT_NOT_AN_ENTRY: 'An entry is an object with “reference”, “occurred” and “text”',
  SENT_FIELD_MISSING: '“{field}” is missing or empty',
  SENT_FIELD_WRONG: '“{field}” must be {what}',
  SENT_FIELD_TOO_LONG: '“{field}” may hold at most {most}',
  SENT_FIELD_NOT_KNOWN: '“{field}” is not a field of an entry. docs/schemas/chronology-entries.json lists them',
  SENT_TEXT_NOT_KEEPABLE: '“{field}” holds what no text can: NUL, half a character, or the name __proto__',
  SENT_LATER_FORM_STANDS: 'This form was sent before and a later one stands, so nothing was changed. To go back to this one, send it with a “reason”',
  SENT_PAGE_NOT_READABLE: '“after” is the number that “next” gave',
});
