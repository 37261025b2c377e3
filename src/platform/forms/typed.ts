import { readMoment } from '../../kernel/london-time.ts';
import type { Answers, Question, QuestionSet } from './question.ts';

/** What a person typed, by form field name, exactly as typed: what a draft keeps and a form shows again. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** A posted form as it arrived; the shape of `Form` in the pages. */
export type Posted = Readonly<Record<string, string | readonly string[] | undefined>>;

const DAY_BOXES = ['day', 'month', 'year'] as const;

/** The form fields that one question has: one for most, three or four for dates. */
export function fieldNames(question: Question): readonly string[] {
  const days = DAY_BOXES.map((box) => `${question.name}-${box}`);
  if (question.kind === 'date') return days;
  if (question.kind === 'date-time') return [...days, `${question.name}-time`];
  return [question.name];
}

/** Takes from a posted form what belongs to this set, unchanged but for characters that no database can keep. */
export function readForm(set: QuestionSet, form: Posted): Typed {
  const entries = set.questions.flatMap((question) =>
    fieldNames(question).map((name) => [name, question.kind === 'choices' ? allOf(form[name]) : firstOf(form[name])] as const),
  );
  return Object.fromEntries(entries);
}

/** The answers as they would have been typed, to fill a form for a change. */
export function typedFrom(set: QuestionSet, answers: Answers): Typed {
  return Object.fromEntries(set.questions.flatMap((question) => boxesOf(question, answers)));
}

/** The one value typed in a field, or "". */
export function typedText(typed: Typed, field: string): string {
  return firstOf(typed[field]);
}

/** Every value ticked in a field. */
export function typedList(typed: Typed, field: string): readonly string[] {
  return allOf(typed[field]);
}

function boxesOf(question: Question, answers: Answers): readonly (readonly [string, string | readonly string[]])[] {
  const { name } = question;
  const answer = answers[name];
  if (answer === undefined) return [];
  if (question.kind === 'partial-date') return [[name, answers[asTyped(name)] ?? answer]];
  if (question.kind !== 'date' && question.kind !== 'date-time') return [[name, answer]];
  const [year = '', month = '', date = ''] = firstOf(answer).slice(0, 10).split('-');
  const boxes = [[`${name}-day`, unpadded(date)], [`${name}-month`, unpadded(month)], [`${name}-year`, year]] as const;
  return question.kind === 'date' ? boxes : [...boxes, [`${name}-time`, timeOf(firstOf(answer))]];
}

/** "14:30", with the offset only where the clocks showed that time twice. */
function timeOf(moment: string): string {
  return moment.slice(11, 16) + (readMoment(moment.slice(0, 16)).ok ? '' : moment.slice(19));
}

/** Where the words of a partial date are kept beside its EDTF. */
export function asTyped(name: string): string {
  return `${name}-as-typed`;
}

function unpadded(digits: string): string {
  return digits.replace(/^0/, '');
}

function firstOf(value: string | readonly string[] | undefined): string {
  return allOf(value)[0] ?? '';
}

function allOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return (typeof value === 'string' ? [value] : value).map(keepable);
}

/** PostgreSQL keeps neither a NUL nor half a character. */
function keepable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
