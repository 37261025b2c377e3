import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a ledger of published figures could not be read at all. */
export const ledgerRefusals = refusalBook({
  LEDGER_NOT_READABLE: 'The file is not a table of comma-separated values: {why}',
  LEDGER_EMPTY: 'The file has no rows of figures',
  LEDGER_COLUMN_MISSING: 'The file has no column {column}',
  LEDGER_COLUMN_REPEATED: 'The file has the column {column} twice',
});
