import type { Answers, Option, Question, QuestionSet, Typed } from '../../../platform/forms/index.ts';
import { plainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { capitalFirst } from '../../../platform/pages/words.ts';
import type { CommandOf } from '../pathway/command.ts';
import { suspicionFrom, suspicionQuestions } from './considered-form.ts';
import type { Partner } from '../pathway/facts.ts';
import { partnerWords } from '../pathway/standing.ts';
import { transitions } from '../pathway/transitions.ts';

const VERSION = '2026-11';

/** What is known about abuse or neglect, when it comes to be known later. */
export const suspicionForm: QuestionSet = {
  id: 'suspicion', version: VERSION, title: 'What is known about abuse or neglect',
  questions: [
    ...suspicionQuestions,
    { kind: 'long-text', name: 'reason', wording: 'What is this based on?', missing: transitions.suspicion_recorded.missing, maxLength: 4000, hint: 'For example, what a medical examination found, and when the council was told' },
  ],
};

export function suspicionCommand(answers: Answers): CommandOf<'suspicion_recorded'> {
  return { kind: 'suspicion_recorded', data: { suspicion: suspicionFrom(answers), reason: text(answers, 'reason') } };
}

/** A partner's view, for someone who may speak for these partners. */
export function viewForm(partners: readonly Partner[]): QuestionSet {
  const options: readonly Option[] = partners.map((partner) => ({ value: partner, text: capitalFirst(partnerWords[partner]) }));
  return {
    id: 'partner-view', version: VERSION, title: 'A safeguarding partner’s view',
    questions: [
      ...(options.length > 1 ? [{ kind: 'choice', name: 'partner', wording: 'Whose view is this?', missing: 'Select whose view this is', options } as const] : []),
      {
        kind: 'choice', name: 'view', wording: 'Should this be notified to the Panel?', missing: 'Select whether this should be notified',
        options: [
          { value: 'notify', text: 'Yes, it should be notified' },
          { value: 'do-not-notify', text: 'No, it should not be notified' },
          { value: 'no-view-yet', text: 'No view yet', hint: 'You can give a view later' },
        ],
      },
      { kind: 'long-text', name: 'reason', wording: 'Why?', missing: transitions.partner_view.missing, maxLength: 4000, when: { question: 'view', is: ['notify', 'do-not-notify'] } },
    ],
  };
}

export function viewCommand(answers: Answers, partners: readonly Partner[]): CommandOf<'partner_view'> | undefined {
  const chosen = partners.length === 1 ? partners[0] : partners.find((partner) => partner === answers['partner']);
  const view = (['notify', 'do-not-notify', 'no-view-yet'] as const).find((each) => each === answers['view']);
  if (chosen === undefined || view === undefined) return undefined;
  const reason = text(answers, 'reason');
  return { kind: 'partner_view', data: { partner: chosen, view, ...(reason === '' ? {} : { reason }) } };
}

/** As many as can be told of one delay. */
export const MOST_TOLD = 8;

/** How many people a delay form has room for: at least one. */
export function toldIn(typed: Typed): number {
  const count = Number(typed['rows']);
  return Number.isInteger(count) ? Math.min(Math.max(count, 1), MOST_TOLD) : 1;
}

/** Why a clock will not be met, who was told, and what has been acted on; the part about who was told can grow. */
export function delayParts(told: number): { readonly before: QuestionSet; readonly told: QuestionSet; readonly after: QuestionSet } {
  const rows = Array.from({ length: told }, (_, index) => toldQuestions(index + 1)).flat();
  return { before: delaySet('delay-reason', delayReason), told: delaySet('delay-told', rows), after: delaySet('delay-rest', delayRest) };
}

/** The whole of it, to read and check it at once. */
export function delayForm(rows: number): QuestionSet {
  const { before, told, after } = delayParts(rows);
  return delaySet('delay', [...before.questions, ...told.questions, ...after.questions]);
}

function delaySet(id: string, questions: readonly Question[]): QuestionSet {
  return { id, version: VERSION, title: 'A delay', questions };
}

const delayReason: readonly Question[] = [
  { kind: 'long-text', name: 'reason', wording: 'Why will the date not be met?', missing: transitions.delay_recorded.missing, maxLength: 4000 },
];

const delayRest: readonly Question[] = [
  { kind: 'date', name: 'revised', wording: 'What is the revised date?', short: 'The revised date', missing: 'Enter the revised date', hint: 'A promise beside the due date, which does not move. For example, 27 3 2026' },
  {
    kind: 'long-text', name: 'learningActedOn', wording: 'What has been learnt and acted on already?', missing: 'Enter what has already been acted on, or that nothing has been yet', maxLength: 4000,
    hint: 'Children do not wait for the report. If nothing has been acted on yet, say so',
  },
];

function toldQuestions(row: number): readonly Question[] {
  const nth = row === 1 ? '' : ` (${row})`;
  const optional = row === 1 ? {} : { optional: true as const };
  return [
    { kind: 'text', name: `told-${row}-who`, wording: `Who was told?${nth}`, short: `Who was told${nth}`, missing: 'Enter who was told about the delay', hint: 'For example, the Panel’s secretariat', ...optional },
    { kind: 'date', name: `told-${row}-on`, wording: `When were they told?${nth}`, short: `The day they were told${nth}`, missing: 'Enter when they were told', past: true, ...optional },
  ];
}

/** The delay as it was answered. `gaps` are rows where only half of "who" and "when" was given: their fields. */
export function delayCommand(answers: Answers, clock: CommandOf<'delay_recorded'>['data']['clock'], rows: number): { readonly command: CommandOf<'delay_recorded'>; readonly gaps: readonly string[] } {
  const each = Array.from({ length: rows }, (_, index) => ({ row: index + 1, who: text(answers, `told-${index + 1}-who`), on: text(answers, `told-${index + 1}-on`) }));
  const told = each.flatMap(({ who, on }) => (who === '' || on === '' ? [] : [{ who, on: plainDate(on) }]));
  const gaps = each.filter(({ who, on }) => (who === '') !== (on === '')).map(({ row, who }) => `told-${row}-${who === '' ? 'who' : 'on'}`);
  return { command: { kind: 'delay_recorded', data: { clock, reason: text(answers, 'reason'), told, revised: dayIn(answers, 'revised'), learningActedOn: text(answers, 'learningActedOn') } }, gaps };
}

function dayIn(answers: Answers, name: string): PlainDate {
  return plainDate(text(answers, name));
}

function text(answers: Answers, name: string): string {
  return String(answers[name] ?? '');
}
