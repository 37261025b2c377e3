import { isId } from '../../../../kernel/id.ts';
import type { Context } from '../../../access/index.ts';
import { rapidReviewClock } from '../../pathway/clocks.ts';
import type { Incident } from '../../pathway/incident.ts';
import type { RunningClock } from '../../pathway/clocks.ts';
import { paths } from '../../paths.ts';
import { findRequest, type IncidentRecord, type RequestRecord } from '../../store/index.ts';

/** A request of that very incident; null for any other's. */
export async function requestOf({ tx }: Context, incident: string, request: string): Promise<RequestRecord | null> {
  const found = isId(request) ? await findRequest(tx, request) : null;
  return found?.incidentId === incident ? found : null;
}

/** The clock of the rapid review, while the notification has gone. */
export function reviewClock(incident: Incident): RunningClock | undefined {
  if (incident.stage !== 'rapid-review' && incident.stage !== 'review-sent') return undefined;
  const clock = rapidReviewClock(incident);
  return clock.ok ? clock.value : undefined;
}

export { doing } from '../doing.ts';

/** The way home from a page of an incident. */
export function breadcrumbs({ id, reference }: Pick<IncidentRecord, 'id' | 'reference'>, ...more: readonly { readonly text: string; readonly href: string }[]) {
  return [{ text: 'Incidents', href: paths.log.to() }, { text: reference, href: paths.incident.to({ incident: id }) }, ...more];
}
