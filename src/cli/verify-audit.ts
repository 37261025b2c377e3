import { checkAudit, readHeads } from '../features/audit/index.ts';
import { ok } from '../kernel/result.ts';
import { deriveKey, type Environment } from '../platform/config/index.ts';
import type { Outcome } from './command.ts';
import { withOwner } from './with-owner.ts';

/** Checks the audit trail of the database that the settings in `env` name, and leaves it as it was. */
export async function verifyAudit(env: Environment): Promise<Outcome> {
  return withOwner(env, 'audit.entry', async (owner, { secret, auditHeads }) =>
    ok(await checkAudit({ owner, key: deriveKey(secret, 'audit'), heads: () => readHeads(auditHeads) })));
}
