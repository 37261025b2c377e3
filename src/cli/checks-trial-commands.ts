import type { Command } from './command.ts';

export const checksTrialCommands: readonly Command[] = [
  {
    noun: 'checks', verb: 'trial', summary: 'Says how often each check would speak, by group, on records that are closed or made up',
    options: {
      events: { type: 'string', value: 'csv', required: true, summary: 'The file of events' },
      children: { type: 'string', value: 'csv', required: true, summary: 'The file of children, with sex, ethnicity, disability and area' },
      checks: { type: 'string', value: 'ids or folder', summary: 'Only these, like P-02,P-25, or the checks of a folder of YAML files' },
      'as-at': { type: 'string', value: 'date or date-time', summary: 'The day at whose end the question is asked; without it the last day of the events' },
    },
    examples: ['sightline checks trial --events events.csv --children children.csv', 'sightline checks trial --events events.csv --children children.csv --checks P-02 --json'],
    run: async (asked) => (await import('./checks-trial.ts')).tryChecks(asked),
  },
];
