import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a release was held back, or a word of it was. */
export const releaseRefusals = refusalBook({
  RELEASE_LIST_NOT_REVIEWED: 'Nobody has reviewed the list of names and roles. Read it against the accounts first',
  RELEASE_ROLE_EMPTY: 'The list gives no role for “{name}”',
  RELEASE_ROLE_NAMES: 'The role “{role}” holds a name of the list',
  RELEASE_NAME_TOO_SHORT: '“{name}” on the list is too short to be found safely. Write more of it',
  RELEASE_NAME_LEFT: '“{found}” is on the list and would still be readable',
  RELEASE_NAME_NEAR: '“{found}” is spelt nearly like “{name}” on the list',
  RELEASE_NAME_AMBIGUOUS: '“{found}” may be the name or an ordinary word here',
  RELEASE_WORD_UNKNOWN: '“{found}” may be a name. Put it on the list, or among the ordinary words',
  RELEASE_INITIALS: '“{found}” may be initials or the name of a service',
  RELEASE_BIRTHDAY: '“{found}” is or may be a date of birth',
  RELEASE_NHS_NUMBER: '“{found}” is an NHS number',
  RELEASE_LONG_NUMBER: '“{found}” may be a reference or telephone number',
  RELEASE_POSTCODE: '“{found}” may be a postcode',
  RELEASE_ADDRESS: '“{found}” may be an address',
  RELEASE_ELECTRONIC: '“{found}” is an e-mail or web address or the name of an account',
  RELEASE_REGISTRATION: '“{found}” may be the registration of a vehicle or a national insurance number',
  RELEASE_PROTECTED: 'A protected location may be left. It never leaves',
  RELEASE_PERSON_NOT_LISTED: '“{found}” is named among the people and is not on the list',
  RELEASE_AREA_NOT_LISTED: 'The area “{found}” is not on the list',
  RELEASE_PROPERTY: 'The property {property} of the file holds “{found}”',
  RELEASE_FILE_PART: 'The file holds {part}, in which names may be left',
  RELEASE_FILE_NOT_READABLE: 'The file could not be opened to look through it',
  RELEASE_SIGNED_OTHER: 'What was signed is not what would be released. Have it signed again',
  RELEASE_NOT_SIGNED: 'Nobody has signed that it is anonymised, so it is called pseudonymised',
});

/** Something that may identify, and where it stands. */
export interface Finding {
  readonly code: keyof typeof releaseRefusals.words;
  /** The id of the entry, or the name of the part of a file; null where it is about the list. */
  readonly entry: string | null;
  readonly field: string;
  readonly found: string;
  readonly message: string;
}
