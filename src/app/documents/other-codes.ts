/**
 * Codes that belong to no feature's book of refusals: the pages for what went wrong, and a few of
 * the kernel. A test holds this list to the codes that the program writes.
 */
export const otherCodes = {
  PAGE_NOT_FOUND: 'There is no page at that address (status 404)',
  RECORD_NOT_FOUND: 'The record is not there, or this person may not know that it is: the two look the same (status 404)',
  NOT_ALLOWED: 'No role of this person lets them do this (status 403)',
  FORM_TOKEN_NOT_OURS: 'The form came from elsewhere, or its sign-in has ended. What was typed is shown and can be sent again (status 403)',
  TOO_MANY_REQUESTS: 'Too many requests in a short time (status 429)',
  FORM_TOO_LARGE: 'More was sent than a form can hold (status 413)',
  REQUEST_NOT_READABLE: 'The request could not be read (status 400)',
  FAULT: 'A fault in Sightline. The page gives a reference that the server’s log also has (status 500; exit status 3 on the command line)',
  ID_NOT_READABLE: 'That address does not name a record',
  NOT_SAVED: 'The answers of this section were carried over, and nobody has checked and saved them yet',
  DATE_NOT_REAL: 'There is no such date',
  // What is found in data and told with its own words each time: these say what kind of finding it is.
  BASES_DO_NOT_SUM: 'Bases of the parts do not add up to the base of the whole',
  BASE_DIFFERS: 'One base is printed with different numbers',
  BLOCK_TOO_LARGE: 'So many records share one key that their pairs were not all compared; the key is named',
  COLUMN_EMPTY: 'A column holds nothing',
  COLUMN_LEFT_OUT: 'A column was not used in linking, and why',
  COLUMN_MISSING: 'A column that was asked for is not in the file',
  DATE_DEFAULT_COMMON: 'A date that systems put where none is known stands in many rows',
  DATE_FORMS_MIXED: 'Dates of one column are written in more than one way',
  ID_EMPTY: 'A row has no id',
  ID_GUESSED: 'Which column holds the id was guessed',
  VALUES_ENCODED: 'The values were encoded by the agency, and cannot be seen',
  ID_REPEATED: 'One id stands on more than one row',
  ID_SHARED_BY_SOURCES: 'Two sources use the same id',
  NHS_NUMBER_NOT_VALID: 'A number in the place of an NHS number fails its check digit',
  NOT_A_DATE: 'A text in a column of dates is no date',
  NOT_LEARNT: 'Too few pairs to learn a weight from; the default was taken',
<<<<<<< HEAD
  NO_FORENAME: 'No column holds a forename, so that brothers and sisters cannot be told apart',
=======
  NO_FORENAME: 'No column of forenames was found, without which two brothers look like one child',
>>>>>>> 9807750 (mine)
  NO_ID: 'No column holds an id',
  OFFICIAL_COUNT_DIFFERS: 'The ledger and the official table give different counts',
  ONE_FIGURE_TWO_NAMES: 'One figure stands under two names',
  ONE_VALUE_COMMON: 'One value stands in many rows of a column',
  PARTS_DO_NOT_SUM: 'Parts do not add up to their whole',
  PART_OF_ITSELF: 'A row says that it is part of itself',
  PART_ABOVE_WHOLE: 'A part is larger than its whole',
  PERCENT_WITHOUT_BASE: 'A percentage is given without its base, so it cannot be worked out again',
  PLACEHOLDER_COMMON: 'A value that stands for “not known” fills many rows; it was read as nothing',
  RECORD_SEALED: 'A column says which identities are sealed; such records are linked to nothing',
  ROW_LENGTH: 'A row has more or fewer cells than the heading',
  SAME_QUANTITY_DIFFERS: 'One quantity is printed with different values',
  SHARES_DO_NOT_SUM: 'Shares of parts do not add up to the share of the whole',
  UNION_NOT_ITS_PARTS: 'A group of “either” is smaller than one of its parts or larger than both',
  WHOLE_NOT_FOUND: 'A row says that it is part of a row that is not there',
} as const satisfies Record<string, string>;
