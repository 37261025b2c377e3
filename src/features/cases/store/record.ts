import type { PartialDate } from '../../../kernel/partial-date.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import { parseId } from '../../../kernel/id.ts';
import { readEventRow, type EventRecord } from '../../events/index.ts';
import { parseChild } from '../record/child.ts';
import { standing } from '../record/entry.ts';
import { listEntries } from './entries.ts';

/** What of a case can be asked about: its events as they stand now, in the order in which they were recorded. */
export interface RecordOfCase {
  readonly partnershipId: PartnershipId;
  readonly events: readonly EventRecord[];
  /** Entries that cannot be read, by their type and the column that is at fault. */
  readonly unread: readonly { readonly type: string; readonly column: string }[];
  readonly child: { readonly id: string; readonly birth?: PartialDate; readonly recorded: readonly string[] };
}

/** Null where this transaction may not read the case. Reads no more than the checks do: nobody who works with it. */
export async function recordOfCase(tx: Tx, caseId: string): Promise<RecordOfCase | null> {
  const found = await tx.selectFrom('cases.child_case').select('partnership_id').where('id', '=', caseId).executeTakeFirst();
  const child = await tx.selectFrom('cases.child').select('content').where('case_id', '=', caseId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  if (found === undefined || child === undefined) return null;
  const partnershipId = parseId<'partnership'>(found.partnership_id);
  if (!partnershipId.ok) throw new Error('a case has no partnership');
  const { birth, recorded } = parseChild(child.content);
  const rows = standing(await listEntries(tx, caseId)).map(({ content: { row } }) => ({ row, read: readEventRow(row) }));
  const events = rows.flatMap(({ read }) => (read.ok ? [read.value.event] : []));
  const unread = rows.flatMap(({ row, read }) => (read.ok ? [] : read.refusals.map(({ field }) => ({ type: row.type, column: field ?? 'row' }))));
  return { partnershipId: partnershipId.value, events, unread, child: { id: caseId, recorded, ...(birth === undefined ? {} : { birth }) } };
}
