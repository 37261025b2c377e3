import type { Command } from './command.ts';

export const checksAuditCommands: readonly Command[] = [
  {
    noun: 'checks', verb: 'audit', summary: 'Answers questions over groups, settings and areas on records that are closed or made up',
    options: {
      events: { type: 'string', value: 'csv', required: true, summary: 'The file of events' },
      children: { type: 'string', value: 'csv', required: true, summary: 'The file of children, with sex, ethnicity and area' },
      'as-at': { type: 'string', value: 'date', required: true, summary: 'The day at whose end the question is asked, like 2024-06-30' },
      audits: { type: 'string', value: 'ids', summary: 'Only these, like P-69,P-131' },
    },
    examples: ['sightline checks audit --events events.csv --children children.csv --as-at 2024-06-30', 'sightline checks audit --events events.csv --children children.csv --as-at 2024-06-30 --audits P-131 --json'],
    run: async (asked) => (await import('./checks-audit.ts')).auditRecords(asked),
  },
];
