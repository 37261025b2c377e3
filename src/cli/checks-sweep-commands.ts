import type { Environment } from '../platform/config/index.ts';
import type { Command } from './command.ts';

/** `env` holds the settings, the same as the server's. */
export function checksSweepCommands(env: Environment): readonly Command[] {
  return [{
    noun: 'checks',
    verb: 'sweep',
    summary: 'Asks the checks that are switched on of the live cases whose time has come',
    options: { all: { type: 'boolean', summary: 'Of every case, whether or not its time has come. One that was stopped goes on without it' } },
    examples: ['sightline checks sweep', 'sightline checks sweep --all --json'],
    // Loaded when asked for, because the database doubles the start of every other command.
    run: async (asked) => (await import('./checks-sweep.ts')).sweepCases(env, asked),
  }];
}
