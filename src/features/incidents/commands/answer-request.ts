import { refuse, type Result } from '../../../kernel/result.ts';
import { checkAnswers, freeze, type Answers, type QuestionSet } from '../../../platform/forms/index.ts';
import { agencySummarySet } from '../requests/agency-summary-form.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import { refusal } from '../refusals.ts';
import { findRequestDraft, holdRequest, saveRequestDraft, type RequestRecord } from '../store/index.ts';
import type { Doing } from './act.ts';
import { actOnRequest } from './act-on-request.ts';
import type { Kept, SentForm } from './keep-draft.ts';

/** Saves an agency's answer as it stands, as `keepDraft` does: nothing is written over what a colleague saved since. */
export async function keepAnswer({ tx, by, now }: Doing, requestId: string, { typed, seen, copy }: SentForm): Promise<Kept> {
  await holdRequest(tx, requestId);
  const current = await findRequestDraft(tx, requestId);
  const own = current !== null && current.typed['copy'] === copy;
  const version = await saveRequestDraft(tx, requestId, { ...typed, copy }, own ? current.version : seen, by, now);
  return version === null ? { kept: false, other: current } : { kept: true, version };
}

/** Sends the summary from its draft, which must be the version that the person checked. */
export async function sendSummary(doing: Doing, requestId: string, seen: number): Promise<Result<RequestRecord>> {
  await holdRequest(doing.tx, requestId);
  const draft = await findRequestDraft(doing.tx, requestId);
  if (draft === null || draft.version !== seen) return refuse(refusal('ANSWERS_CHANGED'));
  const answers = checkAnswers(agencySummarySet, draft.typed, doing);
  if (!answers.ok) return answers;
  return actOnRequest(doing, requestId, { kind: 'returned', data: { parts: [frozenPart(agencySummarySet, answers.value)] } });
}

/** Answers with the words they were asked and given in. */
export function frozenPart(set: QuestionSet, answers: Answers): FrozenPart {
  return { part: set.id, title: set.title, questions: set.id, questionsVersion: set.version, answers: freeze(set, answers) };
}
