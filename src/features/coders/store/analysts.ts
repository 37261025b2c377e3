import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { londonDate } from '../../../kernel/plain-date.ts';
import { rolesHolding } from '../../access/index.ts';

export interface Analyst {
  readonly id: PersonId;
  readonly name: string;
}

/** Who may code: colleagues who hold the role today. */
export async function listAnalysts(tx: Tx, now: Date): Promise<readonly Analyst[]> {
  const today = londonDate(now);
  const rows = await tx.selectFrom('access.membership as m').innerJoin('access.person as p', 'p.id', 'm.person_id').distinct().select(['p.id', 'p.name'])
    .where('m.role', 'in', [...rolesHolding('coding:write')]).where('m.partnership_id', 'is', null).where('m.stopped_at', 'is', null).where('m.starts', '<=', today)
    .where(({ or, eb }) => or([eb('m.ends', 'is', null), eb('m.ends', '>=', today)])).orderBy('p.name').execute();
  return rows.map(({ id, name }) => ({ id: id as PersonId, name }));
}

/** Names of people who acted, as far as they may be seen. */
export async function namesOf(tx: Tx, ids: Iterable<PersonId>): Promise<(id: PersonId) => string> {
  const asked = [...new Set(ids)];
  const rows = asked.length === 0 ? [] : await tx.selectFrom('access.person').select(['id', 'name']).where('id', 'in', asked).execute();
  const names = new Map<string, string>(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? 'someone whose name you may not see';
}
