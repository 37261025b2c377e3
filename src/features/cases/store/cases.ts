import { sql } from 'kysely';
import type { PartnershipId } from '../../audit/index.ts';
import { newId, parseId } from '../../../kernel/id.ts';
import type { Answers } from '../../../platform/forms/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { parseChild, type CaseChild } from '../record/child.ts';

export interface CaseLine {
  readonly id: string;
  readonly partnershipId: PartnershipId;
  readonly reference: string;
  readonly teamId: string;
  readonly team: string;
  readonly organisationId: string;
  readonly openedAt: Date;
}

export interface CaseRecord extends CaseLine {
  readonly area: string;
  readonly child: CaseChild;
}

function lines(tx: Tx) {
  const teamId = sql<string>`cases.team_of(c.id)`;
  return tx.selectFrom('cases.child_case as c').innerJoin('cases.team as t', (join) => join.on('t.id', '=', teamId))
    .select(['c.id', 'c.partnership_id', 'c.reference', 't.id as teamId', 't.name as team', 't.organisation_id as organisationId', 'c.opened_at as openedAt']);
}

function parseLine({ partnership_id: partnership, ...line }: Omit<CaseLine, 'partnershipId'> & { readonly partnership_id: string }): CaseLine {
  const partnershipId = parseId<'partnership'>(partnership);
  if (!partnershipId.ok) throw new Error('a case has no partnership');
  return { ...line, partnershipId: partnershipId.value };
}

/** A case that this person holds, with who the child is; null for anybody else. */
export async function findCase(tx: Tx, id: string): Promise<CaseRecord | null> {
  const line = await lines(tx).where('c.id', '=', id).executeTakeFirst();
  const child = await tx.selectFrom('cases.child').select('content').where('case_id', '=', id).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  if (line === undefined || child === undefined) return null;
  const { area } = await tx.selectFrom('access.partnership').select('area').where('id', '=', line.partnership_id).executeTakeFirstOrThrow();
  return { ...parseLine(line), area, child: parseChild(child.content) };
}

/** The case as whoever says who holds it may know it: without what is in it. */
export async function findCaseLine(tx: Tx, id: string): Promise<CaseLine | null> {
  const line = await lines(tx).where('c.id', '=', id).executeTakeFirst();
  return line === undefined ? null : parseLine(line);
}

/** Those that the person holds, by reference. */
export async function heldCases(tx: Tx, personId: string): Promise<readonly (CaseLine & { readonly knownAs: string })[]> {
  const found = await lines(tx).innerJoin('cases.holding as h', 'h.case_id', 'c.id')
    .innerJoinLateral((eb) => eb.selectFrom('cases.child as k').select('k.content').whereRef('k.case_id', '=', 'c.id').orderBy('k.seq', 'desc').limit(1).as('child'), (join) => join.onTrue())
    .select('child.content').where('h.person_id', '=', personId).where('h.ended_at', 'is', null).orderBy('c.reference').execute();
  return found.map(({ content, ...line }) => ({ ...parseLine(line), knownAs: parseChild(content).knownAs }));
}

/** Those whose holders the person decides, by reference. */
export async function givenCases(tx: Tx): Promise<readonly CaseLine[]> {
  const found = await lines(tx).where('c.id', 'in', sql<string>`(select cases.given_cases())`).orderBy('c.reference').execute();
  return found.map(parseLine);
}

/** The new case's id; null where the area already has one with that reference, which this person may not be able to see. */
export async function insertCase(tx: Tx, one: { readonly partnershipId: string; readonly teamId: string; readonly reference: string }, by: string, at: Date): Promise<string | null> {
  const id = newId<'case'>();
  const { numInsertedOrUpdatedRows: inserted } = await tx.insertInto('cases.child_case')
    .values({ id, partnership_id: one.partnershipId, team_id: one.teamId, reference: one.reference, opened_at: at, opened_by: by }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return inserted === 1n ? id : null;
}

export interface ChildVersion {
  readonly seq: number;
  readonly child: CaseChild;
  readonly reason: string;
  readonly askedBy: string;
  readonly at: Date;
}

/** Who the child was said to be, newest first. */
export async function childVersions(tx: Tx, caseId: string): Promise<readonly ChildVersion[]> {
  const found = await tx.selectFrom('cases.child').select(['seq', 'content', 'reason', 'asked_by as askedBy', 'at']).where('case_id', '=', caseId).orderBy('seq', 'desc').execute();
  return found.map(({ content, ...one }) => ({ ...one, child: parseChild(content) }));
}

/** False where somebody else corrected the same version first. */
export async function insertChild(tx: Tx, caseId: string, version: { readonly seq: number; readonly answers: Answers; readonly reason: string; readonly askedBy: string }, by: string, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows: inserted } = await tx.insertInto('cases.child').values({ case_id: caseId, seq: version.seq, content: JSON.stringify({ answers: version.answers }), reason: version.reason, asked_by: version.askedBy, at, by_person: by }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return inserted === 1n;
}

export async function moveToTeam(tx: Tx, caseId: string, teamId: string, by: string, at: Date): Promise<void> {
  await tx.insertInto('cases.team_move').values((eb) => ({
    case_id: caseId, team_id: teamId, at, by_person: by,
    seq: eb.selectFrom('cases.team_move').select(sql<number>`coalesce(max(seq), 0) + 1`.as('seq')).where('case_id', '=', caseId),
  })).execute();
}
