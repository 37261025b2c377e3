import type { Environment } from '../platform/config/index.ts';
import type { Command } from './command.ts';

/** `env` holds the settings, the same as the server's. */
export function auditCommands(env: Environment): readonly Command[] {
  return [{
    noun: 'audit',
    verb: 'verify',
    summary: 'Looks for audit entries that were changed, removed or added by hand',
    examples: ['sightline audit verify', 'sightline audit verify --json'],
    // Loaded when asked for, because the database doubles the start of every other command.
    run: async () => (await import('./verify-audit.ts')).verifyAudit(env),
  }];
}
