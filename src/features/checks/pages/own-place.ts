import type { EventRecord } from '../../events/index.ts';
import { incidentPaths } from '../../incidents/index.ts';
import { INCIDENT } from '../own-records/incident-events.ts';
import { paths } from '../paths.ts';
import type { ReviewRecord } from './port.ts';
import type { SignalPlace } from './signal-view.ts';

/** Where an act of the pathway is read, by the kind of event that it is. */
const PAGES: Readonly<Partial<Record<string, { readonly to: (values: { readonly incident: string }) => string }>>> = {
  incident_known: incidentPaths.correctFacts, other_area_named: incidentPaths.correctFacts, abuse_suspected: incidentPaths.recordSuspicion, incident_notified: incidentPaths.notification,
  decision_signed: incidentPaths.reviewDecision, review_decided: incidentPaths.reviewDecision, rapid_review_submitted: incidentPaths.review,
  summary_requested: incidentPaths.agencies, summary_chased: incidentPaths.agencies, summary_returned: incidentPaths.agencies, area_invited: incidentPaths.agencies,
};

/** An entry of the chronology is read there; an act of the pathway on its own page, or on the incident's. */
export function placeOfOwn(incident: string, events: ReadonlyMap<string, EventRecord>, { entryAt }: ReviewRecord): SignalPlace {
  return {
    signalAt: (signal) => paths.ownSignal.to({ incident, signal }),
    entryAt: (id) => {
      const event = events.get(id);
      const ofAct = event === undefined || event.child === INCIDENT;
      return ofAct ? (PAGES[event?.type ?? ''] ?? incidentPaths.incident).to({ incident }) : entryAt(incident, id);
    },
  };
}
