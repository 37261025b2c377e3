/** Something in the input that a person should know of, and what was done about it. */
export interface Problem {
  readonly code: 'COLUMN_LEFT_OUT' | 'COLUMN_MISSING' | 'ID_REPEATED' | 'ID_EMPTY' | 'ID_SHARED_BY_SOURCES' | 'PLACEHOLDER_COMMON' | 'ROW_LENGTH' | 'DATE_NOT_READABLE'
    | 'IDENTIFIER_NOT_VALID' | 'BLOCK_TOO_LARGE' | 'NOT_LEARNT' | 'RECORD_SEALED' | 'RECORD_UNBORN' | 'CLUSTER_TOO_LARGE' | 'IDENTIFIER_CONFLICT' | 'ID_GUESSED' | 'LEVEL_NOT_KNOWN' | 'MODEL_CHANGED' | 'VALUES_ENCODED';
  readonly message: string;
  readonly file?: string;
  /** The line of the file, as an editor counts; the heading is 1. */
  readonly row?: number;
  readonly column?: string;
}
