import { parsePlainDate } from '../../../kernel/plain-date.ts';
import { refuse, type Result } from '../../../kernel/result.ts';
import { checkAnswers, readForm, type Answers } from '../../../platform/forms/index.ts';
import { again, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import { AS_THE_RULE_STANDS, choiceForm } from '../choice-form.ts';
import { chooseClock, clockChoices, settingsOn, type ClockChoice } from '../choice.ts';
import { findClockRule, type ClockRuleId } from '../clock-rules.ts';
import { calendarPaths as paths } from '../paths.ts';
import { refusal } from '../refusals.ts';
import { aboutPartnership } from './about-partnership.ts';

const RULE: ClockRuleId = 'rapid-review';
const template = 'calendar/choose.njk';
const set = choiceForm(findRule());

export const choosePage = definePage({
  method: 'GET', path: paths.choose, may: 'clock:choose', audits: 'clock.list-read', about: aboutPartnership,
  handle: ({ params }) => view(template, formData(params.partnership, {})),
});

export const chosenPage = definePage({
  method: 'POST', path: paths.choose, may: 'clock:choose', audits: 'clock.choice-made', about: aboutPartnership,
  handle: async ({ params, form, context }) => {
    const typed = readForm(set, form);
    const answers = checkAnswers(set, typed, { now: context.now });
    const choice = answers.ok ? await choiceFrom(answers.value, context) : answers;
    if (!choice.ok) return again(template, choice.refusals, formData(params.partnership, typed));
    await chooseClock(context.tx, partnershipOf(context), choice.value, signedIn(context).id);
    return redirect(paths.clocks.to(), 'The clock has been set. Clocks that have already begun go on as they were.');
  },
});

async function choiceFrom(answers: Answers, context: Context): Promise<Result<ClockChoice>> {
  const day = parsePlainDate(String(answers['from']), 'from');
  if (!day.ok) return day;
  const variant = answers['variant'] === AS_THE_RULE_STANDS ? null : String(answers['variant']);
  const held = settingsOn(await clockChoices(context.tx, partnershipOf(context)), day.value)[RULE] ?? null;
  if (held === variant) return refuse(refusal('CLOCK_CHOICE_SAME', { field: 'variant' }));
  return { ok: true, value: { rule: RULE, variant, inForceFrom: day.value, reason: String(answers['reason']), chosenAt: context.now } };
}

function formData(partnership: string, typed: object): Readonly<Record<string, unknown>> {
  return { title: set.title, set, typed, action: paths.choose.to({ partnership }), back: { href: paths.clocks.to(), text: 'Clocks' } };
}

function partnershipOf({ scope }: Context): PartnershipId {
  if (scope?.of !== 'partnership') throw new Error('The address names a partnership');
  return scope.partnershipId;
}

function findRule() {
  const rule = findClockRule(RULE);
  if (rule === undefined) throw new Error(`${RULE} is not a clock`);
  return rule;
}
