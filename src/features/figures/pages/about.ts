import type { Tx } from '../../../platform/database/index.ts';
import type { Subject } from '../../access/index.ts';
import { paths } from '../paths.ts';
import { findStudy, type StudyRecord } from '../store/studies.ts';

/** The study that an address names: the nation's. */
export async function aboutStudy(tx: Tx, { study }: { readonly study: string }): Promise<Subject | null> {
  const found = await findStudy(tx, study);
  return found === null ? null : { id: found.id, scope: { of: 'nation' } };
}

/** The study of a page whose address was found to name one. */
export async function studyRecord(tx: Tx, id: string): Promise<StudyRecord> {
  const found = await findStudy(tx, id);
  if (found === null) throw new Error(`the study ${id} was there a moment ago`);
  return found;
}

export function studiesCrumb() {
  return { text: 'Figures', href: paths.studies.to() };
}

export function studyCrumbs({ id, title }: StudyRecord) {
  return [studiesCrumb(), { text: title, href: paths.study.to({ study: id }) }];
}
