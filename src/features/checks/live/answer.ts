import { checkAnswers, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { liveRefusals } from './refusals.ts';
import { parseResult } from './signal-store.ts';
import type { Signal } from './signal.ts';

export const saidWords = {
  done_now: 'It has been done', being_done: 'It is being done', covered: 'Something else covers it', not_relevant: 'It is not relevant here',
} as const;

export type Said = keyof typeof saidWords;

/** What somebody said to a signal. Part of the record of the duty, and no measure of whoever said it. */
export interface Answer {
  readonly check: string;
  readonly key: string;
  readonly result: Signal['result'];
  readonly said: Said;
  readonly day: string;
  readonly words: string;
  readonly at: Date;
  readonly by: string;
}

export const answerForm: QuestionSet = answerSet('signal-answer', 'Record it as an entry too: then the check sees it and stops asking', 'For example a plan that was agreed for a series of episodes: say which, and its date');

/** The same about the partnership's own work on an incident. */
export const ownAnswerForm: QuestionSet = answerSet('own-answer', 'Record it on the incident too: then the check sees it and stops asking', 'For example a dissent that stands with its reasons, or another area’s review that was joined: say which, and its date');

function answerSet(id: string, doneHint: string, coveredHint: string): QuestionSet {
  return {
    id, version: '1', title: 'Answer',
    questions: [
      {
        kind: 'choice', name: 'said', wording: 'What is so?', missing: 'Select what is so',
        options: [
          { value: 'done_now', text: saidWords.done_now, hint: doneHint },
          { value: 'being_done', text: saidWords.being_done, hint: 'Say since when' },
          { value: 'covered', text: saidWords.covered, hint: coveredHint },
          { value: 'not_relevant', text: saidWords.not_relevant, hint: 'Say why' },
        ],
      },
      { kind: 'partial-date', name: 'day', wording: 'Since when, or on which day?', optional: true, past: true },
      { kind: 'long-text', name: 'words', wording: 'What would a colleague need to know?', hint: 'What covers it, or why it is not relevant', optional: true, maxLength: 2000 },
    ],
  };
}

/** Reads an answer. What is being or has been done needs a day; what covers it, or why it is not relevant, needs words. */
export function readAnswer(typed: Typed, now: Date, set: QuestionSet = answerForm): Result<Pick<Answer, 'said' | 'day' | 'words'>> {
  const checked = checkAnswers(set, typed, { now });
  if (!checked.ok) return checked;
  const said = saidOf(String(checked.value['said']));
  const [day, words] = [String(checked.value['day-as-typed'] ?? checked.value['day'] ?? ''), String(checked.value['words'] ?? '')];
  const needsDay = said === 'being_done' || said === 'done_now';
  const problem: Refusal | undefined = needsDay && day === '' ? liveRefusals.refusal('LIVE_ANSWER_NEEDS_DAY', { field: 'day' })
    : !needsDay && words === '' ? liveRefusals.refusal('LIVE_ANSWER_NEEDS_WORDS', { field: 'words' }) : undefined;
  return problem === undefined ? ok({ said, day, words }) : refuse(problem);
}

/** What was said in a case, newest first. */
export async function answersOfCase(tx: Tx, caseId: string): Promise<readonly Answer[]> {
  const rows = await tx.selectFrom('checks.answer as a').leftJoin('access.person as p', 'p.id', 'a.by_person')
    .select(['a.check_id as check', 'a.key', 'a.result', 'a.said', 'a.day', 'a.words', 'a.at', 'p.name']).where('a.case_id', '=', caseId).orderBy('a.number', 'desc').execute();
  return rows.map(({ name, ...row }) => parseAnswer(row, name ?? 'Somebody who held the case'));
}

/** An answer as a row has it. */
export function parseAnswer(row: Omit<Answer, 'result' | 'said' | 'by'> & { readonly result: string; readonly said: string }, by: string): Answer {
  return { ...row, result: parseResult(row.result), said: saidOf(row.said), by };
}

export async function insertAnswer(tx: Tx, to: { readonly caseId: string; readonly partnershipId: string; readonly signal: Signal }, answer: Pick<Answer, 'said' | 'day' | 'words'>, by: PersonId, at: Date): Promise<void> {
  const { signal, caseId, partnershipId } = to;
  await tx.insertInto('checks.answer').values({
    id: newId<'answer'>(), case_id: caseId, partnership_id: partnershipId, check_id: signal.check, version: signal.version, key: signal.key, result: signal.result, ...answer, at, by_person: by,
  }).execute();
}

/** The answer that stands to a signal: the newest, unless it was given before the time ran out and it has run out since. */
export function answerTo({ check, key, result }: Pick<Signal, 'check' | 'key' | 'result'>, answers: readonly Answer[]): Answer | undefined {
  const newest = answers.find((answer) => answer.check === check && answer.key === key);
  return newest?.result === result ? newest : undefined;
}

function saidOf(text: string): Said {
  const said = (Object.keys(saidWords) as Said[]).find((name) => name === text);
  if (said === undefined) throw new Error(`an answer cannot be ${text}`);
  return said;
}
