import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import { again, redirect, view } from '../../../platform/pages/page.ts';
import type { PersonId } from '../../audit/index.ts';
import { definePage } from '../page.ts';
import { paths } from '../paths.ts';
import { accessRefusals } from '../refusals.ts';
import { roles, type Role } from '../role.ts';
import { endSession, startSession } from '../session.ts';

export interface DemoPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly partnership: string | null;
}

const template = 'access/choose-person.njk';
const DEMO_MINUTES = 12 * 60;

/** Where the demonstration lets someone be any of its made-up people. Only composed in demo mode. */
export const choosePersonPage = definePage({
  method: 'GET', path: paths.choosePerson, may: 'public', audits: 'sign-in.page-shown',
  handle: async ({ context: { tx } }) => view(template, await pickerData(tx)),
});

export const bePersonPage = definePage({
  method: 'POST', path: paths.choosePerson, may: 'public', audits: 'sign-in.completed',
  handle: async ({ form, context: { tx, now, sessionDigest, keepSession, reveal } }) => {
    const people = await demoPeople(tx);
    const chosen = people.find(({ id }) => id === form['person']);
    if (chosen === undefined) {
      return again(template, [accessRefusals.refusal('PERSON_NOT_CHOSEN', { field: 'person' })], await pickerData(tx));
    }
    if (sessionDigest !== null) await endSession(tx, sessionDigest, now);
    reveal([chosen.id]);
    keepSession(await startSession(tx, chosen.id, 'signed_in', now, DEMO_MINUTES));
    return redirect(paths.home.to());
  },
});

async function pickerData(tx: Tx): Promise<{ title: string; chooseAt: string; places: readonly { name: string; people: readonly object[] }[] }> {
  const people = await demoPeople(tx);
  const places = Map.groupBy(people, ({ partnership }) => partnership ?? 'For the whole of England');
  return {
    title: 'Choose who to be', chooseAt: paths.choosePerson.to(),
    places: [...places].toSorted(([, a], [, b]) => b.length - a.length).map(([name, those]) => ({ name, people: those.toSorted(byRole).map((person) => ({ ...person, roleName: roles[person.role].name, does: roles[person.role].does })) })),
  };
}

/** In the order of the role table, which is the order of the work. */
function byRole(a: DemoPerson, b: DemoPerson): number {
  const order = Object.keys(roles);
  return order.indexOf(a.role) - order.indexOf(b.role);
}

async function demoPeople(tx: Tx): Promise<readonly DemoPerson[]> {
  const { rows } = await sql<DemoPerson>`select * from access.demo_people()`.execute(tx);
  return rows;
}
