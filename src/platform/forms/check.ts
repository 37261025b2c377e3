import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../kernel/result.ts';
import { askedQuestions } from './asked.ts';
import { checkDay, checkMoment } from './check-date.ts';
import { checkPartialDate } from './check-partial-date.ts';
import { formRefusals, missingWords, nameOf } from './form-refusals.ts';
import type { Answers, ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question, QuestionSet, TextQuestion } from './question.ts';
import { typedList, typedText, type Typed } from './typed.ts';

type Answer = string | readonly string[];
type Found = Readonly<Record<string, Answer>>;

const DEFAULT_LENGTH = { text: 200, 'long-text': 10_000 } as const;

/**
 * Judges what was typed. Every refusal names its field, so that the form can be shown again with
 * each error in its place. Questions that these answers do not lead to are left out, whatever
 * was typed in them.
 */
export function checkAnswers(set: QuestionSet, typed: Typed, { now }: { readonly now: Date }): Result<Answers> {
  const checked = askedQuestions(set, typed).map((question) => check(question, typed, now));
  const refusals = checked.flatMap((result): readonly Refusal[] => (result.ok ? [] : result.refusals));
  return unlessRefused(refusals, () => Object.assign({}, ...checked.map((result) => (result.ok ? result.value : {}))));
}

/** In characters. */
export function maxLengthOf(question: TextQuestion): number {
  return question.maxLength ?? DEFAULT_LENGTH[question.kind];
}

function check(question: Question, typed: Typed, now: Date): Result<Found> {
  const found = read(question, typed, now);
  if (!found.ok || Object.keys(found.value).length > 0 || question.optional === true) return found;
  return refuse(formRefusals.refusal('ANSWER_MISSING', { missing: missingWords(question), field: question.name }));
}

function read(question: Question, typed: Typed, now: Date): Result<Found> {
  switch (question.kind) {
    case 'text':
    case 'long-text':
      return under(question, checkText(question, typedText(typed, question.name)));
    case 'choice':
    case 'select':
      return under(question, checkChoice(question, typedText(typed, question.name)));
    case 'choices':
      return under(question, checkChoices(question, typedList(typed, question.name)));
    case 'number':
      return under(question, checkNumber(question, typedText(typed, question.name).trim()));
    case 'date':
      return under(question, checkDay(question, typed, now));
    case 'date-time':
      return under(question, checkMoment(question, typed, now));
    case 'partial-date':
      return checkPartialDate(question, typedText(typed, question.name).trim(), now);
  }
}

function under(question: Question, answer: Result<Answer | undefined>): Result<Found> {
  if (!answer.ok) return answer;
  return ok(answer.value === undefined || answer.value.length === 0 ? {} : { [question.name]: answer.value });
}

function checkText(question: TextQuestion, typed: string): Result<string> {
  // A browser sends a new line as two characters and counts it as one.
  const text = typed.replaceAll('\r\n', '\n').trim();
  const max = maxLengthOf(question);
  if (text.length <= max) return ok(text);
  return refuse(formRefusals.refusal('TEXT_TOO_LONG', { what: nameOf(question), max: inFigures(max), length: inFigures(text.length), field: question.name }));
}

function inFigures(count: number): string {
  return count.toLocaleString('en-GB');
}

function checkChoice(question: ChoiceQuestion, value: string): Result<string> {
  return value === '' || question.options.some((option) => option.value === value) ? ok(value) : notAnOption(question);
}

function checkChoices(question: ChoicesQuestion, values: readonly string[]): Result<readonly string[]> {
  const chosen = question.options.filter(({ value }) => values.includes(value));
  if (values.some((value) => value !== '' && !chosen.some((option) => option.value === value))) return notAnOption(question);
  const alone = chosen.find(({ value }) => value === question.exclusive);
  if (alone !== undefined && chosen.length > 1) {
    return refuse(formRefusals.refusal('OPTION_EXCLUDES_OTHERS', { what: nameOf(question), option: alone.text, field: question.name }));
  }
  return ok(chosen.map(({ value }) => value));
}

function checkNumber(question: NumberQuestion, text: string): Result<string | undefined> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, name: field } = question;
  const what = nameOf(question);
  if (text === '') return ok(undefined);
  // A comma stands between thousands and nowhere else: "1,7" is not seventeen.
  if (!/^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})$/.test(text)) return refuse(formRefusals.refusal('NUMBER_NOT_READABLE', { what, field }));
  const number = Number(text.replaceAll(',', ''));
  if (number < min) return refuse(formRefusals.refusal('NUMBER_TOO_SMALL', { what, min: String(min), field }));
  if (number > max) return refuse(formRefusals.refusal('NUMBER_TOO_LARGE', { what, max: String(max), field }));
  return ok(String(number));
}

function notAnOption(question: ChoiceQuestion | ChoicesQuestion): Result<never> {
  return refuse(formRefusals.refusal('OPTION_NOT_KNOWN', { what: nameOf(question), field: question.name }));
}
