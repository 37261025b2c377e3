import type { Command } from './command.ts';

/** Codebooks: checking one, and bringing coded data under its next version. */
export const codebookCommands: readonly Command[] = [
  {
    noun: 'codebook',
    verb: 'check',
    summary: 'Checks a codebook: names, circles, rules that can never apply',
    arguments: [{ name: 'file', summary: 'the codebook, in YAML or JSON' }],
    examples: ['sightline codebook check codebook.yaml'],
    run: async (asked) => (await import('./codebook-work.ts')).checkCodebookFile(asked),
  },
  {
    noun: 'codebook',
    verb: 'update',
    summary: 'Brings coded data under the next version of its codebook, and lists what must be coded again (exit status 1 where something must)',
    options: {
      from: { type: 'string', value: 'file', required: true, summary: 'The codebook that the data was coded under' },
      to: { type: 'string', value: 'file', required: true, summary: 'The next version, which says under "continues" what became of the codes' },
      data: { type: 'string', value: 'file or table=file', required: true, multiple: true, summary: 'The coded data' },
      csv: { type: 'string', value: 'table', summary: 'Prints the data of a table as it can be carried over, with what must be coded again left empty' },
    },
    examples: ['sightline codebook update --from codebook-1.yaml --to codebook-2.yaml --data reviews.csv --json'],
    run: async (asked) => (await import('./codebook-work.ts')).updateCodedData(asked),
  },
  {
    noun: 'codebook',
    verb: 'import',
    summary: 'Reads a codebook of another program as ours: CSV, Excel, REFI-QDA (.qdc), or a whole project (.qdpx) with its texts, passages and values (exit status 1 where the codebook is to be mended)',
    arguments: [{ name: 'file', summary: 'the codebook or project' }],
    options: {
      out: { type: 'string', value: 'file or folder', summary: 'Where the codebook is written; of a project, the folder for codebook.yaml, reviews.csv, passages.csv, texts.csv and texts/' },
      name: { type: 'string', value: 'name', summary: 'What the codebook is called (as the file, unless told otherwise)' },
    },
    examples: ['sightline codebook import nvivo.qdc --out codebook.yaml', 'sightline codebook import study.qdpx --out study'],
    run: async (asked) => (await import('./codebook-exchange.ts')).importCodebook(asked),
  },
  {
    noun: 'codebook',
    verb: 'export',
    summary: 'Writes a codebook for another program: CSV, Excel, REFI-QDA (.qdc), or with coded data a whole project (.qdpx)',
    arguments: [{ name: 'file', summary: 'the codebook, in YAML or JSON' }],
    options: {
      out: { type: 'string', value: 'file', required: true, summary: 'What is written; its ending says how: .yaml, .csv, .xlsx, .qdc, .qdpx' },
      data: { type: 'string', value: 'csv', summary: 'Coded data of the first table, for a project' },
      texts: { type: 'string', value: 'csv', summary: 'Which record has which text: the columns record and file' },
      passages: { type: 'string', value: 'csv', summary: 'Which passages have which code: the columns record, code, from, to, coder, memo; places count characters from 0' },
    },
    examples: ['sightline codebook export codebook.yaml --out codebook.qdc', 'sightline codebook export codebook.yaml --data reviews.csv --texts texts.csv --passages passages.csv --out study.qdpx'],
    run: async (asked) => (await import('./codebook-exchange.ts')).exportCodebook(asked),
  },
  {
    noun: 'codebook',
    verb: 'map',
    summary: 'Says which codes of one codebook are which of another, and brings coded data over (exit status 1 where values must be coded)',
    options: {
      from: { type: 'string', value: 'file', required: true, summary: 'The other codebook' },
      to: { type: 'string', value: 'file', required: true, summary: 'Our codebook' },
      map: { type: 'string', value: 'csv', summary: 'Which codes are which: their_code, their_value, our_code, our_value. Left out: one is proposed from names and labels' },
      data: { type: 'string', value: 'file or table=file', multiple: true, summary: 'Data that was coded under the other codebook' },
      csv: { type: 'string', value: 'table', summary: 'Prints the data of a table of ours' },
    },
    examples: ['sightline codebook map --from theirs.yaml --to ours.yaml > map.csv', 'sightline codebook map --from theirs.yaml --to ours.yaml --map map.csv --data cases.csv --csv reviews'],
    run: async (asked) => (await import('./codebook-mapping.ts')).mapCodebook(asked),
  },
];
