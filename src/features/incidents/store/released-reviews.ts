import type { Tx } from '../../../platform/database/index.ts';
import { momentOf, type Moment } from '../../../kernel/london-time.ts';
import type { PersonId } from '../../audit/index.ts';
import { z } from 'zod';
import { FrozenPart } from '../pathway/frozen-part.ts';
import type { IncidentRecord } from './incidents.ts';

/** What the contributors may read: the review's own parts, and what must be said of them, such as "not yet joint". */
export const ReleasedContent = z.strictObject({
  title: z.string(),
  marks: z.array(z.string()).readonly(),
  parts: z.array(FrozenPart).readonly(),
});
export type ReleasedContent = z.infer<typeof ReleasedContent>;

export interface ReleasedReview {
  readonly version: number;
  readonly releasedAt: Moment;
  readonly content: ReleasedContent;
}

/** Keeps a version as it was released. It is not changed afterwards: a later one is a new version. */
export async function addReleased(tx: Tx, incident: IncidentRecord, version: number, content: ReleasedContent, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('incidents.released_review').values({
    incident_id: incident.id, partnership_id: incident.partnershipId, version, content: JSON.stringify(content), released_at: now, released_by: by,
  }).execute();
}

/** Every released version that this person may read, newest first. */
export async function listReleased(tx: Tx, incidentId: string): Promise<readonly ReleasedReview[]> {
  const rows = await tx.selectFrom('incidents.released_review').select(['version', 'released_at', 'content'])
    .where('incident_id', '=', incidentId).orderBy('version', 'desc').execute();
  return rows.map(({ version, released_at: at, content }) => ({ version, releasedAt: momentOf(at), content: ReleasedContent.parse(content) }));
}
