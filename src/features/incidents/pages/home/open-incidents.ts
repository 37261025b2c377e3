import { londonDate } from '../../../../kernel/plain-date.ts';
import { instantOf } from '../../../../kernel/london-time.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { incidentOf } from '../../commands/act.ts';
import type { Incident } from '../../pathway/incident.ts';
import { nextDuty, obligationsOf, type Obligation } from '../../pathway/obligations.ts';
import { foldRequest } from '../../requests/request.ts';
import { REVIEW_DRAFT } from '../../review/rapid-review.ts';
import { reviewHeadings } from '../../review/review-headings.ts';
import { countWritten, listIncidents, listPanelItems, listRequests, type IncidentRecord, type PanelItem, type RequestRecord } from '../../store/index.ts';
import { ENDS } from '../../pathway/transitions.ts';

/** An incident on which somebody still owes something, with everything that home shows of it. */
export interface OpenIncident {
  readonly record: IncidentRecord;
  /** Null while it was opened and not recorded. */
  readonly incident: Incident | null;
  readonly owed: readonly Obligation[];
  readonly requests: readonly RequestRecord[];
}

export interface Overview {
  /** The next date first; those without one last, the oldest first. */
  readonly open: readonly OpenIncident[];
  readonly considered: number;
  readonly items: readonly PanelItem[];
}

/** Every incident that this person may see and on which something is open, in four reads. */
export async function overviewOf(tx: Tx, now: Date): Promise<Overview> {
  const [records, requests, items] = [await listIncidents(tx), await listRequests(tx), await listPanelItems(tx)];
  const written = await countWritten(tx, REVIEW_DRAFT, reviewHeadings.map(({ id }) => id));
  const [requestsBy, itemsBy] = [Map.groupBy(requests, ({ incidentId }) => incidentId), Map.groupBy(items, ({ incidentId }) => incidentId)];
  const all = records.map((record) => openIncident(record, { requests: requestsBy.get(record.id) ?? [], items: itemsBy.get(record.id) ?? [], written: written.get(record.id) ?? 0 }, now));
  return { open: all.filter(isOpen).toSorted((a, b) => nextDay(a).localeCompare(nextDay(b)) || a.record.reference.localeCompare(b.record.reference)), considered: records.length, items };
}

interface Around {
  readonly requests: readonly RequestRecord[];
  readonly items: readonly PanelItem[];
  /** Headings of the rapid review that have words under them. */
  readonly written: number;
}

function openIncident(record: IncidentRecord, { requests, items, written }: Around, now: Date): OpenIncident {
  const incident = incidentOf(record);
  const named = requests.map(({ organisation, acts }) => ({ agency: organisation, request: foldRequest(acts) }));
  const sent = items.map(({ kind, sentAt, acts }) => ({ kind, sentOn: londonDate(instantOf(sentAt)), acts }));
  const owed = incident === null ? [] : obligationsOf(incident, named, sent, { now });
  return { record, incident, requests, owed: owed.filter(({ duty }) => duty.kind !== 'propose' || !tooEarlyToDecide(incident, written)) };
}

/** A decision rests on the review, so it waits for nobody until most headings are written, or the review has gone. */
function tooEarlyToDecide(incident: Incident | null, written: number): boolean {
  return incident?.stage === 'rapid-review' && written * 2 < reviewHeadings.length;
}

function isOpen({ incident, owed }: OpenIncident): boolean {
  return incident === null || owed.length > 0 || !ENDS.includes(incident.stage);
}

function nextDay({ owed }: OpenIncident): string {
  return nextDuty(owed)?.by ?? '9999';
}
