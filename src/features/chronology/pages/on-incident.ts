import type { Context } from '../../access/index.ts';
import { findIncident, type IncidentRecord } from '../../incidents/index.ts';

/** The incident that the address names. The page's `about` has found it, so it is there. */
export async function incidentRecord({ tx }: Context, incident: string): Promise<IncidentRecord> {
  const record = await findIncident(tx, incident);
  if (record === null) throw new Error('The incident was there a moment ago');
  return record;
}
