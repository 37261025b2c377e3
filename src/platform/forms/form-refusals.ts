import { refusalBook } from '../../kernel/refusal-words.ts';
import type { Question } from './question.ts';

/** What can be wrong with an answer. `{what}` names the question. */
export const formRefusals = refusalBook({
  ANSWER_MISSING: '{missing}',
  TEXT_TOO_LONG: '{what} must be {max} characters or fewer. You have written {length}',
  OPTION_NOT_KNOWN: '{what}: choose one of the answers shown',
  OPTION_EXCLUDES_OTHERS: '{what}: choose “{option}” alone, or the others without it',
  NUMBER_NOT_READABLE: '{what} must be a whole number, like 3',
  NUMBER_TOO_SMALL: '{what} must be {min} or more',
  NUMBER_TOO_LARGE: '{what} must be {max} or less',
  DATE_INCOMPLETE: '{what} must include {parts}',
  DATE_NOT_REAL: '{what} must be a real date. There is no {date}',
  DATE_STILL_TO_COME: '{what} must be today or in the past',
  YEAR_NOT_FULL: '{what}: the year must have 4 numbers, like 2026',
  TIME_NOT_READABLE: '{what}: the time must be a time of day, like 14:30 or 2:30pm',
});

/** How an error names the question. */
export function nameOf(question: Question): string {
  return question.short ?? `“${question.wording.replace(/[?:.]$/, '')}”`;
}

/** What to do about a question left empty. */
export function missingWords(question: Question): string {
  if (question.missing !== undefined) return question.missing;
  const verb = question.kind === 'choice' || question.kind === 'select' || question.kind === 'choices' ? 'Select' : 'Enter';
  return `${verb} an answer to “${question.wording}”`;
}
