import { refusalBook } from '../../kernel/refusal-words.ts';

/** Why a study of coded data was not made as it was asked for. */
export const studyRefusals = refusalBook({
  FIGURES_FILE_NOT_READABLE: 'The file {path} could not be read: {why}',
  FIGURES_OPTION_NOT_USABLE: '{option} cannot be “{value}”: {why}',
  FIGURES_STUDY_HAS_PROBLEMS: 'There are {number} problems in the data, and nothing is counted while there are any. Mend the file where it says, and choose it again',
  FIGURES_CODEBOOK_MISSING: 'Choose the codebook, a file of YAML or JSON',
  FIGURES_DATA_MISSING: 'Choose the coded data, a file of CSV for each table of the codebook',
  FIGURES_SPECIFICATION_MISSING: 'Choose the specification of a table, a file of YAML or JSON',
  FIGURES_LEDGER_MISSING: 'Choose a ledger, a file of CSV',
  FIGURES_CORRECTIONS_MISSING: 'Choose the log of corrections, a file of CSV',
  FIGURES_POPULATION_MISSING: 'Choose the population, a file of CSV',
  FIGURES_REPORT_NOTHING_GIVEN: 'Choose a log of corrections, a population, or both',
  FIGURES_FILE_TOO_LARGE: 'The file {file} is larger than 25 MB',
  FIGURES_FILE_NOT_TEXT: 'The file {file} is not text in UTF-8. Save it as text in UTF-8',
  FIGURES_FILES_TOO_MANY: 'Choose one file only',
  FIGURES_COHORT_MISSING: 'Write a condition for the group, such as neglect = present',
  FIGURES_RATIO_NOT_WHOLE: 'How many are drawn for each is a whole number from 1 to 20',
});
