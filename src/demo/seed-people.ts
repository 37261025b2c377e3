import { addMembership, addOrganisation, addPartnership, addPerson, type Part } from '../features/access/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import { demoId } from './id.ts';
import { demoPartnerships, panel, type DemoOrganisation, type DemoPartnership, type DemoPersonSpec } from './people.ts';

const SINCE = '2024-01-01';

/** Whether the database already holds a demonstration. */
export async function isDemonstration(owner: Database): Promise<boolean> {
  return (await owner.selectFrom('access.demonstration').select('since').executeTakeFirst()) !== undefined;
}

/** Writes the made-up partnerships and their people, once. */
export async function seedPeople(owner: Database, now: Date): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await tx.insertInto('access.demonstration').values({ since: now }).execute();
    for (const partnership of demoPartnerships) await seedPartnership(tx, partnership);
    await seedOrganisation(tx, 'nation', panel.organisation, null);
    for (const person of panel.people) await seedPerson(tx, 'nation', person, null);
  });
}

async function seedPartnership(tx: Tx, { key, name, area, organisations, people }: DemoPartnership): Promise<void> {
  const id = demoId('partnership', key);
  await addPartnership(tx, { id, name, area });
  for (const organisation of organisations) await seedOrganisation(tx, key, organisation, id);
  for (const person of people) await seedPerson(tx, key, person, id);
}

async function seedOrganisation(tx: Tx, place: string, { key, name, kind, part }: DemoOrganisation, partnershipId: string | null): Promise<void> {
  const member: { partnershipId: string; part: Part } | null = partnershipId === null || part === null ? null : { partnershipId, part };
  await addOrganisation(tx, { id: demoId('organisation', place, key), name, kind }, member);
}

async function seedPerson(tx: Tx, place: string, { key, name, role, organisation }: DemoPersonSpec, partnershipId: string | null): Promise<void> {
  const id = demoId('person', place, key);
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@${place}.example`;
  await addPerson(tx, { id, name, email });
  await addMembership(tx, { id: demoId('membership', place, key), personId: id, role, partnershipId, organisationId: demoId('organisation', place, organisation), starts: SINCE, ends: null });
}
