import { newId, parseId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';

export type CodedIncidentId = Id<'coded-incident'>;

/** The dates by which an incident is counted. Days as YYYY-MM-DD; `occurred` is EDTF. */
export interface IncidentFacts {
  readonly occurred: string | null;
  readonly awareOn: string | null;
  readonly notifiedOn: string | null;
  readonly withdrawnOn: string | null;
}

export interface CodedIncident extends IncidentFacts {
  readonly id: CodedIncidentId;
  readonly reference: string;
  /** How often the dates were put down; the newest counts. */
  readonly version: number;
}

/** Every incident with its newest dates, by reference. */
export async function listIncidents(tx: Tx, only?: { readonly id?: string; readonly reference?: string }): Promise<readonly CodedIncident[]> {
  let query = tx.selectFrom('coders.incident as i').innerJoin('coders.incident_facts as f', 'f.incident_id', 'i.id')
    .distinctOn('i.reference').select(['i.id', 'i.reference', 'f.version', 'f.occurred', 'f.aware_on', 'f.notified_on', 'f.withdrawn_on']).orderBy('i.reference').orderBy('f.version', 'desc');
  if (only?.id !== undefined) query = query.where('i.id', '=', only.id);
  if (only?.reference !== undefined) query = query.where('i.reference', '=', only.reference);
  const rows = await query.execute();
  return rows.map((row) => ({ id: row.id as CodedIncidentId, reference: row.reference, version: row.version, occurred: row.occurred, awareOn: row.aware_on, notifiedOn: row.notified_on, withdrawnOn: row.withdrawn_on }));
}

export async function findIncident(tx: Tx, id: string): Promise<CodedIncident | null> {
  const parsed = parseId<'coded-incident'>(id);
  return parsed.ok ? ((await listIncidents(tx, { id: parsed.value }))[0] ?? null) : null;
}

export async function addIncident(tx: Tx, reference: string, facts: IncidentFacts, because: string, by: PersonId, now: Date): Promise<CodedIncidentId> {
  const id = newId<'coded-incident'>();
  await tx.insertInto('coders.incident').values({ id, reference, added_at: now, added_by: by }).execute();
  await addFacts(tx, id, 1, facts, because, by, now);
  return id;
}

export async function addFacts(tx: Tx, incident: CodedIncidentId, version: number, { occurred, awareOn, notifiedOn, withdrawnOn }: IncidentFacts, because: string, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('coders.incident_facts').values({ incident_id: incident, version, occurred, aware_on: awareOn, notified_on: notifiedOn, withdrawn_on: withdrawnOn, because, at: now, by_person: by }).execute();
}
