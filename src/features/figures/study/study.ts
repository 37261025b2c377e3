import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse, ok, type Refusal, type Result } from '../../../kernel/result.ts';
import { readCodebook, readCodedData, sampleStudy, type CodedData, type GivenFile } from '../../coding/index.ts';
import { studyRefusals } from '../study-refusals.ts';

/** A study that can be counted: nothing in it is wrong. */
export interface ReadStudy {
  readonly data: CodedData;
  /** Columns that the codebook does not have, which are not counted: "reviews.csv: remarks". */
  readonly notCounted: readonly string[];
}

/** The files of a study as they were sent. */
export interface StudyFiles {
  readonly codebook: { readonly name: string; readonly text: string };
  readonly data: readonly GivenFile[];
}

/** What is wrong with a study's data: the first of the problems, each with file, row and column, and how many there are. */
export interface DataProblems {
  readonly problems: readonly Refusal[];
  readonly total: number;
}

/** Reads a study. Refuses codebook and data that do not fit; what is wrong in single cells is in `wrong`, and then nothing is counted. */
export function readStudy({ codebook, data }: StudyFiles): Result<ReadStudy> & { readonly wrong?: DataProblems } {
  const book = readCodebook(codebook.text, codebook.name);
  if (!book.ok) return atField(book, 'codebook');
  const read = readCodedData(book.value, data);
  if (!read.ok) return atField(read, 'data');
  const { problems, unknownColumns } = read.value;
  if (problems.total > 0) return { ...refuse(studyRefusals.refusal('FIGURES_STUDY_HAS_PROBLEMS', { number: String(problems.total), field: 'data' })), wrong: { problems: problems.kept, total: problems.total } };
  return ok({ data: read.value.data, notCounted: unknownColumns.map(({ file, columns }) => `${file}: ${columns.join(', ')}`) });
}

// The place in the file goes into the message: on a page the field is where the file was chosen.
function atField(result: { readonly ok: false; readonly refusals: readonly [Refusal, ...Refusal[]] }, field: string): Result<never> {
  const [first, ...rest] = result.refusals.map((one): Refusal => ({ ...one, message: one.field === undefined ? one.message : `${one.field}: ${one.message}`, field }));
  return refuse(first ?? result.refusals[0], ...rest);
}

/** The sample that comes with the program. */
export const SAMPLE_ID = '00000000-2014-4017-8000-000000000001';

export async function sampleFiles(): Promise<StudyFiles> {
  const [codebook, data] = await Promise.all([readFile(sampleStudy.codebook, 'utf8'), readFile(sampleStudy.data)]);
  return { codebook: { name: basename(sampleStudy.codebook.pathname), text: codebook }, data: [{ file: basename(sampleStudy.data.pathname), bytes: data }] };
}
