import type { Command } from './command.ts';

export const chronologyReplayCommands: readonly Command[] = [{
  noun: 'chronology',
  verb: 'replay',
  summary: 'Shows a chronology as it was known at the end of a day; leaves with 1 when part of the file could not be read',
  arguments: [{ name: 'file', summary: 'the JSON that "chronology combine" wrote, or a CSV file of events' }],
  options: {
    'as-known-on': { type: 'string', value: 'date', required: true, summary: 'The day, like 2024-06-20; its end counts' },
    agency: { type: 'string', value: 'agency:area', summary: 'Whose knowledge, like children_social_care:Coveshire; left out, what any agency knew' },
  },
  examples: ['sightline chronology replay events.csv --as-known-on 2024-06-20 --agency children_social_care:Coveshire --json'],
  run: async (asked) => (await import('./replay-chronology.ts')).replayChronology(asked),
}];
