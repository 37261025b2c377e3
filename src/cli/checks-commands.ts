import type { Command } from './command.ts';

// The work is loaded when asked for, because the vocabulary and the catalogue slow the start of every other command.
export const checksCommands: readonly Command[] = [
  {
    noun: 'checks', verb: 'list', summary: 'Lists the checks, whose duty each names and how it stands at first',
    options: { checks: { type: 'string', value: 'ids or folder', summary: 'Only these, like P-02,P-25, or the checks of a folder of YAML files' } },
    examples: ['sightline checks list', 'sightline checks list --json'],
    run: async (asked) => (await import('./checks-answers.ts')).listChecks(asked),
  },
  {
    noun: 'checks', verb: 'explain', summary: 'Says what a check asks, by when, where that comes from and what it cannot tell',
    arguments: [{ name: 'id', summary: 'the check, as "sightline checks list" names it' }],
    options: { checks: { type: 'string', value: 'folder', summary: 'Look in this folder of YAML files' } },
    examples: ['sightline checks explain P-02'],
    run: async (asked) => (await import('./checks-answers.ts')).explainCheck(asked),
  },
  {
    noun: 'checks', verb: 'run', summary: 'Asks the checks of a file of events that are closed or made up',
    options: {
      events: { type: 'string', value: 'csv', required: true, summary: 'The file of events' },
      children: { type: 'string', value: 'csv', summary: 'The file of children; without it nothing is known of their ages' },
      checks: { type: 'string', value: 'ids or folder', summary: 'Only these, like P-02,P-25, or the checks of a folder of YAML files' },
      'as-at': { type: 'string', value: 'date or date-time', required: true, summary: 'The day at whose end the question is asked, like 2024-06-28' },
      'known-to': { type: 'string', value: 'service:area', summary: 'Only what this service knew by then, like children_social_care:Coveshire. Left out, all that had happened by then, whoever knew of it and when' },
      summary: { type: 'boolean', summary: 'Counts only' },
      resume: { type: 'string', value: 'file', summary: 'With --summary: keep in this file what was counted so far, and go on from it' },
    },
    examples: ['sightline checks run --events events.csv --children children.csv --as-at 2024-06-28', 'sightline checks run --events events.csv --checks P-02,P-25 --as-at 2024-06-28 --known-to children_social_care:Coveshire --json'],
    run: async (asked) => (await import('./checks-answers.ts')).runChecks(asked),
  },
];
