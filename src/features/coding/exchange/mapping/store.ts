import { newId, type Id } from '../../../../kernel/id.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import type { PersonId } from '../../../audit/index.ts';
import type { MappedPair } from './mapping.ts';

export type CodebookMappingId = Id<'codebook-mapping'>;

export interface KeptMapping {
  readonly pairs: readonly MappedPair[];
  readonly because: string;
  readonly addedAt: Date;
  readonly addedBy: string;
}

/** The newest mapping of one version onto another; null where nobody made one. */
export async function newestMapping(tx: Tx, from: string, to: string): Promise<KeptMapping | null> {
  const row = await tx.selectFrom('coding.codebook_mapping as m').innerJoin('access.person as p', 'p.id', 'm.added_by').select(['m.pairs', 'm.because', 'm.added_at', 'p.name as by'])
    .where('m.from_version', '=', from).where('m.to_version', '=', to).orderBy('m.added_at', 'desc').orderBy('m.id').limit(1).executeTakeFirst();
  return row === undefined ? null : { pairs: row.pairs as unknown as readonly MappedPair[], because: row.because, addedAt: row.added_at, addedBy: row.by };
}

export async function addMapping(tx: Tx, from: string, to: string, pairs: readonly MappedPair[], because: string, by: PersonId, now: Date): Promise<CodebookMappingId> {
  const id = newId<'codebook-mapping'>();
  await tx.insertInto('coding.codebook_mapping').values({ id, from_version: from, to_version: to, pairs: JSON.stringify(pairs), because, added_at: now, added_by: by }).execute();
  return id;
}
