import { londonDate } from '../../../kernel/plain-date.ts';
import { again, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { checkAnswers, readForm, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { definePage, may, seatsWith, signedIn, type AnyPage, type Context } from '../../access/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { listAssessments, listSwitches, listTrials } from '../live/area-store.ts';
import { liveAnswers } from '../live/answers-by-group.ts';
import { switchOff } from '../live/govern.ts';
import { checksOfArea, LAST_SHIPPED } from '../live/own-version.ts';
import { areaState, isPrompt, reviewIsNear, standingOf, type StandingCheck } from '../live/standing.ts';
import { paths } from '../paths.ts';
import { catalogue } from '../review/shipped.ts';
import { aboutArea, areaHeading, areaOf, governing } from './about-area.ts';
import { answersInWords, areaWords, checkWords, toldInWords } from './area-words.ts';

const template = { areas: 'checks/areas.njk', area: 'checks/area.njk', off: 'checks/switch-off.njk' } as const;

const areasPage = definePage({
  method: 'GET', path: paths.areas, may: 'live:read', audits: 'live.area-read',
  handle: async ({ context }) => {
    const seats = seatsWith(signedIn(context), 'live:read');
    const places: object[] = [];
    for (const [id, name] of new Map(seats.map(({ partnershipId, partnership }) => [partnershipId ?? '', partnership ?? '']))) {
      const [newest] = await listAssessments(context.tx, id);
      places.push({ name, href: paths.area.to({ partnership: id }), state: areaWords[areaState(newest, londonDate(context.now))] });
    }
    return view(template.areas, { title: 'Live use of checks', places, transparency: paths.transparency.to() });
  },
});

/** How checks are used in an area: the assessment, the trials, and how each check stands. */
const areaPage = definePage({
  method: 'GET', path: paths.area, may: 'live:read', audits: 'live.area-read', about: aboutArea,
  handle: async ({ context }) => view(template.area, await areaData(context)),
});

async function areaData(context: Context): Promise<Readonly<Record<string, unknown>>> {
  const [partnership, today] = [areaOf(context), londonDate(context.now)];
  const assessments = await listAssessments(context.tx, partnership);
  const standing = standingOf(await checksOfArea(context.tx, partnership), await listSwitches(context.tx, partnership), today);
  const answers = await liveAnswers(context.tx, partnership, context.now);
  const trials = await listTrials(context.tx, partnership);
  const state = areaState(assessments[0], today);
  const at = { partnership };
  const rows = (states: (one: StandingCheck) => boolean): readonly object[] => standing.filter(states).map((one) => ({ ...rowOf(one, partnership), answers: answersInWords(answers.get(one.check.id)), offAt: paths.switchOff.to({ partnership, check: one.check.id }) }));
  return {
    ...(await areaHeading(context, 'Live use of checks')), state, stateWords: areaWords[state], near: reviewIsNear(assessments[0], today), newest: assessments[0], earlier: assessments.slice(1),
    on: rows((one) => one.state === 'on'), off: rows((one) => one.state !== 'on' && one.state !== 'review-only'), reviewOnly: rows((one) => one.state === 'review-only'),
    trials: trials.map(({ id, records, at: when, madeHere, broughtBy }) => ({ records, when, madeHere, broughtBy, href: paths.trial.to({ partnership, trial: id }) })), governs: may(context.actor, 'live:govern', context.scope ?? undefined), counts: may(context.actor, 'duty:count', context.scope ?? undefined),
    addresses: { assessment: paths.assessment.to(at), trials: paths.trials.to(at), switchOn: paths.switchOn.to(at), counts: paths.counts.to(at), transparency: paths.transparency.to() },
  };
}

function rowOf({ check, state, act, newer }: StandingCheck, partnership: string): object {
  const { id, name, duty, holder, version } = check;
  return {
    id, name, duty, version, own: version > LAST_SHIPPED, newer: newer?.version, holder: holder === undefined ? undefined : agencyInWords(holder), href: paths.areaCheck.to({ partnership, check: id }), prompt: isPrompt(check), state: checkWords[state],
    owner: act?.owner, sunset: act?.sunset, reason: act?.reason, told: act?.told == null ? undefined : toldInWords(act.told),
  };
}

const offForm: QuestionSet = { id: 'switch-off', version: '1', title: 'Switch a check off', questions: [{ kind: 'long-text', name: 'reason', wording: 'Why is it switched off?', hint: 'The reason is published in the transparency record. Name nobody', maxLength: 2000, missing: 'Enter why it is switched off' }] };

const offPage = definePage({
  method: 'GET', path: paths.switchOff, may: 'live:govern', audits: 'live.form-read', about: aboutArea,
  handle: async ({ params, context }) => (isInCatalogue(params.check) ? view(template.off, await offData(context, params.check, {})) : notFound),
});

const offDonePage = definePage({
  method: 'POST', path: paths.switchOff, may: 'live:govern', audits: 'live.switched', about: aboutArea,
  handle: async ({ params, form, context }) => {
    if (!isInCatalogue(params.check)) return notFound;
    const typed = readForm(offForm, form);
    const checked = checkAnswers(offForm, typed, context);
    const done = checked.ok ? await switchOff(governing(context), params.check, String(checked.value['reason'])) : checked;
    return done.ok ? redirect(paths.area.to({ partnership: areaOf(context) }), 'The check is off. It asks nothing from now on.') : again(template.off, done.refusals, await offData(context, params.check, typed));
  },
});

async function offData(context: Context, check: string, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const found = catalogue().find(({ id }) => id === check);
  return { ...(await areaHeading(context, `Switch off: ${found?.name ?? check}`)), set: offForm, typed, action: paths.switchOff.to({ partnership: areaOf(context), check }) };
}

function isInCatalogue(check: string): boolean {
  return catalogue().some(({ id }) => id === check);
}

export const areaPages: readonly AnyPage[] = [areasPage, areaPage, offPage, offDonePage];
