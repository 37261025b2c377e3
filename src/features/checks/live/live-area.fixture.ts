import { randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/database/index.ts';
import type { EventRow } from '../../events/index.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';

/** One area whose controller signed and which switched these checks on, with a case for each list of events, all to be asked at `due`. Returns the ids of the cases. */
export async function liveArea(owner: Database, on: readonly string[], cases: readonly (readonly EventRow[])[], due: Date): Promise<readonly string[]> {
  const [partnership, organisation, person, team, trial] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const at = new Date(due.getTime() - 86_400_000);
  const by = { at, by_person: person, partnership_id: partnership };
  await owner.insertInto('access.partnership').values({ id: partnership, area: 'Sweepshire', name: 'Sweepshire' }).execute();
  await owner.insertInto('access.organisation').values({ id: organisation, kind: 'council', name: 'Sweepshire Council' }).execute();
  await owner.insertInto('access.partnership_organisation').values({ organisation_id: organisation, partnership_id: partnership, part: 'council' }).execute();
  await owner.insertInto('access.person').values({ id: person, name: 'Mo Vale', email: 'mo.vale@sweepshire.example' }).execute();
  await owner.insertInto('cases.team').values({ id: team, partnership_id: partnership, organisation_id: organisation, name: 'North', added_at: at, added_by: person }).execute();
  await owner.insertInto('checks.impact_assessment').values({ id: randomUUID(), kind: 'signed', reference: 'D', signed_on: '2026-01-01', signed_by: 'Director', review_on: '2036-01-01', reason: '', ...by }).execute();
  await owner.insertInto('checks.trial').values({ id: trial, records: 'x', as_at: '2026-01-01', children: 200, result: '{}', ...by }).execute();
  await owner.insertInto('checks.switch').values(shippedChecks().filter(({ id }) => on.includes(id)).map(({ id, version }) => ({
    id: randomUUID(), check_id: id, version, turned: 'on', owner: 'Head', sunset: '2036-01-01', trial_id: trial, told: JSON.stringify({ records: 'x', children: 200, perThousand: 5, low: 1, high: 9 }), reason: '', ...by,
  }))).execute();
  return Promise.all(cases.map((events, index) => addCase(owner, { partnership, team, person, reference: `S-${index}`, at, due }, events)));
}

interface Where {
  readonly partnership: string;
  readonly team: string;
  readonly person: string;
  readonly reference: string;
  readonly at: Date;
  readonly due: Date;
}

async function addCase(owner: Database, { partnership, team, person, reference, at, due }: Where, events: readonly EventRow[]): Promise<string> {
  const id = randomUUID();
  await owner.insertInto('cases.child_case').values({ id, partnership_id: partnership, team_id: team, reference, opened_at: at, opened_by: person }).execute();
  await owner.insertInto('cases.child').values({ case_id: id, seq: 1, content: JSON.stringify({ answers: { 'known-as': `Child of ${reference}` } }), reason: '', asked_by: '', at, by_person: person }).execute();
  if (events.length > 0) await owner.insertInto('cases.entry').values(events.map((event) => {
    const own = randomUUID();
    const content = JSON.stringify({ row: { ...event, event_id: own, child_id: id }, answers: {}, frozen: [] });
    return { id: own, case_id: id, kind: 'recorded', event_type: event.type, content, corrects: null, reason: '', asked_by: '', recorded_at: at, recorded_by: person };
  })).execute();
  await owner.insertInto('checks.due').values({ case_id: id, partnership_id: partnership, run_at: due }).execute();
  return id;
}
