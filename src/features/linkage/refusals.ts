import { refusalBook } from '../../kernel/refusal-words.ts';

/** Why records could not be linked, or a link could not be explained. */
export const linkageRefusals = refusalBook({
  LINK_FILE_NOT_READABLE: 'The file {file} cannot be read: {why}',
  LINK_FILE_EMPTY: 'The file {file} has no rows below its heading',
  LINK_COLUMN_MISSING: 'The file {file} has no column {column}',
  LINK_COLUMN_REPEATED: 'The file {file} has the column {column} twice',
  LINK_QUOTE_OPEN: 'A quotation mark in line {row} of {file} is never closed',
  LINK_NOTHING_TO_COMPARE: 'No column was understood as a name, a date of birth or anything else to compare',
  LINK_BLOCKING_NOT_KNOWN: 'The blocking part “{part}” names no comparison, or a way of looking at it that its kind does not have',
  LINK_LEVEL_NOT_KNOWN: 'The comparison {comparison} has no level “{level}”. It has: {known}',
  LINK_SETTINGS_NOT_READABLE: 'The settings file {file} cannot be used: {why}',
  LINK_THRESHOLDS_CROSS: 'In thresholds, automatic ({automatic}) lies below {which} ({other}). No link may be made without a person where the linker itself would not make it',
  LINK_FILE_TWICE: 'The file {file} is given twice. Each of its records would be taken for another record of the same child',
  LINK_FILE_NOT_WRITABLE: 'The file {file} cannot be written: {why}',
  LINK_RECORD_NOT_FOUND: 'No record has the id {id}',
  LINK_MODEL_NOT_READABLE: 'The model file {file} cannot be used: {why}',
  LINK_MODEL_NOT_FOUND: 'No model of a run lies in {folder}, or in a folder in it',
  LINK_ENCODINGS_DIFFER: 'The records were not encoded alike ({encodings}), so that they cannot be compared',
  LINK_MODEL_DOES_NOT_FIT: 'The model cannot weigh these records: {why}',
  LINK_NUMBER_NOT_READABLE: '“{value}” is not a whole number of one or more',
});
