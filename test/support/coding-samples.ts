import { demoId } from '../../src/demo/id.ts';
import type { Database } from '../../src/platform/database/index.ts';
import type { Filling } from './samples.ts';

function keyOf(coder: string): string | undefined {
  return ['analyst', 'second-analyst', 'third-analyst'].find((key) => demoId('person', 'nation', key) === coder);
}

/** What the addresses of coding can name, each with those who may open it. */
export async function codingFillings(owner: Database): Promise<readonly Filling[]> {
  const assignments = await owner.selectFrom('coders.assignment as a').innerJoin('coders.review as r', 'r.id', 'a.review_id').leftJoin('coders.submission as s', 's.assignment_id', 'a.id')
    .select(['a.id', 'a.batch_id', 'a.review_id', 'a.coder_id', 'r.incident_id', 's.version']).where('r.paragraphs', '!=', '[]').orderBy('a.assigned_at').orderBy('a.id').execute();
  const people = await owner.selectFrom('coders.person').select(['id', 'incident_id']).orderBy('added_at').orderBy('reference').execute();
  const snapshots = await owner.selectFrom('coders.snapshot').select(['id', 'codebook_version_id']).execute();
  return [
    ...assignments.map(({ id, batch_id: batch, review_id: review, version, coder_id: coder }) => ({
      place: 'nation', person: keyOf(coder) ?? '', values: { assignment: id, batch, review, unit: review, ...(version === null ? {} : { number: String(version) }) },
    })),
    ...assignments.map(({ batch_id: batch, review_id: review, incident_id: incident }) => ({ place: 'nation', values: { batch, review, unit: people.find((one) => one.incident_id === incident)?.id ?? '' } })),
    ...snapshots.map(({ id, codebook_version_id: version }) => ({ place: 'nation', values: { snapshot: id, version, format: 'xlsx' } })),
  ];
}
