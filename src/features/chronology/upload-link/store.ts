import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import { digestToken } from '../../access/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import type { ChronologyProblem } from '../entry.ts';
import type { Reading } from '../commands/read-apart.ts';
import type { Remembered } from '../mapping/remembered.ts';
import { parseColumns } from '../store/remembered.ts';
import type { SourceId } from '../store/sources.ts';
import type { UploadLink, UploadLinkAct, UploadLinkId } from './link.ts';

export interface NewLink {
  readonly id: UploadLinkId;
  readonly request: string;
  readonly recipient: string;
  readonly email: string;
  readonly telephone: string;
  readonly token: Buffer;
  readonly code: Buffer;
  readonly endsAt: Date;
}

/** False where a link with this id is there already, or the database does not let this person make one. */
export async function addLink(tx: Tx, link: NewLink, now: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select chronology.make_upload_link(${link.id}, ${link.request}, ${link.recipient}, ${link.email}, ${link.telephone}, ${link.token}, ${link.code}, ${now}, ${link.endsAt}) as done`.execute(tx);
  return rows[0]?.done === true;
}

/** False where the link is over. */
export async function replaceCode(tx: Tx, link: UploadLinkId, code: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select chronology.renew_upload_code(${link}, ${code}, ${now}) as done`.execute(tx);
  return rows[0]?.done === true;
}

/** False where the link is over already. */
export async function revoke(tx: Tx, link: UploadLinkId, now: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select chronology.revoke_upload_link(${link}, ${now}) as done`.execute(tx);
  return rows[0]?.done === true;
}

/** The links of one request, newest first. */
export async function listLinks(tx: Tx, request: string): Promise<readonly UploadLink[]> {
  const links = await tx.selectFrom('chronology.upload_link').selectAll().where('request_id', '=', request).orderBy('made_at', 'desc').orderBy('id').execute();
  const acts = links.length === 0 ? [] : await tx.selectFrom('chronology.upload_link_act').selectAll().where('link_id', 'in', links.map(({ id }) => id)).orderBy('seq').execute();
  return links.map((link) => ({
    id: link.id as UploadLinkId, recipient: link.recipient, email: link.email, telephone: link.telephone, madeAt: link.made_at, madeBy: link.made_by as PersonId, endsAt: link.ends_at,
    acts: acts.filter(({ link_id: of }) => of === link.id).map(({ kind, at, by_person: by }) => ({ kind: kind as UploadLinkAct['kind'], at, by: by as PersonId | null })),
  }));
}

/** The name of whoever a link was made for, where this person may know it. */
export async function recipientOf(tx: Tx, link: string): Promise<string | null> {
  const row = await tx.selectFrom('chronology.upload_link').select('recipient').where('id', '=', link).executeTakeFirst();
  return row?.recipient ?? null;
}

/** A link as it was found by its token, by whoever has it. */
export interface FoundLink {
  readonly id: UploadLinkId;
  readonly incidentId: string;
  readonly partnershipId: PartnershipId;
  readonly partnership: string;
  readonly agency: string;
  readonly endsAt: Date;
  readonly over: boolean;
  readonly locked: boolean;
  /** The code was given in this browser, and not too long ago. */
  readonly verified: boolean;
}

/** Who has the link open: its token, and the digest of the cookie that came with it. */
export interface Holder {
  readonly token: string;
  readonly visit: Buffer | null;
  readonly now: Date;
}

/** The link with that token, over or not; null where there never was one. */
export async function findLink(tx: Tx, { token, visit, now }: Holder): Promise<FoundLink | null> {
  const { rows } = await sql<{ id: UploadLinkId; incident_id: string; partnership_id: PartnershipId; partnership: string; agency: string; ends_at: Date; over: boolean; locked: boolean; verified: boolean }>`
    select * from chronology.upload_link_of(${digestToken(token)}, ${visit}, ${now})`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : {
    id: row.id, incidentId: row.incident_id, partnershipId: row.partnership_id, partnership: row.partnership, agency: row.agency, endsAt: row.ends_at,
    over: row.over, locked: row.locked, verified: row.verified,
  };
}

export type CodeTried = 'right' | 'wrong' | 'locked' | 'over' | 'busy';

/** Tries a code, counts it, and where it is right lets this browser send until then. */
export async function tryCode(tx: Tx, { token, visit, now }: Holder, code: Buffer, until: Date): Promise<CodeTried> {
  const { rows } = await sql<{ tried: CodeTried }>`select chronology.try_upload_code(${digestToken(token)}, ${code}, ${visit}, ${now}, ${until}) as tried`.execute(tx);
  return rows[0]?.tried ?? 'over';
}

/** Takes the link for this one sending, until the transaction ends. */
export async function beginUpload(tx: Tx, { token, visit, now }: Holder): Promise<'free' | 'busy' | 'over'> {
  const { rows } = await sql<{ begun: 'free' | 'busy' | 'over' }>`select chronology.begin_upload(${digestToken(token)}, ${visit}, ${now}) as begun`.execute(tx);
  return rows[0]?.begun ?? 'over';
}

export type UploadAdded = 'added' | 'already' | 'full' | 'over';

export async function addUpload(tx: Tx, { token, visit, now }: Holder, id: SourceId, name: string, bytes: Uint8Array, { mapping, ...result }: Reading): Promise<UploadAdded> {
  const { rows } = await sql<{ added: UploadAdded }>`
    select chronology.add_upload(${digestToken(token)}, ${visit}, ${id}, ${name}, ${Buffer.from(bytes)}, ${JSON.stringify(mapping)}::jsonb, ${JSON.stringify(result)}::jsonb, ${now}) as added`.execute(tx);
  return rows[0]?.added ?? 'over';
}

/** A file that was sent by the link, and what was read in it as it came. */
export interface Sent {
  readonly fileName: string;
  readonly receivedAt: Date;
  readonly entries: number;
  readonly problems: readonly ChronologyProblem[];
}

/** Everything that was sent by the link so far. */
export async function listSent(tx: Tx, { token, visit, now }: Holder): Promise<readonly Sent[]> {
  const { rows } = await sql<{ file_name: string; received_at: Date; entries: number; problems: readonly ChronologyProblem[] }>`
    select * from chronology.uploads_of(${digestToken(token)}, ${visit}, ${now})`.execute(tx);
  return rows.map((row) => ({ fileName: row.file_name, receivedAt: row.received_at, entries: row.entries, problems: row.problems }));
}

/** How files of the link's agency are to be read, as people said. */
export async function recallForLink(tx: Tx, { token, visit, now }: Holder, agency: string): Promise<readonly Remembered[]> {
  const { rows } = await sql<{ id: string; headings: string; columns: unknown }>`
    select * from chronology.upload_memory_of(${digestToken(token)}, ${visit}, ${now}, ${agency})`.execute(tx);
  return rows.map(({ id, headings, columns }) => ({ id, headings, roles: parseColumns(columns) }));
}
