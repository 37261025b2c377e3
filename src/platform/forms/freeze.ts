import { momentInWords, momentOf } from '../../kernel/london-time.ts';
import { dateInWords, parsePlainDate } from '../../kernel/plain-date.ts';
import { escapeHtml } from '../pages/html.ts';
import { askedQuestions } from './asked.ts';
import type { Answers, FrozenAnswer, Option, Question, QuestionSet } from './question.ts';
import { asTyped } from './typed.ts';

/** What stands for an answer that was asked for and not given. */
export const NO_ANSWER = 'No answer given';

/** The answers with the words they were asked and answered in, kept so that a later wording cannot change what was said. */
export function freeze(set: QuestionSet, answers: Answers): readonly FrozenAnswer[] {
  return askedQuestions(set, answers).map((question) => {
    const value = answers[question.name] ?? '';
    return { name: question.name, wording: question.wording, value, shown: shownWords(question, value, answers) };
  });
}

function shownWords(question: Question, value: string | readonly string[], answers: Answers): string {
  const [first = ''] = [value].flat();
  if (first === '') return NO_ANSWER;
  switch (question.kind) {
    case 'text':
    case 'long-text':
    case 'number':
      return first;
    case 'choice':
    case 'select':
    case 'choices':
      return [value].flat().map((chosen) => optionWords(question.options, chosen)).join('; ');
    case 'date':
      return dayWords(first);
    case 'date-time':
      return momentInWords(momentOf(new Date(first)));
    case 'partial-date':
      return String(answers[asTyped(question.name)] ?? first);
  }
}

function optionWords(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.text ?? value;
}

function dayWords(text: string): string {
  const day = parsePlainDate(text);
  return day.ok ? dateInWords(day.value) : text;
}

/** A row of a GOV.UK summary list. */
export interface SummaryRow {
  readonly key: { readonly text: string };
  /** `html` is the same text with its lines kept. */
  readonly value: { readonly text: string; readonly html: string };
  readonly actions?: { readonly items: readonly { readonly href: string; readonly text: string; readonly visuallyHiddenText: string }[] };
}

/**
 * Rows for "check your answers" and for a locked record. With `changeAt` (the address of the
 * form) each row links back to its question.
 */
export function summaryRows(frozen: readonly FrozenAnswer[], changeAt?: string): readonly SummaryRow[] {
  return frozen.map(({ name, wording, shown }) => ({
    key: { text: wording },
    value: { text: shown, html: `<span class="sl-as-typed">${escapeHtml(shown)}</span>` },
    ...(changeAt === undefined ? {} : { actions: { items: [{ href: `${changeAt}#${name}`, text: 'Change', visuallyHiddenText: wording }] } }),
  }));
}
