import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { takeSnapshot, type Basis } from '../../coders/index.ts';
import { addStudy, findSameStudy } from '../store/studies.ts';
import { readStudy } from '../study/study.ts';
import type { Doing } from './keep-comparison.ts';

export interface StudyOfCoded {
  readonly study: string;
  /** It was here already: nothing was coded anew since. */
  readonly same: boolean;
  /** How many reviews or codes are not in it. */
  readonly leftOut: number;
}

/** Freezes what is coded under a version of a codebook, and keeps it as a study like any other. Refuses where nothing is settled. */
export async function studyOfCoded(doing: Doing, codebookVersion: string, basis: Basis): Promise<Result<StudyOfCoded>> {
  const taken = await takeSnapshot(doing, codebookVersion, basis);
  if (!taken.ok) return taken;
  const { codebook, files, hash, leftOut } = taken.value;
  const read = readStudy({ codebook, data: files });
  if (!read.ok) return read;
  const same = await findSameStudy(doing.tx, codebook.text, hash);
  const title = `${read.value.data.codebook.title}, as coded on ${dateInWords(londonDate(doing.now)).replace(/^\w+ /, '')}`;
  const study = same ?? (await addStudy(doing.tx, title, { codebook, data: files }, hash, doing.by, doing.now));
  return ok({ study, same: same !== null, leftOut: leftOut.length });
}
