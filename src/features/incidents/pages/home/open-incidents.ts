import { londonDate } from '../../../../kernel/plain-date.ts';
import { instantOf } from '../../../../kernel/london-time.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { incidentOf } from '../../commands/act.ts';
import type { Incident } from '../../pathway/incident.ts';
import { obligationsOf, type Obligation } from '../../pathway/obligations.ts';
import { foldRequest } from '../../requests/request.ts';
import { listIncidents, listPanelItems, listRequests, type IncidentRecord, type PanelItem, type RequestRecord } from '../../store/index.ts';
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

/** Every incident that this person may see and on which something is open, in three reads. */
export async function overviewOf(tx: Tx, now: Date): Promise<Overview> {
  const [records, requests, items] = [await listIncidents(tx), await listRequests(tx), await listPanelItems(tx)];
  const [requestsBy, itemsBy] = [Map.groupBy(requests, ({ incidentId }) => incidentId), Map.groupBy(items, ({ incidentId }) => incidentId)];
  const all = records.map((record) => openIncident(record, requestsBy.get(record.id) ?? [], itemsBy.get(record.id) ?? [], now));
  return { open: all.filter(isOpen).toSorted((a, b) => nextDay(a).localeCompare(nextDay(b)) || a.record.reference.localeCompare(b.record.reference)), considered: records.length, items };
}

function openIncident(record: IncidentRecord, requests: readonly RequestRecord[], items: readonly PanelItem[], now: Date): OpenIncident {
  const incident = incidentOf(record);
  const named = requests.map(({ organisation, acts }) => ({ agency: organisation, request: foldRequest(acts) }));
  const sent = items.map(({ kind, sentAt, acts }) => ({ kind, sentOn: londonDate(instantOf(sentAt)), acts }));
  return { record, incident, requests, owed: incident === null ? [] : obligationsOf(incident, named, sent, { now }) };
}

function isOpen({ incident, owed }: OpenIncident): boolean {
  return incident === null || owed.length > 0 || !ENDS.includes(incident.stage);
}

function nextDay({ owed }: OpenIncident): string {
  return owed.find(({ by }) => by !== undefined)?.by ?? '9999';
}
