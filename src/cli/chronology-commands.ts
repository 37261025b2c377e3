import type { Command } from './command.ts';

/** Chronologies from files, without a database. */
export const chronologyCommands: readonly Command[] = [
  {
    noun: 'chronology', verb: 'combine',
    summary: 'Combines agencies’ chronologies in one order; leaves with 1 when rows need a person',
    arguments: [{ name: 'files', summary: 'Word (.docx), Excel (.xlsx) and CSV files, one or more for each agency, and what this command wrote before', rest: true }],
    options: {
      agency: { type: 'string', value: 'file=name', multiple: true, summary: 'Whose account a file is, where it does not say itself' },
      mapping: { type: 'string', value: 'file.json', summary: 'How columns are to be read, in the form that --json prints under “mapping”' },
      out: { type: 'string', value: 'file', summary: 'Where to write the combined chronology: .docx, .xlsx, .csv or .json' },
    },
    examples: [
      'sightline chronology combine police.docx school.xlsx gp.csv --json',
      'sightline chronology combine a.docx b.csv --agency a.docx="Northtown Police" --agency b.csv="Hill School" --out combined.docx',
    ],
    // Loaded when asked for, because reading Word and Excel is of no use to other commands.
    run: async (asked) => (await import('./chronology-combine.ts')).combineCommand(asked),
  },
];
