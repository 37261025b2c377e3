import type { Refusal } from '../../kernel/result.ts';
import { maxLengthOf } from './check.ts';
import { capitalFirst, listInWords } from '../pages/words.ts';
import type { ChoiceQuestion, ChoicesQuestion, Question, QuestionSet, TextQuestion } from './question.ts';
import { fieldNames, typedList, typedText, type Typed } from './typed.ts';

/** A question as the template draws it: which GOV.UK component, and its parameters. */
export interface Field {
  readonly component: 'input' | 'character-count' | 'radios' | 'checkboxes' | 'select' | 'date-input';
  readonly params: Readonly<Record<string, unknown>>;
  /** Present where the question hangs on another's answer: hidden by script until then, and explained without. */
  readonly onlyIf?: { readonly name: string; readonly is: string; readonly words: string };
}

interface Drawing {
  readonly typed: Typed;
  readonly refusals: readonly Refusal[];
}

const DATE_BOXES = [
  { box: 'day', width: 2 },
  { box: 'month', width: 3 },
  { box: 'year', width: 4 },
] as const;

/**
 * Every question of a set with what was typed and what is wrong, in the order to draw them. The
 * GOV.UK way of nesting a question under a radio is not used: its script puts `aria-expanded` on
 * the radio, where ARIA does not allow it.
 */
export function questionFields(set: QuestionSet, typed: Typed = {}, refusals: readonly Refusal[] = []): readonly Field[] {
  return set.questions.map((question) => {
    const field = drawn(question, { typed, refusals });
    const onlyIf = onlyIfOf(question, set);
    return onlyIf === undefined ? field : { ...field, onlyIf };
  });
}

function drawn(question: Question, drawing: Drawing): Field {
  switch (question.kind) {
    case 'text':
    case 'number':
    case 'partial-date':
      return { component: 'input', params: inputParams(question, drawing) };
    case 'long-text':
      return { component: 'character-count', params: longTextParams(question, drawing) };
    case 'choice':
      return { component: 'radios', params: groupParams(question, drawing) };
    case 'choices':
      return { component: 'checkboxes', params: groupParams(question, drawing) };
    case 'select':
      return { component: 'select', params: selectParams(question, drawing) };
    case 'date':
    case 'date-time':
      return { component: 'date-input', params: dateParams(question, drawing) };
  }
}

function inputParams(question: Question, { typed, refusals }: Drawing): Readonly<Record<string, unknown>> {
  const number = question.kind === 'number';
  return {
    ...labelled(question),
    ...told(question, refusals),
    value: typedText(typed, question.name),
    classes: number ? 'govuk-input--width-5' : question.kind === 'partial-date' ? 'govuk-input--width-20' : '',
    inputmode: number ? 'numeric' : undefined,
    spellcheck: false,
    autocomplete: 'off',
  };
}

function longTextParams(question: TextQuestion, { typed, refusals }: Drawing): Readonly<Record<string, unknown>> {
  return {
    ...labelled(question),
    ...told(question, refusals),
    value: typedText(typed, question.name),
    maxlength: maxLengthOf(question),
    threshold: 75,
    rows: 6,
    spellcheck: true,
    attributes: { autocomplete: 'off' },
  };
}

function selectParams(question: ChoiceQuestion, { typed, refusals }: Drawing): Readonly<Record<string, unknown>> {
  const value = typedText(typed, question.name);
  const items = question.options.map((option) => ({ value: option.value, text: option.text, selected: option.value === value }));
  return { ...labelled(question), ...told(question, refusals), items: [{ value: '', text: 'Choose one' }, ...items], attributes: { autocomplete: 'off' } };
}

function groupParams(question: ChoiceQuestion | ChoicesQuestion, { typed, refusals }: Drawing): Readonly<Record<string, unknown>> {
  const { name } = question;
  return { name, idPrefix: name, ...told(question, refusals), fieldset: legend(question), items: optionItems(question, typedList(typed, name)) };
}

function optionItems(question: ChoiceQuestion | ChoicesQuestion, chosen: readonly string[]): readonly object[] {
  const exclusive = question.kind === 'choices' ? question.exclusive : undefined;
  return question.options.flatMap(({ value, text, hint }): readonly object[] => {
    const item = { value, text, checked: chosen.includes(value), attributes: { autocomplete: 'off' }, ...(hint === undefined ? {} : { hint: { text: hint } }) };
    return value === exclusive ? [{ divider: 'or' }, { ...item, behaviour: 'exclusive' }] : [item];
  });
}

function dateParams(question: Question, { typed, refusals }: Drawing): Readonly<Record<string, unknown>> {
  const wrong = new Set(refusals.map(({ field }) => field));
  const incomplete = refusals.some(({ code, field }) => code === 'DATE_INCOMPLETE' && (field === question.name || fieldNames(question).some((name) => name === field)));
  const boxes = DATE_BOXES.map(({ box, width }) => ({ box, label: capitalFirst(box), width, inputmode: 'numeric' }));
  const time = { box: 'time', label: 'Time, like 14:30', width: 5, inputmode: 'text' };
  const items = (question.kind === 'date-time' ? [...boxes, time] : boxes).map(({ box, label, width, inputmode }) => {
    const name = `${question.name}-${box}`;
    const value = typedText(typed, name);
    const mistaken = incomplete ? value.trim() === '' : wrong.has(name) || (wrong.has(question.name) && box !== 'time');
    return {
      id: box === 'day' ? question.name : name,
      name,
      label,
      value,
      classes: `govuk-input--width-${width}${mistaken ? ' govuk-input--error' : ''}`,
      inputmode,
      autocomplete: 'off',
    };
  });
  return { id: `${question.name}-date`, ...told(question, refusals), fieldset: { ...legend(question) }, items };
}

function onlyIfOf({ when }: Question, set: QuestionSet): Field['onlyIf'] {
  const parent = set.questions.find(({ name }) => name === when?.question);
  if (when === undefined || parent === undefined || !('options' in parent)) return undefined;
  const chosen = parent.options.filter(({ value }) => when.is.includes(value)).map(({ text }) => `“${text}”`);
  return { name: when.question, is: when.is.join(' '), words: `Answer this only if you chose ${listInWords(chosen, 'or')} for “${parent.wording}”` };
}

function labelled(question: Question): Readonly<Record<string, unknown>> {
  return { id: question.name, name: question.name, label: { text: wordingOf(question), classes: 'govuk-label--s' } };
}

function legend(question: Question): Readonly<Record<string, unknown>> {
  return { legend: { text: wordingOf(question), classes: 'govuk-fieldset__legend--s' } };
}

function told(question: Question, refusals: readonly Refusal[]): Readonly<Record<string, unknown>> {
  const fields = new Set([question.name, ...fieldNames(question)]);
  const wrong = refusals.filter(({ field }) => field !== undefined && fields.has(field)).map(({ message }) => message);
  const hint = question.hint ?? DEFAULT_HINTS[question.kind];
  return {
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    ...(wrong.length === 0 ? {} : { errorMessage: { text: wrong.join('. ') } }),
  };
}

const DEFAULT_HINTS: Readonly<Partial<Record<Question['kind'], string>>> = {
  date: 'For example, 27 3 2026',
  'date-time': 'For example, 27 3 2026 and 14:30',
  'partial-date': 'As exactly as you know it. For example, 3 May 2026, March 2026, about 2019, or between 1 and 5 May 2026',
};

function wordingOf({ wording, optional }: Question): string {
  return optional === true ? `${wording} (optional)` : wording;
}
