import { londonDate } from '../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { readPartialDate } from '../../kernel/written-date.ts';
import { formRefusals, nameOf } from './form-refusals.ts';
import type { PartialDateQuestion } from './question.ts';
import { asTyped } from './typed.ts';

/** Keeps the date as EDTF and, beside it, the words that were typed, because both are evidence. */
export function checkPartialDate(question: PartialDateQuestion, text: string, now: Date): Result<Readonly<Record<string, string>>> {
  const { name } = question;
  if (text === '') return ok({});
  const found = readPartialDate(text);
  if (!found.ok) return refuse({ ...found.refusals[0], field: name });
  const { edtf, earliest } = found.value;
  if (question.past === true && earliest !== null && earliest > londonDate(now)) {
    return refuse(formRefusals.refusal('DATE_STILL_TO_COME', { what: nameOf(question), field: name }));
  }
  return ok({ [name]: edtf, [asTyped(name)]: text });
}
