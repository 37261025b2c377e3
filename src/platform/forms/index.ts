export { askedQuestions } from './asked.ts';
export { checkAnswers, maxLengthOf } from './check.ts';
export { formRefusals } from './form-refusals.ts';
export { freeze, NO_ANSWER, summaryRows, type SummaryRow } from './freeze.ts';
export type { Answers, FrozenAnswer, Option, Question, QuestionSet } from './question.ts';
export { validateQuestionSet } from './question-graph.ts';
export { questionFields } from './question-fields.ts';
export { readForm, typedFrom, type Typed } from './typed.ts';
