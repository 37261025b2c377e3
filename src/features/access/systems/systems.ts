import { sql } from 'kysely';
import { newId, type Id } from '../../../kernel/id.ts';
import { londonDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import type { OrganisationId } from '../actor.ts';
import { newKey } from './key.ts';
import { keyEnd, type KeyTerm, type KeyTimes } from './key-rules.ts';
import type { SystemKeyId } from './open-key.ts';

export type SystemId = PersonId;

/** A key as its list shows it: what it is for and how it was used, and never the key. */
export interface SystemKey extends KeyTimes {
  readonly id: SystemKeyId;
  readonly purpose: string;
  readonly ending: string;
  readonly issuedAt: Date;
  readonly issuedBy: PersonId;
  /** The last day on which somebody called with it after its end. */
  readonly lastRefusedOn: PlainDate | null;
}

export interface AgencySystem {
  readonly id: SystemId;
  readonly name: string;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
  /** The newest first. */
  readonly keys: readonly SystemKey[];
}

/** The systems of a partnership's agencies, by agency and name; or only one of them. */
export async function systemsIn(tx: Tx, partnership: PartnershipId, only?: string): Promise<readonly AgencySystem[]> {
  const rows = await tx.selectFrom('access.person as p').innerJoin('access.membership as m', 'm.person_id', 'p.id').innerJoin('access.organisation as o', 'o.id', 'm.organisation_id')
    .select(['p.id', 'p.name', 'o.id as organisation_id', 'o.name as organisation']).where('p.kind', '=', 'system').where('m.partnership_id', '=', partnership)
    .$if(only !== undefined, (query) => query.where('p.id', '=', only ?? '')).orderBy('o.name').orderBy('p.name').orderBy('p.id').execute();
  const keys = await keysOf(tx, rows.map(({ id }) => id));
  return rows.map(({ id, name, organisation_id, organisation }) => ({ id: parseSystemId(id), name, organisationId: organisation_id as OrganisationId, organisation, keys: keys.get(id) ?? [] }));
}

interface KeyRow {
  id: SystemKeyId; system_id: string; purpose: string; ending: string; issued_at: Date; issued_by: PersonId; ends_at: Date;
  revoked_at: Date | null; last_used_on: PlainDate | null; last_refused_on: PlainDate | null;
}

async function keysOf(tx: Tx, systems: readonly string[]): Promise<ReadonlyMap<string, readonly SystemKey[]>> {
  const { rows } = await sql<KeyRow>`select * from access.system_keys(${systems})`.execute(tx);
  const grouped = Map.groupBy(rows, ({ system_id: system }) => system);
  return new Map([...grouped].map(([system, those]) => [system, those.map((row) => ({
    id: row.id, purpose: row.purpose, ending: row.ending, issuedAt: row.issued_at, issuedBy: row.issued_by, endsAt: row.ends_at,
    revokedAt: row.revoked_at, lastUsedOn: row.last_used_on, lastRefusedOn: row.last_refused_on,
  }))]));
}

/** Adds a system for one agency. The database refuses where the signed-in person does not manage that partnership's accounts. */
export async function addSystem(tx: Tx, partnership: PartnershipId, { name, organisation }: { name: string; organisation: OrganisationId }, now: Date): Promise<SystemId> {
  const id: SystemId = newId<'person'>();
  await sql`select access.add_system(${id}, ${name}, ${newId<'membership'>()}, ${partnership}, ${organisation}, ${londonDate(now)})`.execute(tx);
  return id;
}

/** A key as it was issued: the only time that it is known. */
export interface IssuedKey {
  readonly id: SystemKeyId;
  readonly key: string;
  readonly endsAt: Date;
}

/** Issues a key beside those that the system has; those before it go on working until they end or are revoked. */
export async function issueKey(tx: Tx, system: SystemId, { purpose, months }: { purpose: string; months: KeyTerm }, now: Date): Promise<IssuedKey> {
  const { key, digest, ending } = newKey();
  const issued = { id: newId<'system-key'>(), key, endsAt: keyEnd(now, months) };
  await sql`select access.issue_system_key(${issued.id}, ${system}, ${purpose}, ${digest}, ${ending}, ${now}, ${issued.endsAt})`.execute(tx);
  return issued;
}

/** Ends a key at once; false where it had been revoked already. */
export async function revokeKey(tx: Tx, system: SystemId, key: Id<'system-key'>, now: Date): Promise<boolean> {
  const { rows } = await sql<{ revoked: boolean }>`select access.revoke_system_key(${key}, ${system}, ${now}) as revoked`.execute(tx);
  return rows[0]?.revoked === true;
}

function parseSystemId(id: string): SystemId {
  return id as SystemId;
}
