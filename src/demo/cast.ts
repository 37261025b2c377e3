import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '../features/audit/index.ts';
import type { Doing } from '../features/incidents/index.ts';
import { parseId } from '../kernel/id.ts';
import type { Tx } from '../platform/database/index.ts';
import { must, type Days } from './days.ts';
import { demoId } from './id.ts';

/** The people of one partnership, ready to act in one transaction of the application's connection. */
export interface Cast {
  readonly place: 'coveshire' | 'ashshire';
  readonly partnershipId: PartnershipId;
  readonly days: Days;
  readonly tx: Tx;
  /**
   * Goes on as this person at this moment: from here the database holds them to what they may see
   * and do, as it does on a page.
   */
  readonly as: (person: string, when: Date) => Promise<Doing>;
}

export function castOf(place: Cast['place'], tx: Tx, days: Days): Cast {
  return {
    place, tx, days, partnershipId: must(parseId<'partnership'>(demoId('partnership', place))),
    as: async (person, now) => ({ tx, now, by: await become(tx, demoId('person', person === 'secretariat' ? 'nation' : place, person)) }),
  };
}

export async function become(tx: Tx, id: string): Promise<PersonId> {
  await sql`select set_config('sightline.person', ${id}, true)`.execute(tx);
  return must(parseId<'person'>(id));
}
