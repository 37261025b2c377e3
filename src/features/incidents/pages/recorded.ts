import type { Tx } from '../../../platform/database/index.ts';
import { incidentOf } from '../commands/act.ts';
import type { Incident } from '../pathway/incident.ts';
import { findIncident, type IncidentRecord } from '../store/index.ts';

/** An incident that has been recorded: its row, and where it stands. */
export interface Recorded {
  readonly record: IncidentRecord;
  readonly incident: Incident;
}

/** Null where it is not there, may not be seen, or was only opened: then nothing can be done to it. */
export async function recorded(tx: Tx, id: string): Promise<Recorded | null> {
  const record = await findIncident(tx, id);
  const incident = record === null ? null : incidentOf(record);
  return record === null || incident === null ? null : { record, incident };
}
