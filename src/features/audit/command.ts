import type { Database } from '../../platform/database/index.ts';
import type { Head } from './heads.ts';
import { verifyTrail, type Verification } from './verify.ts';

export interface AuditToCheck {
  readonly owner: Database;
  /** The key that signs entries. */
  readonly key: Buffer;
  /** Reads the heads kept outside the database. */
  readonly heads: () => ReadonlyMap<string, Head>;
}

export interface AuditReport {
  /** `{entries, chains, notKept, found: [{chain, seq, to, what, says}]}`. */
  readonly json: Verification;
  readonly text: string;
  readonly warnings: readonly string[];
  /** True where something is wrong with the trail. */
  readonly found: boolean;
}

/** What one process may have had under way when it was stopped. */
const UNDER_WAY = 50;

/** Checks the whole trail and says in words what was found. */
export async function checkAudit({ owner, key, heads }: AuditToCheck): Promise<AuditReport> {
  const kept = heads();
  const checked = await verifyTrail(owner, key, kept);
  return { json: checked, text: inWords(checked), warnings: warningsOf(checked, kept.size), found: checked.found.length > 0 };
}

function inWords({ entries, chains, found }: Verification): string {
  const walked = `${count(entries, 'audit entry', 'audit entries')} in ${count(chains, 'chain', 'chains')}`;
  if (found.length === 0) return `Checked ${walked}. Each is as it was signed, and none is missing.`;
  return [`Checked ${walked}. Found:`, ...found.map(({ chain, says }) => `  ${chain}: ${says}`)].join('\n');
}

function warningsOf({ entries, notKept, found }: Verification, kept: number): readonly string[] {
  if (entries > 0 && found.filter(({ what }) => what !== 'removed').length >= entries) {
    return ['not one entry is as it was signed. Is SIGHTLINE_SECRET the one that the server uses?'];
  }
  if (kept === 0 && entries > 0) {
    return ['no chain heads are kept outside the database, so entries removed from the end of a chain cannot be seen. Is SIGHTLINE_AUDIT_HEADS right?'];
  }
  if (notKept <= UNDER_WAY) return [];
  return [`${count(notKept, 'entry is', 'entries are')} newer than the chain heads kept outside the database. Was that file lost or replaced by an old one?`];
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
