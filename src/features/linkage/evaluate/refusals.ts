import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a result cannot be held against the truth, or a file cannot be looked at. */
export const evaluateRefusals = refusalBook({
  REPORT_FILE_NOT_READABLE: 'The file {file} cannot be read: {why}',
  REPORT_FILE_EMPTY: 'The file {file} has no rows below its heading',
  REPORT_QUOTE_OPEN: 'A quotation mark in line {row} of {file} is never closed',
  REPORT_COLUMN_MISSING: 'The file {file} has no column {column}. It has: {columns}',
  REPORT_COLUMN_NOT_FOUND: 'None of the columns of {file} looks like {what}. It has: {columns}',
  REPORT_COLUMN_REPEATED: 'The file {file} has the column {column} twice',
  TRUTH_ID_TWICE: 'The record {id} stands twice in the truth, as {one} and as {other} (line {row} of {file})',
  CLUSTER_ID_TWICE: 'The record {id} stands in two clusters, {one} and {other} (line {row} of {file})',
  NOTHING_TO_EVALUATE: 'There is nothing to hold against the truth',
  NOTHING_IN_COMMON: 'No record of {file} is in the truth: their ids differ, like {theirs} and {ours}',
  THRESHOLD_NOT_NUMBER: '“{given}” is not a number of bits',
  WEIGHT_NOT_NUMBER: 'The weight “{given}” in line {row} of {file} is not a number',
});
