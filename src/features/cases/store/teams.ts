import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';

export interface Team {
  readonly id: string;
  readonly partnershipId: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly name: string;
}

/** The teams that the person may know of, by organisation and name. */
export async function listTeams(tx: Tx, partnershipId?: string): Promise<readonly Team[]> {
  const teams = tx.selectFrom('cases.team as t').innerJoin('access.organisation as o', 'o.id', 't.organisation_id')
    .select(['t.id', 't.partnership_id as partnershipId', 't.organisation_id as organisationId', 'o.name as organisation', 't.name']).orderBy('o.name').orderBy('t.name');
  return (partnershipId === undefined ? teams : teams.where('t.partnership_id', '=', partnershipId)).execute();
}

/** The new team's id; null where the organisation has one of that name. */
export async function insertTeam(tx: Tx, team: Omit<Team, 'id' | 'organisation'>, by: string, at: Date): Promise<string | null> {
  const id = newId<'team'>();
  const { numInsertedOrUpdatedRows: inserted } = await tx.insertInto('cases.team').values({ id, partnership_id: team.partnershipId, organisation_id: team.organisationId, name: team.name, added_at: at, added_by: by })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return inserted === 1n ? id : null;
}
