import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { standingOf, type Answer } from '../queue/standing.ts';

/** One thing that a person said or undid, with the two records that it is of. */
export interface Decision {
  readonly id: string;
  readonly pairId: string;
  readonly a: string;
  readonly b: string;
  readonly secondLook: boolean;
  readonly said: Answer['said'] | 'undone';
  readonly undoes: string | null;
  readonly reason: string;
  readonly at: Date;
  readonly by: PersonId;
  readonly byName: string;
}

export interface NewDecision {
  readonly partnershipId: PartnershipId;
  readonly pairId: string;
  readonly said: Decision['said'];
  readonly reason: string;
  readonly undoes?: string;
}

export async function addDecision(tx: Tx, { partnershipId, pairId, said, reason, undoes }: NewDecision, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('linkage.decision').values({ id: newId<'linkage-decision'>(), partnership_id: partnershipId, pair_id: pairId, said, reason, undoes: undoes ?? null, at: now, by_person: by }).execute();
}

/** Everything that was said in a partnership, as it was said; of two records alone where they are named. */
export async function listDecisions(tx: Tx, partnershipId: string, records?: { readonly a: string; readonly b: string }): Promise<readonly Decision[]> {
  const rows = await tx.selectFrom('linkage.decision as d').innerJoin('linkage.pair as p', 'p.id', 'd.pair_id').leftJoin('access.person as w', 'w.id', 'd.by_person')
    .select(['d.id', 'd.pair_id', 'p.record_a', 'p.record_b', 'p.second_look', 'd.said', 'd.undoes', 'd.reason', 'd.at', 'd.by_person', 'w.name'])
    .where('d.partnership_id', '=', partnershipId)
    .$if(records !== undefined, (query) => query.where('p.record_a', '=', records?.a ?? '').where('p.record_b', '=', records?.b ?? ''))
    .orderBy('d.number').execute();
  return rows.map((row) => ({
    id: row.id, pairId: row.pair_id, a: row.record_a, b: row.record_b, secondLook: row.second_look, said: parseSaid(row.said), undoes: row.undoes, reason: row.reason,
    at: row.at, by: parsePerson(row.by_person), byName: row.name ?? 'Somebody who has left',
  }));
}

/** What was said and still stands, by the two records: `a b`. A new run’s proposal of the same two inherits it. */
export function answersByPair(decisions: readonly Decision[]): ReadonlyMap<string, readonly (Answer & Decision)[]> {
  const undone = new Set(decisions.map(({ undoes }) => undoes));
  const standing = decisions.flatMap((one) => (one.said === 'undone' || undone.has(one.id) ? [] : [{ ...one, said: one.said }]));
  return Map.groupBy(standing, ({ a, b }) => `${a} ${b}`);
}

/** Pairs that people joined, with the answers that stand. */
export function joinsAmong(decisions: readonly Decision[]): readonly { readonly a: string; readonly b: string; readonly answers: readonly Decision[] }[] {
  return [...answersByPair(decisions).values()].flatMap((answers) => {
    const [first] = answers;
    return first !== undefined && standingOf(first.secondLook, answers) === 'joined' ? [{ a: first.a, b: first.b, answers }] : [];
  });
}

/** One answer about two records at a time, so that two people who press at once are answered one after the other. */
export async function holdPair(tx: Tx, a: string, b: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`linkage/${a}/${b}`}, 6))`.execute(tx);
}

function parseSaid(said: string): Decision['said'] {
  return said as Decision['said'];
}

function parsePerson(id: string): PersonId {
  return id as PersonId;
}
