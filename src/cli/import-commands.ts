import type { Command } from './command.ts';

const EXTRACTS = [
  ['cin', 'a Children in Need census (XML file)', 'census.xml'],
  ['ssda903', 'an SSDA903 return (folder of CSV files)', 'ssda903/'],
  ['annex-a', 'an Annex A workbook (Excel file)', 'annex-a.xlsx'],
  ['ssd', 'a Standard Safeguarding Dataset (folder of CSV files)', 'ssd/'],
] as const;

export const importCommands: readonly Command[] = EXTRACTS.map(([kind, what, example]) => ({
  noun: 'import',
  verb: kind,
  summary: `Reads ${what} as events; leaves with 1 when something in it is wrong`,
  arguments: [{ name: 'path', summary: what.replace(/^an? /, 'the ') }],
  options: {
    out: { type: 'string', value: 'file', required: true, summary: 'The CSV file of events to write' },
    children: { type: 'string', value: 'file', summary: 'The CSV file of children to write; left out, children.csv beside the events, which must not be there yet' },
    area: { type: 'string', value: 'area', summary: 'The council whose extract it is; without it nothing can be said of who knew' },
  },
  examples: [`sightline import ${kind} ${example} --area Coveshire --out events.csv`],
  run: async (asked) => (await import('./import-extract.ts')).importExtract(kind, asked),
}));
