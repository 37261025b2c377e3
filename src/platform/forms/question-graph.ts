import { fieldNames } from './typed.ts';
import type { Option, Question, QuestionSet } from './question.ts';

const NAME = /^[a-z][\w-]*$/i;

/**
 * What is wrong with a set, as sentences for its author; empty when it is sound. Run over every
 * set in the tests, because a question that nobody can reach fails silently.
 */
export function validateQuestionSet(set: QuestionSet): readonly string[] {
  return [
    ...repeated(set.questions.flatMap(fieldNames)).map((name) => `two questions use the form field ${name}`),
    ...set.questions.flatMap((question, index) => [
      ...nameProblems(question),
      ...optionProblems(question),
      ...whenProblems(question, set.questions.slice(0, index)),
    ]),
  ];
}

function nameProblems({ name }: Question): readonly string[] {
  return NAME.test(name) ? [] : [`${name} is not a name like "date-of-birth"`];
}

function optionProblems(question: Question): readonly string[] {
  const options = optionsOf(question);
  if (options === undefined) return [];
  const values = options.map(({ value }) => value);
  const exclusive = question.kind === 'choices' ? question.exclusive : undefined;
  return [
    ...(options.length < 1 ? [`${question.name} has no options`] : []),
    ...repeated(values).map((value) => `${question.name} has the option ${value} twice`),
    ...values.filter((value) => !/^\S+$/.test(value)).map((value) => `${question.name} has an option value with a space: "${value}"`),
    ...(exclusive !== undefined && !values.includes(exclusive) ? [`${question.name} excludes by ${exclusive}, which is not an option`] : []),
  ];
}

function whenProblems({ name, when }: Question, earlier: readonly Question[]): readonly string[] {
  if (when === undefined) return [];
  const parent = earlier.find((question) => question.name === when.question);
  if (parent === undefined) return [`${name} hangs on ${when.question}, which is not an earlier question of the set`];
  const options = optionsOf(parent);
  if (options === undefined) return [`${name} hangs on ${parent.name}, which has no options`];
  if (when.is.length === 0) return [`${name} is asked for no answer of ${parent.name}, so it is never asked`];
  const unknown = when.is.filter((value) => !options.some((option) => option.value === value));
  return unknown.map((value) => `${name} is asked when ${parent.name} is ${value}, which is not an option`);
}

function optionsOf(question: Question): readonly Option[] | undefined {
  return question.kind === 'choice' || question.kind === 'select' || question.kind === 'choices' ? question.options : undefined;
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
