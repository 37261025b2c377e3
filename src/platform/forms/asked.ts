import type { Question, QuestionSet } from './question.ts';

/** Anything that holds answers by question name: what was typed, or what was accepted. */
export type Given = Readonly<Record<string, string | readonly string[]>>;

/** The questions that are put to a person who has given these answers, in order. */
export function askedQuestions(set: QuestionSet, given: Given): readonly Question[] {
  const asked: Question[] = [];
  // A question can hang only on an earlier one, so one pass settles it and no circle can form.
  for (const question of set.questions) if (isAsked(question, asked, given)) asked.push(question);
  return asked;
}

function isAsked({ when }: Question, askedBefore: readonly Question[], given: Given): boolean {
  if (when === undefined) return true;
  const values = [given[when.question] ?? []].flat();
  return askedBefore.some(({ name }) => name === when.question) && values.some((value) => when.is.includes(value));
}
