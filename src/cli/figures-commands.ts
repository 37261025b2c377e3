import type { Command } from './command.ts';

/** Tables from coded data. */
export const figuresCommands: readonly Command[] = [{
  noun: 'figures',
  verb: 'table',
  summary: 'Makes a declared table from coded data, each figure with its base and interval',
  options: {
    codebook: { type: 'string', value: 'file', required: true, summary: 'The codebook, in YAML or JSON' },
    data: { type: 'string', value: 'file or table=file', required: true, multiple: true, summary: 'The coded data: a CSV file for each table of the codebook, or one JSON file' },
    spec: { type: 'string', value: 'file', required: true, summary: 'The specification of the table, in YAML or JSON' },
    csv: { type: 'boolean', summary: 'Prints one line of CSV for each cell' },
    svg: { type: 'boolean', summary: 'Prints the chart that the specification asks for, or that fits its columns' },
    column: { type: 'string', value: 'code', summary: 'Prints bars of this column instead' },
    'allow-problems': { type: 'boolean', summary: 'Leaves out the cases in which something is wrong, names them, and exits with 1' },
  },
  examples: [
    'sightline figures table --codebook codebook.yaml --data reviews.csv --spec table.yaml --json',
    'sightline figures table --codebook codebook.yaml --data reviews=reviews.csv --data children=children.csv --spec table.yaml --csv',
  ],
  // Loaded when asked for, so that the others start quickly.
  run: async (asked) => (await import('./figures-table.ts')).figuresTable(asked),
}];
