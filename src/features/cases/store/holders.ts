import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { rolesHolding } from '../../access/index.ts';

export interface Holder {
  readonly caseId: string;
  readonly personId: string;
  /** Empty where this person may not know who it is. */
  readonly name: string;
  readonly since: Date;
}

/** Who holds these cases now, by name. */
export async function holdersOf(tx: Tx, cases: readonly string[]): Promise<readonly Holder[]> {
  if (cases.length === 0) return [];
  const found = await tx.selectFrom('cases.holding as h').leftJoin('access.person as p', 'p.id', 'h.person_id')
    .select(['h.case_id as caseId', 'h.person_id as personId', 'p.name', 'h.given_at as since']).where('h.case_id', 'in', cases).where('h.ended_at', 'is', null).orderBy('p.name').execute();
  return found.map(({ name, ...holder }) => ({ ...holder, name: name ?? '' }));
}

/** Who could hold a case of that area, by name, as far as this person may know of them. */
export async function whoCanHold(tx: Tx, partnershipId: string): Promise<readonly { readonly id: string; readonly name: string; readonly organisation: string }[]> {
  return tx.selectFrom('access.person as p').innerJoin('access.membership as m', 'm.person_id', 'p.id').innerJoin('access.organisation as o', 'o.id', 'm.organisation_id')
    .select(['p.id', 'p.name', 'o.name as organisation']).distinct().where('m.partnership_id', '=', partnershipId).where('m.role', 'in', rolesHolding('case:hold')).where('m.stopped_at', 'is', null)
    .where('p.active', '=', true).orderBy('p.name').execute();
}

export async function insertHolding(tx: Tx, caseId: string, personId: string, by: string, at: Date): Promise<void> {
  await tx.insertInto('cases.holding').values({ id: newId<'holding'>(), case_id: caseId, person_id: personId, given_at: at, given_by: by }).execute();
}

/** How many were ended: none where the person does not hold the case. */
export async function endHolding(tx: Tx, caseId: string, personId: string, by: string, at: Date): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('cases.holding').set({ ended_at: at, ended_by: by }).where('case_id', '=', caseId).where('person_id', '=', personId).where('ended_at', 'is', null).executeTakeFirst();
  return Number(numUpdatedRows);
}
