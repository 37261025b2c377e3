import { checkAnswers, freeze, type Answers, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { refuse, ok, type Result } from '../../../kernel/result.ts';
import { eventFrom, type EventTypeName } from '../../events/index.ts';
import { correctionQuestions } from '../record/child.ts';
import { entryForm, withIds } from '../record/entry-form.ts';
import { contentOf, type CaseEntry } from '../record/entry.ts';
import { caseRefusals } from '../refusals.ts';
import { insertEntry, listEntries, newEntryId, type NewEntry } from '../store/entries.ts';
import type { CaseDoing } from './doing.ts';

/** The form that corrects an entry of a type: the type's own, who asked, and why. */
export function correctionForm(type: EventTypeName): QuestionSet {
  const form = entryForm(type);
  return { ...form, id: `${form.id}-correction`, questions: [...form.questions, ...correctionQuestions] };
}

export const takeOutForm: QuestionSet = { id: 'case-take-out', version: '1', title: 'Take an entry out', questions: correctionQuestions };

/** Records an event in a case. `typed` is what the form of the type took. */
export async function recordEntry({ tx, now, by }: CaseDoing, caseId: string, type: EventTypeName, typed: Typed): Promise<Result<string>> {
  const checked = checkAnswers(entryForm(type), typed, { now });
  if (!checked.ok) return checked;
  const made = entryOf(caseId, type, checked.value, await listEntries(tx, caseId), { kind: 'recorded' });
  if (made.ok) await insertEntry(tx, caseId, made.value, by, now);
  return made.ok ? ok(made.value.id) : made;
}

/** Corrects an entry: the new one stands in its place, and both are kept. Refuses one that was corrected since. */
export async function correctEntry({ tx, now, by }: CaseDoing, caseId: string, entry: CaseEntry, type: EventTypeName, typed: Typed): Promise<Result<string>> {
  const checked = checkAnswers(correctionForm(type), typed, { now });
  if (!checked.ok) return checked;
  const { reason, 'asked-by': askedBy, ...answers } = checked.value;
  const made = entryOf(caseId, type, answers, await listEntries(tx, caseId), { kind: 'corrected', corrects: entry.id, reason: String(reason), askedBy: String(askedBy) });
  if (!made.ok) return made;
  return (await insertEntry(tx, caseId, made.value, by, now)) ? ok(made.value.id) : refuse(caseRefusals.refusal('CASE_ENTRY_REPLACED', { field: 'reason' }));
}

/** Takes out an entry that does not belong in this case. It stays to be seen, and no check reads it. */
export async function takeOutEntry({ tx, now, by }: CaseDoing, caseId: string, entry: CaseEntry, typed: Typed): Promise<Result<string>> {
  const checked = checkAnswers(takeOutForm, typed, { now });
  if (!checked.ok) return checked;
  const { reason, 'asked-by': askedBy } = checked.value;
  const out: NewEntry = { id: newEntryId(), kind: 'taken_out', type: entry.type, content: entry.content, corrects: entry.id, reason: String(reason), askedBy: String(askedBy) };
  return (await insertEntry(tx, caseId, out, by, now)) ? ok(out.id) : refuse(caseRefusals.refusal('CASE_ENTRY_REPLACED', { field: 'reason' }));
}

function entryOf(caseId: string, type: EventTypeName, answers: Answers, entries: readonly CaseEntry[], more: Pick<NewEntry, 'kind' | 'corrects' | 'reason' | 'askedBy'>): Result<NewEntry> {
  const id = newEntryId();
  const event = eventFrom(type, withIds(type, answers, entries), { id, child: caseId });
  return event.ok ? ok({ id, type, content: contentOf(event.value, answers, freeze(entryForm(type), answers)), ...more }) : event;
}
