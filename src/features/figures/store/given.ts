import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { SAMPLE_ID } from '../study/study.ts';

export const givenKinds = ['corrections', 'population'] as const;
export type GivenKind = (typeof givenKinds)[number];

/** A file that a study's report was given: the log of corrections, or a population. */
export interface Given {
  readonly kind: GivenKind;
  readonly fileName: string;
  readonly text: string;
  readonly at: Date;
}

/** The newest of each kind that a study's report was given. */
export async function listGiven(tx: Tx, study: string): Promise<readonly Given[]> {
  const rows = await tx.selectFrom('figures.report_given').distinctOn('kind').select(['kind', 'file_name', 'text', 'given_at'])
    .where('study_id', 'is not distinct from', study === SAMPLE_ID ? null : study).orderBy('kind').orderBy('given_at', 'desc').orderBy('id', 'desc').execute();
  return givenKinds.flatMap((kind) => rows.filter((row) => row.kind === kind).map(({ file_name: fileName, text, given_at: at }) => ({ kind, fileName, text, at })));
}

export async function addGiven(tx: Tx, study: string, { kind, fileName, text }: Omit<Given, 'at'>, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('figures.report_given').values({
    id: newId<'report-given'>(), study_id: study === SAMPLE_ID ? null : study, kind, file_name: fileName, text, given_at: now, given_by: by,
  }).execute();
}
