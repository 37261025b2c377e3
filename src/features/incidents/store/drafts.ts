import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';

/** What was typed into a form: names to text, exactly as it came. */
export type TypedForm = Readonly<Record<string, string | readonly string[]>>;

/** A draft as it was last saved. `version` counts the savings from 1. */
export interface Draft {
  readonly typed: TypedForm;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedBy: PersonId;
}

export async function findDraft(tx: Tx, incidentId: string, form: string): Promise<Draft | null> {
  const row = await tx.selectFrom('incidents.draft').selectAll().where('incident_id', '=', incidentId).where('form', '=', form).executeTakeFirst();
  return row === undefined ? null : parseDraft(row);
}

/** Every draft of an incident, by form. */
export async function listDrafts(tx: Tx, incidentId: string): Promise<ReadonlyMap<string, Draft>> {
  const rows = await tx.selectFrom('incidents.draft').selectAll().where('incident_id', '=', incidentId).execute();
  return new Map(rows.map((row) => [row.form, parseDraft(row)]));
}

/** How many of these questions have been answered in a form's drafts, by incident; what has no draft is not there. */
export async function countWritten(tx: Tx, form: string, questions: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ incident: string; written: number }>`
    select draft.incident_id as incident, count(*)::int as written
    from incidents.draft, jsonb_each_text(draft.typed) as answer
    where draft.form = ${form} and answer.key = any(${[...questions]}) and answer.value ~ '\S'
    group by draft.incident_id`.execute(tx);
  return new Map(rows.map(({ incident, written }) => [incident, written]));
}

/**
 * Saves what was typed over version `seen` (0 where there was none). Returns the new version, or
 * null when somebody else saved in between: then nothing is written, and the caller shows both.
 */
export async function saveDraft(tx: Tx, incidentId: string, form: string, typed: TypedForm, seen: number, by: PersonId, now: Date): Promise<number | null> {
  const next = { version: seen + 1, typed: JSON.stringify(typed), saved_at: now, saved_by: by };
  const saved = seen === 0
    ? await tx.insertInto('incidents.draft').values({ incident_id: incidentId, form, ...next })
        .onConflict((conflict) => conflict.doNothing()).returning('version').executeTakeFirst()
    : await tx.updateTable('incidents.draft').set(next).where('incident_id', '=', incidentId).where('form', '=', form)
        .where('version', '=', seen).returning('version').executeTakeFirst();
  return saved?.version ?? null;
}

/** Removes a draft whose content has become an act. */
export async function dropDraft(tx: Tx, incidentId: string, form: string): Promise<void> {
  await tx.deleteFrom('incidents.draft').where('incident_id', '=', incidentId).where('form', '=', form).execute();
}

export async function findRequestDraft(tx: Tx, requestId: string): Promise<Draft | null> {
  const row = await tx.selectFrom('incidents.request_draft').selectAll().where('request_id', '=', requestId).executeTakeFirst();
  return row === undefined ? null : parseDraft(row);
}

/** As `saveDraft`, for an agency's answer. */
export async function saveRequestDraft(tx: Tx, requestId: string, typed: TypedForm, seen: number, by: PersonId, now: Date): Promise<number | null> {
  const next = { version: seen + 1, typed: JSON.stringify(typed), saved_at: now, saved_by: by };
  const saved = seen === 0
    ? await tx.insertInto('incidents.request_draft').values({ request_id: requestId, ...next })
        .onConflict((conflict) => conflict.doNothing()).returning('version').executeTakeFirst()
    : await tx.updateTable('incidents.request_draft').set(next).where('request_id', '=', requestId)
        .where('version', '=', seen).returning('version').executeTakeFirst();
  return saved?.version ?? null;
}

export async function dropRequestDraft(tx: Tx, requestId: string): Promise<void> {
  await tx.deleteFrom('incidents.request_draft').where('request_id', '=', requestId).execute();
}

function parseDraft(row: { typed: unknown; version: number; saved_at: Date; saved_by: string }): Draft {
  return { typed: row.typed as TypedForm, version: row.version, savedAt: row.saved_at, savedBy: row.saved_by as PersonId };
}
