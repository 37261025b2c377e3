import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { SentFile } from '../../../platform/pages/page.ts';
import { studyRefusals } from '../study-refusals.ts';

type Missing = Parameters<typeof studyRefusals.refusal>[0] & `${string}_MISSING`;

/** The files of one field. Refuses none, and any that is too large. */
export function filesIn(files: readonly SentFile[], field: string, missing: Missing): Result<readonly SentFile[]> {
  const sent = files.filter((file) => file.field === field && (file.tooLarge || file.bytes.length > 0));
  const [first, ...rest] = sent.filter(({ tooLarge }) => tooLarge).map(({ name }): Refusal => studyRefusals.refusal('FIGURES_FILE_TOO_LARGE', { file: name, field }));
  if (first !== undefined) return refuse(first, ...rest);
  return sent.length === 0 ? refuse(studyRefusals.refusal(missing, { field })) : ok(sent);
}

/** The one text file of a field. */
export function textIn(files: readonly SentFile[], field: string, missing: Missing): Result<{ readonly name: string; readonly text: string }> {
  const found = filesIn(files, field, missing);
  if (!found.ok) return found;
  const [file, another] = found.value;
  if (file === undefined || another !== undefined) return refuse(studyRefusals.refusal('FIGURES_FILES_TOO_MANY', { field }));
  try {
    return ok({ name: file.name, text: new TextDecoder('utf-8', { fatal: true }).decode(file.bytes) });
  } catch {
    return refuse(studyRefusals.refusal('FIGURES_FILE_NOT_TEXT', { file: file.name, field }));
  }
}
