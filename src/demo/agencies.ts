import {
  actOnRequest, agencySummarySet, askAgencies, askingText, chasingText, childrenNamed, findIncident, findRequest, foldRequest, keepAnswer, partnershipName, sendSummary,
  type Doing, type IncidentId, type RequestId,
} from '../features/incidents/index.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { typedFrom, type Answers } from '../platform/forms/index.ts';
import type { Cast } from './cast.ts';
import { must } from './days.ts';
import { demoId } from './id.ts';

/** The business manager's name at the end of what is sent. */
const signedBy = { coveshire: 'Marion Teal', ashshire: 'Elin Prosser' } as const;

/** What each agency was asked, by the agency's key. */
export type Requests = Readonly<Record<string, RequestId>>;

/** Asks these agencies at once with the ready text, each by its own date. */
export async function asked(cast: Cast, when: Date, incident: IncidentId, due: Readonly<Record<string, PlainDate>>): Promise<Requests> {
  const doing = await cast.as('bm', when);
  const record = await findIncident(doing.tx, incident);
  if (record === null) throw new Error('the demonstration has lost an incident');
  const text = askingText(await writing(cast, record.reference), childrenNamed(record.acts));
  const agencies = Object.entries(due).map(([key, by]) => ({ organisationId: demoId('organisation', cast.place, key), due: by }));
  const ids = must(await askAgencies(doing, incident, { text, agencies }));
  return Object.fromEntries(Object.keys(due).flatMap((key, index) => (ids[index] === undefined ? [] : [[key, ids[index]]])));
}

export async function chased(cast: Cast, when: Date, requests: Requests, agency: string): Promise<void> {
  const doing = await cast.as('bm', when);
  const record = await findRequest(doing.tx, idOf(requests, agency));
  if (record === null) throw new Error('the demonstration has lost a request');
  const text = chasingText(await writing(cast, record.reference), { agency: record.organisation, request: foldRequest(record.acts), now: when });
  must(await actOnRequest(doing, record.id, { kind: 'chased', data: { text, how: 'email' } }));
}

export async function moved(cast: Cast, when: Date, requests: Requests, agency: string, due: PlainDate, reason: string): Promise<void> {
  must(await actOnRequest(await cast.as('bm', when), idOf(requests, agency), { kind: 'due_moved', data: { due, reason } }));
}

/** The agency's own author sends its summary. */
export async function answered(cast: Cast, when: Date, requests: Requests, agency: string, answers: Answers): Promise<void> {
  const doing = await begun(cast, when, requests, agency, answers);
  must(await sendSummary(doing, idOf(requests, agency), 1));
}

/** The agency's own author begins its summary and leaves it. */
export async function begun(cast: Cast, when: Date, requests: Requests, agency: string, answers: Answers): Promise<Doing> {
  const doing = await cast.as(`author-${agency}`, when);
  await keepAnswer(doing, idOf(requests, agency), { typed: typedFrom(agencySummarySet, answers), seen: 0, copy: 'demonstration' });
  return doing;
}

export async function nilReturned(cast: Cast, when: Date, requests: Requests, agency: string, searched: string): Promise<void> {
  must(await actOnRequest(await cast.as(`author-${agency}`, when), idOf(requests, agency), { kind: 'nil_returned', data: { searched } }));
}

function idOf(requests: Requests, agency: string): RequestId {
  const id = requests[agency];
  if (id === undefined) throw new Error(`the demonstration asked nothing of ${agency}`);
  return id;
}

async function writing({ place, partnershipId, tx }: Cast, reference: string) {
  return { reference, name: signedBy[place], partnership: await partnershipName(tx, partnershipId) };
}
