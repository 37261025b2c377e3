import { refusalBook } from '../../../../kernel/refusal-words.ts';

/** What is wrong in a file of which the rest came in. */
export const extractProblems = refusalBook({
  EXTRACT_DATE_NOT_READABLE: '“{value}” is not a date that can be read, so it was left out',
  EXTRACT_DATE_MISSING: 'The date is missing, so there is no event for it',
  EXTRACT_TIME_NOT_READABLE: '“{value}” has a time that cannot be read, so only its day came in',
  EXTRACT_CODE_NOT_KNOWN: '“{value}” is not in the list {list}. An event that tells of it keeps it in its text as written; a description of the child leaves it out',
  EXTRACT_CODE_NOT_IN_USE: '{value} was in use {when}, and not on {day}',
  EXTRACT_FLAG_NOT_KNOWN: '“{value}” is neither yes nor no, so it counts as not said',
  EXTRACT_CHILD_MISSING: 'The row does not say which child it is about, so it did not come in',
  EXTRACT_CHILD_NOT_LISTED: 'The child {child} is not in {table}, so nothing is known of them but what this row says. It came in',
  EXTRACT_CHILDREN_MISSING: 'The extract has no table {table}, so it says of no child when they were born, their sex or their ethnicity',
  EXTRACT_CHILD_DIFFERS: 'The child {child} has another value elsewhere: {first}. The first is kept',
  EXTRACT_UPN_SHAPE: '“{value}” is not in the form of a unique pupil number',
  EXTRACT_UPN_CHECK_LETTER: 'The check letter of “{value}” is wrong: by its digits it would be {letter}. It came in as it is',
  EXTRACT_UPN_REPEATED: 'The unique pupil number {value} was used before, for the child {child}',
  EXTRACT_ENDS_BEFORE_START: '{end} is before {start}. Both came in as they are',
  EXTRACT_CONFERENCE_TWICE: 'The initial conference of {day} stands at the referral as well. It is one event',
  EXTRACT_TEXT_BETWEEN: '“{value}” stands between the fields and belongs to none',
  EXTRACT_FIELD_REPEATED: 'The field stands twice. The first is used',
  EXTRACT_ROW_TOO_LONG: 'The row has more cells than there are headings. The cells after them were not read',
  EXTRACT_COLUMN_MISSING: 'The column is missing, so its events could not be read',
  EXTRACT_FILE_NOT_READ: '{why}',
});

/** Something wrong in one cell, row or file. Nothing else was left out because of it. */
export interface ExtractProblem {
  readonly file: string;
  /** The group, list or table. */
  readonly table: string;
  /** The line of the file, or the row as a spreadsheet counts; null where it is about the whole table. */
  readonly row: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** A field that holds something and became part of no event, and why. */
export interface NotMapped {
  readonly file: string;
  readonly table: string;
  readonly field: string;
  /** In how many rows it holds something. */
  readonly rows: number;
  readonly why: string;
}
