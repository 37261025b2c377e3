import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a table was not made. */
export const tableRefusals = refusalBook({
  TABLE_CODEBOOK_OTHER: 'The specification is for the codebook {wanted} and was given {given}',
  TABLE_DATA_OTHER: 'The specification is for the data with the SHA-256 {wanted} and was given {given}',
  TABLE_UNIT_NOT_KNOWN: 'The unit {unit} is not a table of the codebook. Its tables are {tables}',
  TABLE_DATA_MISSING: 'The table counts {unit} and there is no data for them. Give --data {unit}=<file>',
  TABLE_CODE_NOT_KNOWN: '{row} names the code {code}, which the codebook does not have',
  TABLE_CODE_OUT_OF_REACH: '{row} names the code {code} of {table}, and a record of {unit} does not belong to just one of those. Roll it up in the codebook with derive: at_least_one',
  TABLE_COLUMN_NOT_IN_DATA: '{row} rests on {column}, which the data does not have',
  TABLE_CODE_NOT_COUNTABLE: '{row} names the code {code}, a {type}, which cannot be counted by itself. Put it into bands in the codebook, or use where',
  TABLE_CODE_NOT_STATES: '{row} takes {code} together with others, and it has not the four states',
  TABLE_OPTION_NOT_KNOWN: '{row} names the option {option}, which {code} does not have. It has {options}',
  TABLE_OPTION_NOT_TAKEN: '{row} names an option, and {code} has none',
  TABLE_ROW_TWICE: 'The row {row} is there twice. Give the second another code',
  TABLE_COLUMN_TWICE: 'The column {column} is there twice. Give the second another code',
  TABLE_PARENT_MISSING: '{row} is a percentage of its parent, and it is not part of another row (of_which)',
  TABLE_COUNT_NEVER: '{row} asks for {asked} of {codes} codes, which can never be',
  TABLE_FILE_NOT_READ: 'The file {file} cannot be read: {why}',
  TABLE_COLUMN_NOT_THERE: 'The table has no column {column}',
  TABLE_KNOWN_NOT_THERE: 'A sum known from elsewhere names the row {row} and the column {column}, which the table does not have',
  TABLE_KNOWN_DIFFERS: 'A sum known from elsewhere is {sum}, and the table makes it {own}',
  TABLE_CHART_NAME_NOT_KNOWN: 'The chart names {name}, which is not one of its {what}: {names}',
  TABLE_CHART_IN_A_CIRCLE: 'In the chart a box is part of itself',
  TABLE_BASE_NOUGHT: 'The base is nought: no record of {unit} meets “{where}”',
});
