import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { readOpenRecords, type OpenRecord } from './records.ts';

/** Two records that a person put before people as perhaps of one child. */
export interface Proposal {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly reason: string;
  readonly at: Date;
  readonly byName: string;
}

export interface NewProposal extends Pick<Proposal, 'a' | 'b' | 'reason'> {
  readonly partnershipId: PartnershipId;
}

export async function addProposal(tx: Tx, { partnershipId, a, b, reason }: NewProposal, by: PersonId, now: Date): Promise<string> {
  const id = newId<'linkage-proposal'>();
  await tx.insertInto('linkage.proposal').values({ id, partnership_id: partnershipId, record_a: a, record_b: b, reason, at: now, by_person: by }).execute();
  return id;
}

/** What people proposed, by the two records: the first proposal of any two. */
export async function listProposals(tx: Tx, partnershipId: string): Promise<readonly Proposal[]> {
  const rows = await tx.selectFrom('linkage.proposal as p').leftJoin('access.person as w', 'w.id', 'p.by_person').select(['p.id', 'p.record_a', 'p.record_b', 'p.reason', 'p.at', 'w.name'])
    .where('p.partnership_id', '=', partnershipId).orderBy('p.at', 'desc').orderBy('p.id').execute();
  const all = rows.map(({ id, record_a: a, record_b: b, reason, at, name }): Proposal => ({ id, a, b, reason, at, byName: name ?? 'Somebody who has left' }));
  return [...new Map(all.map((one) => [`${one.a} ${one.b}`, one])).values()];
}

/** Records of one partnership that may be shown, in the order in which they are named; without those that are not there. */
export async function readRecordsHere(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<readonly OpenRecord[]> {
  if (ids.length === 0) return [];
  const here = await tx.selectFrom('linkage.record').select('id').where('partnership_id', '=', partnershipId).where('id', 'in', [...ids]).execute();
  const found = await readOpenRecords(tx, here.map(({ id }) => id));
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}
