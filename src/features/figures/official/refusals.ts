import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a file of official statistics could not be read. */
export const officialRefusals = refusalBook({
  OFFICIAL_NOT_READABLE: 'The file is not a table of comma-separated values: {why}',
  OFFICIAL_COLUMN_MISSING: 'The file has no column {column}. Files of official statistics have time_period and geographic_level',
  OFFICIAL_NO_INDICATOR: 'No column of the file holds figures',
  OFFICIAL_FIGURE_NOT_READABLE: '“{text}” is neither a figure nor a sign for one that is withheld',
  OFFICIAL_PERIOD_NOT_READABLE: '“{text}” ({identifier}) is not a period that is known',
  OFFICIAL_TWICE: 'The figure stands twice, first in line {line}, with another value',
});
