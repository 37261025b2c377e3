import { newId } from '../../../kernel/id.ts';
import type { Moment } from '../../../kernel/london-time.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import type { EventRecord } from '../../events/index.ts';
import { incidentOf, listPanelItems, listRequests, type IncidentRecord } from '../../incidents/index.ts';
import type { Check } from '../language/check.ts';
import { parseAnswer, type Answer } from '../live/answer.ts';
import { checksOn } from '../live/ask-case.ts';
import type { Signal } from '../live/signal.ts';
import { askOwn, type OwnAsked } from './ask-own.ts';
import type { OwnHistory } from './incident-events.ts';
import { isOwn, readsChronology } from './own-checks.ts';

/** Reads the events that the chronology of an incident holds. */
export type ReadChronology = (tx: Tx, incident: string) => Promise<readonly EventRecord[]>;

/** The checks of the pathway that are on in an area: they are switched like any others that are live. */
export async function ownChecksOn(tx: Tx, partnershipId: string, now: Date): Promise<readonly Check[]> {
  return (await checksOn(tx, partnershipId, now)).filter(isOwn);
}

/** Asks those checks of an incident as it stands now. Nothing of it is kept: a partnership has few incidents, and each is quickly asked. */
export async function askOwnRecords(tx: Tx, now: Date, record: IncidentRecord, checks: readonly Check[], chronology: ReadChronology): Promise<OwnAsked> {
  if (checks.length === 0 || incidentOf(record) === null) return { said: [], clear: [], events: new Map() };
  return askOwn(await historyOf(tx, record), checks.some(readsChronology) ? await chronology(tx, record.id) : [], checks, now);
}

async function historyOf(tx: Tx, record: IncidentRecord): Promise<OwnHistory> {
  const requests = await listRequests(tx, record.id);
  const { area } = await tx.selectFrom('access.partnership').select('area').where('id', '=', record.partnershipId).executeTakeFirstOrThrow();
  return { record, area, requests, panel: await listPanelItems(tx, record.id), areasAsked: await areasAsked(tx, record.partnershipId, requests) };
}

/** Other areas whose council was asked for a summary, by when it was first asked. */
async function areasAsked(tx: Tx, own: PartnershipId, requests: Awaited<ReturnType<typeof listRequests>>): Promise<readonly { readonly area: string; readonly at: Moment }[]> {
  if (requests.length === 0) return [];
  const councils = await tx.selectFrom('access.partnership_organisation as m').innerJoin('access.partnership as p', 'p.id', 'm.partnership_id').select(['m.organisation_id', 'p.area'])
    .where('m.part', '=', 'council').where('m.partnership_id', '!=', own).where('m.organisation_id', 'in', requests.map(({ organisationId }) => organisationId)).execute();
  return councils.flatMap(({ organisation_id: organisation, area }) => {
    const first = requests.find(({ organisationId }) => organisationId === organisation)?.acts[0];
    return first === undefined ? [] : [{ area, at: first.at }];
  });
}

/** What was said about an incident, newest first. */
export async function ownAnswers(tx: Tx, incident: string): Promise<readonly Answer[]> {
  const rows = await tx.selectFrom('checks.own_answer as a').leftJoin('access.person as p', 'p.id', 'a.by_person')
    .select(['a.check_id as check', 'a.key', 'a.result', 'a.said', 'a.day', 'a.words', 'a.at', 'p.name']).where('a.incident_id', '=', incident).orderBy('a.number', 'desc').execute();
  return rows.map(({ name, ...row }) => parseAnswer(row, name ?? 'Somebody of the partnership'));
}

export async function insertOwnAnswer(tx: Tx, to: { readonly record: IncidentRecord; readonly signal: Signal }, answer: Pick<Answer, 'said' | 'day' | 'words'>, by: PersonId, at: Date): Promise<void> {
  const { signal: { check, version, key, result }, record } = to;
  await tx.insertInto('checks.own_answer').values({
    id: newId<'own-answer'>(), incident_id: record.id, partnership_id: record.partnershipId, check_id: check, version, key, result, ...answer, at, by_person: by,
  }).execute();
}
