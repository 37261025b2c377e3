import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why the decisions of coders could not be compared. */
export const agreementRefusals = refusalBook({
  AGREEMENT_CODERS_TOO_FEW: 'Agreement needs at least two coders, and there is {found}. Give a file for each, or one file with a column coder',
  AGREEMENT_CODERS_SAME: 'Two files are of the coder {coder}. Give the files different names, or a column coder',
  AGREEMENT_COLUMN_MISSING: 'The file has no column {column}',
  AGREEMENT_COLUMN_REPEATED: 'The file has the column {column} twice',
  AGREEMENT_NO_CODES: 'No column of the file is a code of the codebook that two coders can be compared on',
  AGREEMENT_CASE_TWICE: '{coder} coded {key} twice, first in row {row}. Keep one decision of each coder on each case',
  AGREEMENT_CELL_MISSING: 'The row does not say which {what} it is about',
  AGREEMENT_VALUE_NOT_IN_CODEBOOK: '“{value}” is not a value of {code}. It takes: {values}',
  AGREEMENT_CODE_NOT_KNOWN: 'There is no code “{code}” in the codebook',
  AGREEMENT_ROW_LENGTH: 'The row has {cells} cells and the header {columns}',
  AGREEMENT_NOTHING_SHARED: 'No case was coded by two coders',
});
