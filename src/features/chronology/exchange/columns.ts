/** The columns of a chronology that was taken out, in their order. Their headings are how it is known again. */
export const headings = {
  id: 'Ref',
  occurred_text: 'Date',
  occurred: 'Date read as',
  agency: 'Agency',
  area: 'Area',
  text: 'What happened',
  source_of_information: 'Source of information',
  action: 'Action or outcome',
  analysis: 'Analysis or comment',
  child: 'Child',
  persons: 'People',
  worker: 'Worker',
  event_type: 'Event type',
  known_to: 'Known to',
  notes: 'Notes on reading',
  source: 'From',
  cells: 'Other cells',
} as const;

export type ExchangeColumn = keyof typeof headings;

/** Columns that every chronology has; the others only where an entry needs them. */
export const ALWAYS: readonly ExchangeColumn[] = ['id', 'occurred_text', 'occurred', 'agency', 'text', 'source', 'cells'];

/** Every column in order. */
export const exchangeColumns: readonly ExchangeColumn[] = ['id', 'occurred_text', 'occurred', 'agency', 'area', 'text', 'source_of_information', 'action', 'analysis', 'child', 'persons', 'worker', 'event_type', 'known_to', 'notes', 'source', 'cells'];

/** The headings of the table of files; in a CSV file, which has one table only, they stand in each row. */
export const FILE_HEADINGS = ['File', 'SHA-256'] as const;
/** The headings of the table that tells how columns were read. */
export const MAPPING_HEADINGS = ['In file', 'In table', 'Heading', 'Read as'] as const;
