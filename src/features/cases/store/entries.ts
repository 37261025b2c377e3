import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { parseContent, type CaseEntry, type EntryContent, type EntryKind } from '../record/entry.ts';

/** Every entry of a case, those that were corrected among them, in the order in which they were recorded. */
export async function listEntries(tx: Tx, caseId: string): Promise<readonly CaseEntry[]> {
  const rows = await tx.selectFrom('cases.entry as e').leftJoin('access.person as p', 'p.id', 'e.recorded_by')
    .select(['e.id', 'e.kind', 'e.event_type as type', 'e.content', 'e.corrects', 'e.reason', 'e.asked_by as askedBy', 'e.recorded_at as recordedAt', 'p.name as recordedBy'])
    .where('e.case_id', '=', caseId).orderBy('e.recorded_at').orderBy('e.id').execute();
  return rows.map(({ kind, content, recordedBy, ...row }) => ({ ...row, kind: parseKind(kind), content: parseContent(content), recordedBy: recordedBy ?? 'Somebody who held the case' }));
}

export interface NewEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly type: string;
  readonly content: EntryContent;
  readonly corrects?: string;
  readonly reason?: string;
  readonly askedBy?: string;
}

/** False where the entry that it corrects has been corrected already. */
export async function insertEntry(tx: Tx, caseId: string, entry: NewEntry, by: string, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows: inserted } = await tx.insertInto('cases.entry').values({
    id: entry.id, case_id: caseId, kind: entry.kind, event_type: entry.type, content: JSON.stringify(entry.content), corrects: entry.corrects ?? null,
    reason: entry.reason ?? '', asked_by: entry.askedBy ?? '', recorded_at: at, recorded_by: by,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return inserted === 1n;
}

export function newEntryId(): string {
  return newId<'case-entry'>();
}

function parseKind(kind: string): EntryKind {
  if (kind === 'recorded' || kind === 'corrected' || kind === 'taken_out') return kind;
  throw new Error(`an entry of a case has the kind ${kind}`);
}
