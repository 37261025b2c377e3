import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { OrganisationId } from '../../access/index.ts';
import { decideRequest } from '../requests/decide-request.ts';
import { stageWords, type Incident } from '../pathway/incident.ts';
import { refusal } from '../refusals.ts';
import { foldRequest } from '../requests/request.ts';
import { addRequestActs, holdIncident, listRequests, openRequest, type IncidentRecord, type RequestId } from '../store/index.ts';
import { listMembers } from '../store/organisations.ts';
import { incidentOf, type Doing } from './act.ts';

export interface Asking {
  readonly text: string;
  readonly agencies: readonly { readonly organisationId: string; readonly due: PlainDate; /** The form field of its date. */ readonly field?: string }[];
}

/** Asks several agencies at once: all of them, or with every reason why not, none. */
export async function askAgencies(doing: Doing, incidentId: string, { text, agencies }: Asking): Promise<Result<readonly RequestId[]>> {
  const record = await holdIncident(doing.tx, incidentId);
  const incident = record === null ? null : incidentOf(record);
  if (record === null || incident === null) return refuse(refusal('INCIDENT_NOT_RECORDED'));
  if (!mayAskAt(incident)) return refuse(refusal('ACT_NOT_POSSIBLE', { stage: stageWords[incident.stage] }));
  const found = await chosenMembers(doing, record, agencies.map(({ organisationId }) => organisationId));
  if (!found.ok) return found;
  const against = agencies.flatMap(({ due, field }) => refusalsOf(text, due, field, doing.now));
  const checked = unlessRefused(onlyOnce(against), () => agencies);
  if (!checked.ok) return checked;
  const opened: RequestId[] = [];
  for (const { organisationId, due } of agencies) {
    const member = found.value.get(organisationId);
    if (member === undefined) throw new Error('an agency was chosen and not found');
    const id = await openRequest(doing.tx, record, member);
    await addRequestActs(doing.tx, id, 0, doing.by, doing.now, [{ kind: 'asked', data: { due, text } }]);
    opened.push(id);
  }
  return ok(opened);
}

/** Agencies are asked for a rapid review while there is one, and after it went, when more is needed. */
export function mayAskAt({ stage }: Incident): boolean {
  return stage === 'rapid-review' || stage === 'review-sent';
}

async function chosenMembers({ tx }: Doing, record: IncidentRecord, ids: readonly string[]): Promise<Result<ReadonlyMap<string, OrganisationId>>> {
  const members = new Map((await listMembers(tx, record.partnershipId)).map((member) => [String(member.id), member]));
  const asked = new Set((await listRequests(tx, record.id)).filter(({ acts }) => foldRequest(acts).stage !== 'withdrawn').map(({ organisationId }) => String(organisationId)));
  const refusals = ids.flatMap((id): readonly Refusal[] => {
    const member = members.get(id);
    if (member === undefined) return [refusal('AGENCY_NOT_HERE', { field: 'agencies' })];
    return asked.has(id) ? [refusal('AGENCY_ASKED_ALREADY', { agency: member.name, field: 'agencies' })] : [];
  });
  return unlessRefused(refusals, () => new Map([...members].map(([id, member]) => [id, member.id])));
}

function refusalsOf(text: string, due: PlainDate, field: string | undefined, now: Date): readonly Refusal[] {
  const decided = decideRequest(null, { kind: 'asked', data: { due, text } }, { now });
  if (decided.ok) return [];
  return decided.refusals.map((each) => (each.field === 'due' && field !== undefined ? { ...each, field } : each));
}

function onlyOnce(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.filter((each, index) => refusals.findIndex(({ code, field }) => code === each.code && field === each.field) === index);
}
