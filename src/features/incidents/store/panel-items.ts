import { sql } from 'kysely';
import { newId, type Id } from '../../../kernel/id.ts';
import { momentOf, type Moment } from '../../../kernel/london-time.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { day, words } from '../pathway/field.ts';
import { FrozenPart } from '../pathway/frozen-part.ts';
import { PanelAct, type PanelItemKind } from '../panel/panel-item.ts';
import type { IncidentId, IncidentRecord } from './incidents.ts';
import { z } from 'zod';

export type PanelItemId = Id<'panel-item'>;

/** What the Panel is given beside the frozen parts: everything it shows without seeing the incident. */
export const PanelContent = z.strictObject({
  /** Short facts for the inbox, in words. */
  summary: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  /** What is missing or to be marked, such as "not yet joint", in words. */
  marks: z.array(z.string()),
  parts: z.array(FrozenPart),
  /** How the sending stood to its clock on the day: the due date, and whether it was met. */
  timeliness: z.strictObject({ due: day, inTime: z.boolean(), words }).exactOptional(),
  /** What a complete item would hold and this one does not, in words; empty where nothing is missing. */
  gaps: z.array(z.string()).exactOptional(),
});
export type PanelContent = z.infer<typeof PanelContent>;

export interface PanelItem {
  readonly id: PanelItemId;
  readonly incidentId: IncidentId;
  readonly partnershipId: PartnershipId;
  readonly partnership: string;
  readonly kind: PanelItemKind;
  readonly version: number;
  readonly reference: string;
  readonly sentAt: Moment;
  readonly sentBy: PersonId;
  readonly content: PanelContent;
  readonly acts: readonly PanelAct[];
}

/** Gives the Panel a locked version. */
export async function sendToPanel(tx: Tx, incident: IncidentRecord, kind: PanelItemKind, version: number, content: PanelContent, by: PersonId, now: Date): Promise<PanelItemId> {
  const id = newId<'panel-item'>();
  await tx.insertInto('incidents.panel_item').values({
    id, incident_id: incident.id, partnership_id: incident.partnershipId, kind, version,
    reference: incident.reference, content: JSON.stringify(content), sent_at: now, sent_by: by,
  }).execute();
  return id;
}

export async function findPanelItem(tx: Tx, id: string): Promise<PanelItem | null> {
  const [found] = await read(tx, (query) => query.where('p.id', '=', id));
  return found ?? null;
}

/** The item, held until the transaction ends, as `holdIncident` holds an incident. */
export async function holdPanelItem(tx: Tx, id: string): Promise<PanelItem | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`panel-item/${id}`}, 5))`.execute(tx);
  return findPanelItem(tx, id);
}

/** Everything at the Panel that this person may see, newest first; of one incident where one is given. */
export async function listPanelItems(tx: Tx, incidentId?: string): Promise<readonly PanelItem[]> {
  return read(tx, (query) => (incidentId === undefined ? query : query.where('p.incident_id', '=', incidentId)));
}

export async function addPanelAct(tx: Tx, item: PanelItem, act: Pick<PanelAct, 'kind' | 'data'>, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('incidents.panel_act').values({
    item_id: item.id, seq: item.acts.length + 1, kind: act.kind, at: now, by_person: by, data: JSON.stringify(act.data),
  }).execute();
}

function selectItems(tx: Tx) {
  return tx.selectFrom('incidents.panel_item as p')
    .innerJoin('access.partnership as s', 's.id', 'p.partnership_id')
    .leftJoin('incidents.panel_act as a', 'a.item_id', 'p.id')
    .select(['p.id', 'p.incident_id', 'p.partnership_id', 's.name', 'p.kind', 'p.version', 'p.reference', 'p.content', 'p.sent_at', 'p.sent_by',
      'a.kind as act_kind', 'a.at as act_at', 'a.by_person as act_by', 'a.data as act_data'])
    .orderBy('p.sent_at', 'desc').orderBy('p.id').orderBy('a.seq');
}

type Query = ReturnType<typeof selectItems>;

async function read(tx: Tx, narrow: (query: Query) => Query): Promise<readonly PanelItem[]> {
  const rows = await narrow(selectItems(tx)).execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((those) => parseItem(those));
}

function parseItem(rows: Awaited<ReturnType<Query['execute']>>): PanelItem[] {
  const [first] = rows;
  if (first === undefined) return [];
  return [{
    id: first.id as PanelItemId, incidentId: first.incident_id as IncidentId, partnershipId: first.partnership_id as PartnershipId,
    partnership: first.name, kind: first.kind as PanelItemKind, version: first.version, reference: first.reference,
    sentAt: momentOf(first.sent_at), sentBy: first.sent_by as PersonId, content: PanelContent.parse(first.content),
    acts: rows.flatMap(({ act_kind: kind, act_at: at, act_by: by, act_data: data }) =>
      kind === null || at === null ? [] : [PanelAct.parse({ kind, at: momentOf(at), by, data })]),
  }];
}
