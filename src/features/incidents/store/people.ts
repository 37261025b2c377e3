import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';

/** A colleague's name, for those who may know it. */
export type NamesOf = (id: PersonId) => string;

/** Names of the people who acted, as far as the policies show them; the others are `unnamed`. */
export async function namesOf(tx: Tx, ids: Iterable<PersonId>, unnamed = 'someone whose name you may not see'): Promise<NamesOf> {
  const asked = [...new Set(ids)];
  const rows = asked.length === 0 ? [] : await tx.selectFrom('access.person').select(['id', 'name']).where('id', 'in', asked).execute();
  const names = new Map<string, string>(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? unnamed;
}
