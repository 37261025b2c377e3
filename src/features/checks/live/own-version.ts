import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Check } from '../language/check.ts';
import { readCheck } from '../language/read-check.ts';
import { catalogue } from '../review/shipped.ts';

/** Versions of the catalogue have numbers up to this, those of areas above it. */
export const LAST_SHIPPED = 100;

/** An area's own version of a check, as somebody wrote it. */
export interface OwnVersion {
  readonly check: string;
  readonly version: number;
  /** The version that it was made from. */
  readonly madeFrom: number;
  /** The check as YAML. */
  readonly written: string;
  /** Names of the check's cases that come out otherwise, as its author saw. */
  readonly accepted: readonly string[];
  readonly why: string;
  readonly at: Date;
  readonly by: string;
  readonly author: string;
}

/** The versions that an area wrote, oldest first; of one check where it is named. */
export async function listOwnVersions(tx: Tx, partnershipId: string, check?: string): Promise<readonly OwnVersion[]> {
  const all = tx.selectFrom('checks.own_version as v').leftJoin('access.person as p', 'p.id', 'v.by_person').selectAll('v').select('p.name').where('v.partnership_id', '=', partnershipId).orderBy('v.number');
  const rows = await (check === undefined ? all : all.where('v.check_id', '=', check)).execute();
  return rows.map((row) => ({
    check: row.check_id, version: row.version, madeFrom: row.made_from, written: row.written, accepted: row.accepted, why: row.why, at: row.at, by: row.by_person, author: row.name ?? 'Somebody who governed the checks here',
  }));
}

/** Whether it was written, or somebody else wrote that version meanwhile. */
export async function insertOwnVersion(tx: Tx, partnershipId: string, one: Omit<OwnVersion, 'author'>): Promise<boolean> {
  const done = await tx.insertInto('checks.own_version').values({
    id: newId<'own-version'>(), partnership_id: partnershipId, check_id: one.check, version: one.version, made_from: one.madeFrom, written: one.written, accepted: [...one.accepted], why: one.why, at: one.at, by_person: one.by,
  }).onConflict((conflict) => conflict.columns(['partnership_id', 'check_id', 'version']).doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Every version that an area can have on: those of the catalogue, and its own that can be read. */
export async function checksOfArea(tx: Tx, partnershipId: string): Promise<readonly Check[]> {
  const own = await listOwnVersions(tx, partnershipId);
  return own.length === 0 ? catalogue() : [...catalogue(), ...own.flatMap((one) => readOwn(one) ?? [])];
}

/** So many versions are kept as they were read. */
const KEPT = 500;
const known = new Map<string, Check | undefined>();

/** The check of a version; undefined where the language has changed since, so that it says nothing any more. */
export function readOwn({ written, check }: Pick<OwnVersion, 'written' | 'check'>): Check | undefined {
  if (!known.has(written)) {
    const read = readCheck(written, check);
    if (known.size >= KEPT) known.clear();
    known.set(written, read.ok ? read.value : undefined);
  }
  return known.get(written);
}
