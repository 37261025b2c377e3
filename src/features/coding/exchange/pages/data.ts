import { refuse, type Refusal, type Result } from '../../../../kernel/result.ts';
import type { SentFile } from '../../../../platform/pages/page.ts';
import type { Codebook } from '../../codebook/codebook.ts';
import { codebookRefusals } from '../../codebook/refusals.ts';
import type { CodedData } from '../../data/coded-data.ts';
import { readCodedData } from '../../data/read-coded-data.ts';

/** Coded data out of the files of a form, held to its codebook. Refuses none, what cannot be read, and, with the first of them, problems in single cells. */
export function dataIn(files: readonly SentFile[], book: Codebook): Result<CodedData> {
  const sent = files.filter((one) => one.field === 'data' && (one.tooLarge || one.bytes.length > 0));
  const large = sent.find(({ tooLarge }) => tooLarge);
  if (large !== undefined) return refuse(codebookRefusals.refusal('CODEBOOK_FILE_OVER_LIMIT', { file: large.name, field: 'data' }));
  if (sent.length === 0) return refuse(codebookRefusals.refusal('CODEBOOK_DATA_MISSING', { field: 'data' }));
  const read = readCodedData(book, sent.map(({ name, bytes }) => ({ file: name, bytes })));
  if (!read.ok) return atField(read.refusals);
  const { problems, data } = read.value;
  return problems.total === 0 ? { ok: true, value: data } : atField([codebookRefusals.refusal('CODEBOOK_DATA_HAS_PROBLEMS', { number: String(problems.total) }), ...problems.kept.slice(0, 10)]);
}

function atField(refusals: readonly Refusal[]): Result<never> {
  const [first, ...rest] = refusals.map((one): Refusal => ({ ...one, message: one.field === undefined ? one.message : `${one.field}: ${one.message}`, field: 'data' }));
  return refuse(first ?? codebookRefusals.refusal('CODEBOOK_DATA_MISSING', { field: 'data' }), ...rest);
}
