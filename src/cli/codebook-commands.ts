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
];
