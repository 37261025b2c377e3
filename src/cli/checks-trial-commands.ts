import type { Environment } from '../platform/config/index.ts';
import type { Command } from './command.ts';

/** `env` holds the settings, whose secret a trial is signed with where that is asked for. */
export function checksTrialCommands(env: Environment): readonly Command[] {
  return [
    {
      noun: 'checks', verb: 'trial', summary: 'Says how often each check would speak, by group, on records that are closed or made up',
      options: {
        events: { type: 'string', value: 'csv', required: true, summary: 'The file of events' },
        children: { type: 'string', value: 'csv', required: true, summary: 'The file of children, with sex, ethnicity, disability and area' },
        answers: { type: 'string', value: 'csv', summary: 'The answers that were given (child_id, check, said), to say how often it was not relevant' },
        checks: { type: 'string', value: 'ids, file or folder', summary: 'Only these, like P-02,P-25, or the checks of a YAML file or a folder of them' },
        'as-at': { type: 'string', value: 'date or date-time', summary: 'The day at whose end the question is asked; without it the last day of the events' },
        sign: { type: 'boolean', summary: 'Sign the result with this installation’s key, so that its pages know that nobody changed it' },
      },
      examples: ['sightline checks trial --events events.csv --children children.csv', 'sightline checks trial --events events.csv --children children.csv --checks P-02 --sign --json'],
      run: async (asked) => (await import('./checks-trial.ts')).tryChecks(asked, env),
    },
  ];
}
