import { londonDate } from '../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { formRefusals, nameOf } from './form-refusals.ts';
import type { PartialDateQuestion } from './question.ts';
import { asTyped } from './typed.ts';

/** Reads a date as people write it; `kernel/partial-date` has the one that is meant. */
export type ReadPartialDate = (text: string) => Result<{ readonly edtf: string; readonly earliest?: string | null }>;

/** Keeps the date as EDTF and, beside it, the words that were typed, because both are evidence. */
export function checkPartialDate(question: PartialDateQuestion, text: string, now: Date, read: ReadPartialDate): Result<Readonly<Record<string, string>>> {
  const { name } = question;
  if (text === '') return ok({});
  const found = read(text);
  const what = nameOf(question);
  if (!found.ok) return refuse(formRefusals.refusal('DATE_NOT_READABLE', { what, why: found.refusals[0].message, field: name }));
  const { edtf, earliest } = found.value;
  if (question.past === true && typeof earliest === 'string' && earliest > londonDate(now)) {
    return refuse(formRefusals.refusal('DATE_STILL_TO_COME', { what, field: name }));
  }
  return ok({ [name]: edtf, [asTyped(name)]: text });
}
