import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { agencyKey, type Learnt, type Remembered } from '../mapping/remembered.ts';
import { isRole, type Role } from '../mapping/role.ts';
import type { Source } from './sources.ts';

/** What is remembered, with who said so and when. */
export interface RememberedBy extends Remembered {
  readonly at: Date;
  readonly by: PersonId;
}

/** How that agency's files are to be read in that partnership, as far as this person may see it. */
export async function recall(tx: Tx, partnershipId: PartnershipId, agency: string): Promise<readonly RememberedBy[]> {
  const key = agencyKey(agency);
  if (key === '') return [];
  const rows = await tx.selectFrom('chronology.remembered_mapping as m').select(['m.id', 'm.headings', 'm.columns', 'm.at', 'm.by_person'])
    .where('m.partnership_id', '=', partnershipId).where('m.agency', '=', key).where('m.forgotten', '=', false)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('chronology.remembered_mapping as later').select('later.id')
      .whereRef('later.partnership_id', '=', 'm.partnership_id').whereRef('later.agency', '=', 'm.agency').whereRef('later.headings', '=', 'm.headings').whereRef('later.seq', '>', 'm.seq'))))
    .orderBy('m.headings').execute();
  return rows.map(({ id, headings, columns, at, by_person: by }) => ({ id, headings, roles: parseColumns(columns), at, by: by as PersonId }));
}

/** Remembers it in place of what was remembered before of the same headings. Only while the chronology is held. */
export async function remember(tx: Tx, source: Source, agency: string, learnt: Learnt, by: PersonId, now: Date): Promise<void> {
  const key = agencyKey(agency);
  if (key !== '') await add(tx, { partnershipId: source.partnershipId, agency: key, headings: learnt.headings, roles: learnt.roles, forgotten: false, learntFrom: source.id }, by, now);
}

/** Forgets it, whichever file taught it. False where it is forgotten or replaced already. */
export async function forget(tx: Tx, id: string, by: PersonId, now: Date): Promise<boolean> {
  const row = await tx.selectFrom('chronology.remembered_mapping').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return false;
  const newest = await newestSeq(tx, row.partnership_id, row.agency, row.headings);
  if (newest !== row.seq || row.forgotten) return false;
  await add(tx, { partnershipId: row.partnership_id as PartnershipId, agency: row.agency, headings: row.headings, roles: parseColumns(row.columns), forgotten: true, learntFrom: row.learnt_from }, by, now);
  return true;
}

/** Reads the roles of the columns as they are stored. Throws where they are none: that is a fault of ours. */
export function parseColumns(stored: unknown): readonly Role[] {
  if (!Array.isArray(stored)) throw new TypeError('What is remembered of columns is a list');
  return stored.map((role: unknown) => {
    if (typeof role !== 'string' || !isRole(role)) throw new TypeError('What is remembered of a column is a role');
    return role;
  });
}

interface Row extends Learnt {
  readonly partnershipId: PartnershipId;
  readonly agency: string;
  readonly forgotten: boolean;
  readonly learntFrom: string;
}

async function add(tx: Tx, { partnershipId, agency, headings, roles, forgotten, learntFrom }: Row, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('chronology.remembered_mapping').values({
    id: newId<'remembered-mapping'>(), partnership_id: partnershipId, agency, headings, seq: (await newestSeq(tx, partnershipId, agency, headings)) + 1,
    columns: JSON.stringify(roles), forgotten, learnt_from: learntFrom, at: now, by_person: by,
  }).execute();
}

async function newestSeq(tx: Tx, partnershipId: string, agency: string, headings: string): Promise<number> {
  const row = await tx.selectFrom('chronology.remembered_mapping').select((eb) => eb.fn.max('seq').as('seq')).where('partnership_id', '=', partnershipId).where('agency', '=', agency).where('headings', '=', headings).executeTakeFirst();
  return row?.seq ?? 0;
}
