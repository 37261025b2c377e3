import type { Command } from './command.ts';

/** Commands of the figures room that study: contradictions, agreement, comparison. */
export const figuresStudyCommands: readonly Command[] = [
  {
    noun: 'figures',
    verb: 'verify',
    summary: 'Finds what does not add up in a ledger of published figures, and what would repair it (exit status 1 where something is found)',
    arguments: [{ name: 'ledger.csv', summary: 'a CSV with the columns measure, numerator, denominator and percent; id, source_file, report_or_context, period, subgroup, as_printed, quantity_id and part_of are read where they are there; or a file of official statistics (time_period, geographic_level), whose parts are held against their totals' }],
    options: { official: { type: 'string', value: 'csv', multiple: true, summary: 'A file of official notification statistics, against which the ledger’s counts of notifications are held' } },
    examples: ['sightline figures verify ledger.csv', 'sightline figures verify ledger.csv --json', 'sightline figures verify ledger.csv --official notifications-2025.csv'],
    run: async (asked) => (await import('./figures-verify.ts')).verifyFigures(asked),
  },
  {
    noun: 'figures',
    verb: 'agreement',
    summary: 'Says how far coders agree: percent, Cohen’s kappa, Gwet’s AC1 and Krippendorff’s alpha with intervals, code by code, overall and over time',
    arguments: [{ name: 'file', optional: true, rest: true, summary: 'more files of coded data' }],
    options: {
      codebook: { type: 'string', value: 'file', required: true, summary: 'The codebook, in YAML or JSON' },
      data: { type: 'string', value: 'csv', required: true, multiple: true, summary: 'Coded data: one file for each coder, or one file with a column coder (and coded_on, to see drift); codes in columns, or one decision a row with code and value' },
      weights: { type: 'string', value: 'linear or quadratic', summary: 'Weight kappa by distance, for codes whose options have an order' },
      by: { type: 'string', value: 'month, quarter or year', summary: 'The stretches of time for drift (month, unless told otherwise)' },
      level: { type: 'string', value: 'share', summary: 'The level of the intervals (0.95, unless told otherwise)' },
      seed: { type: 'string', value: 'number', summary: 'Where resampling starts (1, unless told otherwise)' },
    },
    examples: ['sightline figures agreement --codebook codebook.yaml --data ann.csv --data ben.csv', 'sightline figures agreement --codebook codebook.yaml --data both-coders.csv --by quarter --json'],
    run: async (asked) => (await import('./figures-agreement.ts')).coderAgreement(asked),
  },
  {
    noun: 'figures',
    verb: 'compare',
    summary: 'Compares a group of coded cases with the rest, another group or a matched sample, code by code (with --frozen, exit status 1 where it does not come out the same)',
    arguments: [{ name: 'file', optional: true, rest: true, summary: 'more files of coded data' }],
    options: {
      codebook: { type: 'string', value: 'file', required: true, summary: 'The codebook, in YAML or JSON' },
      data: { type: 'string', value: 'file or table=file', required: true, multiple: true, summary: 'The coded data: a CSV file for each table of the codebook, or one JSON file' },
      cohort: { type: 'string', value: 'expression', summary: 'Who belongs to the group, like: neglect = present and age_band in (1_to_5, 6_to_10)' },
      against: { type: 'string', value: 'expression', summary: 'The group beside it (everybody else, unless told otherwise)' },
      codes: { type: 'string', value: 'a,b,c', summary: 'The codes to compare (every code with states or options, unless told otherwise)' },
      match: { type: 'string', value: 'a,b', summary: 'Compare with a sample that is exactly alike in these codes' },
      ratio: { type: 'string', value: 'number', summary: 'How many are drawn for each case of a matched sample (1, unless told otherwise)' },
      unit: { type: 'string', value: 'table', summary: 'Whose records are counted (the first table, unless told otherwise)' },
      seed: { type: 'string', value: 'number', summary: 'Where the draw of a matched sample starts (1, unless told otherwise)' },
      level: { type: 'string', value: 'share', summary: 'The level of the intervals (0.95, unless told otherwise)' },
      on: { type: 'string', value: 'date', summary: 'The day under which it is kept (today, unless told otherwise)' },
      frozen: { type: 'string', value: 'file', summary: 'A comparison kept from --json: make it again and hold it against the file, byte for byte' },
      'allow-problems': { type: 'boolean', summary: 'Leave out the cases in which something is wrong, name them, and exit with 1' },
    },
    examples: ['sightline figures compare --codebook codebook.yaml --data reviews.csv --cohort "neglect = present" --json', 'sightline figures compare --codebook codebook.yaml --data reviews.csv --cohort "age_band in (11_to_15, 16_and_over)" --match neglect,domestic_abuse'],
    run: async (asked) => (await import('./figures-compare.ts')).compareFigures(asked),
  },
];
