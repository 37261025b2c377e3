import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';

/** A record marked after it was brought, or such a mark taken away. The newest of each kind holds. */
export interface RecordMark {
  readonly id: string;
  readonly recordId: string;
  readonly mark: 'restricted' | 'sealed';
  readonly stands: boolean;
  readonly reason: string;
  readonly at: Date;
  readonly byName: string;
}

export interface NewRecordMark extends Pick<RecordMark, 'recordId' | 'mark' | 'stands' | 'reason'> {
  readonly partnershipId: PartnershipId;
}

/** The database hides of the record what the mark says, or shows it again. */
export async function addMark(tx: Tx, { partnershipId, recordId, mark, stands, reason }: NewRecordMark, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('linkage.record_mark').values({ id: newId<'linkage-record-mark'>(), partnership_id: partnershipId, record_id: recordId, mark, stands, reason, at: now, by_person: by }).execute();
}

/** Every mark and every one taken away, as they were made. Whoever may not bring records sees none. */
export async function listMarks(tx: Tx, partnershipId: string): Promise<readonly RecordMark[]> {
  const rows = await tx.selectFrom('linkage.record_mark as m').leftJoin('access.person as w', 'w.id', 'm.by_person').select(['m.id', 'm.record_id', 'm.mark', 'm.stands', 'm.reason', 'm.at', 'w.name'])
    .where('m.partnership_id', '=', partnershipId).orderBy('m.number').execute();
  return rows.map((row) => ({ id: row.id, recordId: row.record_id, mark: parseMark(row.mark), stands: row.stands, reason: row.reason, at: row.at, byName: row.name ?? 'Somebody who has left' }));
}

/** Seals that stand, by the record: the newest mark of each. */
export function standingSeals(marks: readonly RecordMark[]): readonly RecordMark[] {
  return [...new Map(marks.filter(({ mark }) => mark === 'sealed').map((mark) => [mark.recordId, mark])).values()].filter(({ stands }) => stands);
}

/** An agency's records of one reference, in all its files that are there. */
export async function recordsNamed(tx: Tx, partnershipId: string, agency: string, reference: string): Promise<readonly { readonly id: string; readonly restricted: boolean }[]> {
  return tx.selectFrom('linkage.record as r').innerJoin('linkage.batch as b', 'b.id', 'r.batch_id').select(['r.id', 'r.restricted'])
    .where('r.partnership_id', '=', partnershipId).where(({ fn }) => fn<string>('lower', ['b.agency']), '=', agency.toLowerCase()).where('r.reference', '=', reference).orderBy('r.id').execute();
}

function parseMark(mark: string): RecordMark['mark'] {
  return mark as RecordMark['mark'];
}
