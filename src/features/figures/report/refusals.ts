import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a report, or a figure of it, was not made. */
export const reportRefusals = refusalBook({
  REPORT_CODEBOOK_OTHER: 'No report comes with the codebook {codebook}. Give one with --report',
  REPORT_FIGURE_TWICE: 'The figure {figure} is there twice',
  REPORT_EXAMPLE_NOT_THERE: 'There is no shipped specification {name}',
  REPORT_LEDGER_ROW_NOT_THERE: 'The ledger of published figures has no row {id}',
  REPORT_NO_POPULATION: 'No population was given to hold the groups to',
  REPORT_CODE_NOT_IN_DATA: 'The data has no {code}',
  REPORT_FILE_NOT_A_TABLE: 'The file is not a table of comma-separated values: {why}',
  POPULATION_COLUMNS: 'A population has the columns age_band, group, count and source; missing: {columns}',
  POPULATION_COUNT: 'Row {row} of the population: “{value}” is not a whole number of children',
  POPULATION_GROUP_MISSING: 'The population has no count of {group} at {band}',
  POPULATION_PART_ABOVE_WHOLE: 'The population has more of {group} than of all at {band}',
  CORRECTIONS_COLUMNS: 'A log of corrections has the columns figure, on, was, now and why; missing: {columns}',
  CORRECTIONS_FIGURE_NOT_KNOWN: 'Row {row} of the corrections: the report has no figure {figure}',
  CORRECTIONS_DAY: 'Row {row} of the corrections: “{value}” is not a day such as 2026-11-22',
  CORRECTIONS_WORDS: 'Row {row} of the corrections says nothing under {column}',
});
