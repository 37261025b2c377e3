import type { Refusal } from '../../kernel/result.ts';
import type { Question, QuestionSet } from './question.ts';
import type { Typed } from './typed.ts';

/** A question as the templates draw it: what was typed, and what is wrong with it. */
export interface QuestionField {
  readonly question: Question;
  readonly typed: Typed;
  readonly refusals: readonly Refusal[];
}

export function questionFields(set: QuestionSet, typed: Typed, refusals: readonly Refusal[]): readonly QuestionField[] {
  return set.questions.map((question) => ({ question, typed, refusals }));
}
