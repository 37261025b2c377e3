import { newId, parseId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { SAMPLE_ID } from '../study/study.ts';

export type SpecificationId = Id<'figures-specification'>;
export type ComparisonId = Id<'figures-comparison'>;

export interface KeptSpecification {
  readonly id: string;
  readonly fileName: string;
  readonly text: string;
}

export interface KeptComparison {
  readonly id: string;
  readonly cohort: string;
  readonly frozen: string;
  readonly madeAt: Date;
}

export async function listSpecifications(tx: Tx, study: string): Promise<readonly KeptSpecification[]> {
  const rows = await tx.selectFrom('figures.specification').select(['id', 'file_name', 'text']).where('study_id', 'is not distinct from', keptUnder(study)).orderBy('added_at').orderBy('id').execute();
  return rows.map(({ id, file_name: fileName, text }) => ({ id, fileName, text }));
}

export async function addSpecification(tx: Tx, study: string, { fileName, text }: Omit<KeptSpecification, 'id'>, by: PersonId, now: Date): Promise<SpecificationId> {
  const id = newId<'figures-specification'>();
  await tx.insertInto('figures.specification').values({ id, study_id: keptUnder(study), file_name: fileName, text, added_at: now, added_by: by }).execute();
  return id;
}

export async function listComparisons(tx: Tx, study: string): Promise<readonly Omit<KeptComparison, 'frozen'>[]> {
  const rows = await tx.selectFrom('figures.comparison').select(['id', 'cohort', 'made_at']).where('study_id', 'is not distinct from', keptUnder(study)).orderBy('made_at', 'desc').orderBy('id').execute();
  return rows.map(({ id, cohort, made_at: madeAt }) => ({ id, cohort, madeAt }));
}

export async function findComparison(tx: Tx, study: string, id: string): Promise<KeptComparison | null> {
  const parsed = parseId<'figures-comparison'>(id);
  if (!parsed.ok) return null;
  const row = await tx.selectFrom('figures.comparison').select(['id', 'cohort', 'frozen', 'made_at']).where('id', '=', parsed.value).where('study_id', 'is not distinct from', keptUnder(study)).executeTakeFirst();
  return row === undefined ? null : { id: row.id, cohort: row.cohort, frozen: row.frozen, madeAt: row.made_at };
}

export async function addComparison(tx: Tx, study: string, { cohort, frozen }: Pick<KeptComparison, 'cohort' | 'frozen'>, by: PersonId, now: Date): Promise<ComparisonId> {
  const id = newId<'figures-comparison'>();
  await tx.insertInto('figures.comparison').values({ id, study_id: keptUnder(study), cohort, frozen, made_at: now, made_by: by }).execute();
  return id;
}

function keptUnder(study: string): string | null {
  return study === SAMPLE_ID ? null : study;
}
