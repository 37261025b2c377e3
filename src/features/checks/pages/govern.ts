import { londonDate, plainDate } from '../../../kernel/plain-date.ts';
import { again, redirect, view } from '../../../platform/pages/page.ts';
import { checkAnswers, readForm, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { definePage, may, type AnyPage, type Context } from '../../access/index.ts';
import { isId } from '../../../kernel/id.ts';
import { listAssessments, listSwitches, listTrials } from '../live/area-store.ts';
import { liveAnswers } from '../live/answers-by-group.ts';
import { bringTrial, recordAssessment, switchOn, withdrawAssessment } from '../live/govern.ts';
import { liveRefusals } from '../live/refusals.ts';
import { checksOfArea, LAST_SHIPPED, listOwnVersions } from '../live/own-version.ts';
import { areaState, isPrompt, standingOf } from '../live/standing.ts';
import { toldOf, type Trial } from '../live/trial-file.ts';
import { paths } from '../paths.ts';
import { digestOfCheck } from '../trial/index.ts';
import { aboutArea, areaHeading, areaOf, governing, subjectOf } from './about-area.ts';
import { answersInWords, areaWords, toldInWords } from './area-words.ts';
import { trialView } from './trial-view.ts';

const template = { assessment: 'checks/assessment.njk', trials: 'checks/trials.njk', trial: 'checks/trial.njk', switchOn: 'checks/switch-on.njk' } as const;

const assessmentForm: QuestionSet = {
  id: 'assessment', version: '1', title: 'Record a signed impact assessment',
  questions: [
    { kind: 'text', name: 'reference', wording: 'What is its reference?', hint: 'By which anyone can ask the council for it', missing: 'Enter the reference of the assessment' },
    { kind: 'date', name: 'signed-on', wording: 'When was it signed?', short: 'The day of signing', missing: 'Enter the day on which it was signed', past: true },
    { kind: 'text', name: 'signed-by', wording: 'Which post signed it for the controller?', hint: 'A post and not a name, because this is published. For example Director of children’s services', missing: 'Enter the post that signed it' },
    { kind: 'date', name: 'review-on', wording: 'When is it to be reviewed?', hint: 'Live use stops after this day unless a new one is recorded', short: 'The review date', missing: 'Enter the day on which it is to be reviewed' },
  ],
};
const withdrawForm: QuestionSet = { id: 'assessment-withdrawal', version: '1', title: 'Withdraw the assessment', questions: [{ kind: 'long-text', name: 'reason', wording: 'Why is it withdrawn?', hint: 'Published. Name nobody', maxLength: 2000, missing: 'Enter why it is withdrawn' }] };
const trialForm: QuestionSet = { id: 'trial', version: '1', title: 'Bring the result of a trial', questions: [{ kind: 'text', name: 'records', wording: 'On which records was it made?', hint: 'Published. For example: the council’s closed cases of 2024', missing: 'Enter on which records the trial was made', maxLength: 200 }] };

const assessmentPage = definePage({
  method: 'GET', path: paths.assessment, may: 'live:govern', audits: 'live.form-read', about: aboutArea,
  handle: async ({ context }) => view(template.assessment, await assessmentData(context, {})),
});

const assessedPage = definePage({
  method: 'POST', path: paths.assessment, may: 'live:govern', audits: 'live.assessment-kept', about: aboutArea,
  handle: async ({ form, context }) => {
    const typed = readForm(assessmentForm, form);
    const checked = checkAnswers(assessmentForm, typed, context);
    if (!checked.ok) return again(template.assessment, checked.refusals, await assessmentData(context, typed));
    const { reference, 'signed-by': signedBy, 'signed-on': signedOn, 'review-on': reviewOn } = checked.value;
    const done = await recordAssessment(governing(context), { reference: String(reference), signedBy: String(signedBy), signedOn: plainDate(String(signedOn)), reviewOn: plainDate(String(reviewOn)) });
    return done.ok ? redirect(paths.area.to({ partnership: areaOf(context) }), 'The assessment is recorded. Each check is still off until it is switched on.') : again(template.assessment, done.refusals, await assessmentData(context, typed));
  },
});

const withdrawnPage = definePage({
  method: 'POST', path: paths.withdraw, may: 'live:govern', audits: 'live.assessment-kept', about: aboutArea,
  handle: async ({ form, context }) => {
    const typed = readForm(withdrawForm, form);
    const checked = checkAnswers(withdrawForm, typed, context);
    const done = checked.ok ? await withdrawAssessment(governing(context), String(checked.value['reason'])) : checked;
    return done.ok ? redirect(paths.area.to({ partnership: areaOf(context) }), 'Live use is off. Nothing is asked in this area from now on.') : again(template.assessment, done.refusals, await assessmentData(context, typed));
  },
});

async function assessmentData(context: Context, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const partnership = areaOf(context);
  const [newest] = await listAssessments(context.tx, partnership);
  return {
    ...(await areaHeading(context, 'Data-protection impact assessment')), set: assessmentForm, withdrawSet: newest?.kind === 'signed' ? withdrawForm : undefined, typed, newest, stateWords: areaWords[areaState(newest, londonDate(context.now))],
    action: paths.assessment.to({ partnership }), withdrawAt: paths.withdraw.to({ partnership }),
  };
}

const trialsPage = definePage({
  method: 'GET', path: paths.trials, may: 'live:govern', audits: 'live.form-read', about: aboutArea,
  handle: async ({ context }) => view(template.trials, await trialsData(context, {})),
});

const trialKeptPage = (key: Buffer): AnyPage => definePage({
  method: 'POST', path: paths.trials, may: 'live:govern', audits: 'live.trial-kept', about: aboutArea, takesFiles: true,
  handle: async ({ form, files: [file], context }) => {
    const typed = readForm(trialForm, form);
    const checked = checkAnswers(trialForm, typed, context);
    const missing = file === undefined || file.tooLarge ? [liveRefusals.refusal('LIVE_TRIAL_FILE_MISSING', { field: 'files' })] : [];
    if (!checked.ok || file === undefined || missing.length > 0) return again(template.trials, [...(checked.ok ? [] : checked.refusals), ...missing], await trialsData(context, typed));
    const done = await bringTrial(governing(context), String(checked.value['records']), file.bytes, key);
    return done.ok ? redirect(paths.trial.to({ partnership: areaOf(context), trial: done.value }), 'The result is kept. Look at it before you switch anything on.') : again(template.trials, done.refusals, await trialsData(context, typed));
  },
});

async function trialsData(context: Context, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  return { ...(await areaHeading(context, 'Bring the result of a trial')), set: trialForm, typed, action: paths.trials.to({ partnership: areaOf(context) }) };
}

/** What a trial found, check by check and group by group, with small numbers left out. */
const trialPage = definePage({
  method: 'GET', path: paths.trial, may: 'live:read', audits: 'live.trial-read',
  about: async (tx, { partnership, trial }) => (isId(trial) && (await listTrials(tx, partnership)).some(({ id }) => id === trial) ? subjectOf(tx, partnership) : null),
  handle: async ({ params, context }) => {
    const found = await trialOf(context, params.trial);
    return view(template.trial, {
      ...(await areaHeading(context, `Trial on ${found.records}`)), ...trialView(found, await liveAnswers(context.tx, areaOf(context), context.now)), governs: may(context.actor, 'live:govern', context.scope ?? undefined),
      switchOnAt: `${paths.switchOn.to({ partnership: areaOf(context) })}?trial=${found.id}`,
    });
  },
});

async function trialOf(context: Context, id: string): Promise<Trial> {
  const found = (await listTrials(context.tx, areaOf(context))).find((trial) => trial.id === id);
  if (found === undefined) throw new Error('The trial was there a moment ago');
  return found;
}

const switchOnPage = definePage({
  method: 'GET', path: paths.switchOn, may: 'live:govern', audits: 'live.form-read', about: aboutArea,
  handle: async ({ query, context }) => view(template.switchOn, await switchData(context, query['trial'], {})),
});

const switchedOnPage = definePage({
  method: 'POST', path: paths.switchOn, may: 'live:govern', audits: 'live.switched', about: aboutArea,
  handle: async ({ form, context }) => {
    const trial = await chosenTrial(context, typeof form['trial'] === 'string' ? form['trial'] : undefined);
    const set = await switchForm(context, trial);
    const typed = readForm(set, form);
    const checked = checkAnswers(set, typed, context);
    if (!checked.ok || trial === undefined) return again(template.switchOn, checked.ok ? [liveRefusals.refusal('LIVE_TRIAL_FILE_MISSING', { field: 'checks' })] : checked.refusals, await switchData(context, trial?.id, typed));
    const { checks = [], owner, sunset } = checked.value;
    const done = await switchOn(governing(context), trial, { checks: [checks].flat(), owner: String(owner), sunset: plainDate(String(sunset)) });
    return done.ok ? redirect(paths.area.to({ partnership: areaOf(context) }), 'Switched on. Every case of the area is asked within a minute or so.') : again(template.switchOn, done.refusals, await switchData(context, trial.id, typed));
  },
});

/** The trial that was named, otherwise the newest. */
async function chosenTrial(context: Context, id: string | undefined): Promise<Trial | undefined> {
  const trials = await listTrials(context.tx, areaOf(context));
  return trials.find((trial) => trial.id === id) ?? trials[0];
}

/** The checks that are not on as they were tried, each with what the trial found of it. What somebody wrote is for another to switch on. */
async function switchForm(context: Context, trial: Trial | undefined): Promise<QuestionSet> {
  const { tx, now, by, partnershipId } = governing(context);
  const [checks, own, answers] = [await checksOfArea(tx, partnershipId), await listOwnVersions(tx, partnershipId), await liveAnswers(tx, partnershipId, now)];
  const standing = standingOf(checks, await listSwitches(tx, partnershipId), londonDate(now));
  const options = trial === undefined ? [] : trial.file.checks.flatMap((tried) => {
    const check = checks.find((one) => one.id === tried.check && one.version === tried.version && digestOfCheck(one) === tried.digest);
    const on = standing.some((one) => one.check === check && one.state === 'on');
    if (check === undefined || check.use === 'review' || on || own.some((one) => one.check === check.id && one.version === check.version && one.by === by)) return [];
    const told = toldOf(trial, tried, answers.get(check.id));
    return [{ value: check.id, text: `${check.id}: ${check.name}${check.version > LAST_SHIPPED ? `, this area’s version ${check.version}` : ''}${isPrompt(check) ? ' (as a prompt only)' : ''}`, hint: `${toldInWords(told)}. ${answersInWords(told.notRelevant).all}` }];
  });
  return {
    id: 'switch-on', version: '1', title: 'Switch checks on',
    questions: [
      { kind: 'choices', name: 'checks', wording: 'Which checks?', hint: 'Only those that were tried as they are now. A version that you wrote yourself is for another safeguarding partner to switch on', missing: 'Select at least one check', options },
      { kind: 'text', name: 'owner', wording: 'Which post answers for them in this area?', hint: 'Published: a post and not a name', missing: 'Enter the post that answers for them' },
      { kind: 'date', name: 'sunset', wording: 'What is the last day on which they are asked?', hint: 'They switch themselves off after it. At most three years ahead', short: 'The last day', missing: 'Enter the last day on which they are asked' },
      { kind: 'choices', name: 'seen', wording: 'Have you looked at how often each speaks of which groups?', missing: 'Confirm that you looked at the figures of the trial', options: [{ value: 'yes', text: 'I have looked at the figures of the trial, by ethnicity, sex, age, disability and area' }] },
    ],
  };
}

async function switchData(context: Context, trialId: string | undefined, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const trial = await chosenTrial(context, trialId);
  const partnership = areaOf(context);
  return {
    ...(await areaHeading(context, 'Switch checks on')), set: await switchForm(context, trial), typed, trial: trial === undefined ? undefined : { id: trial.id, records: trial.records, madeHere: trial.madeHere, broughtBy: trial.broughtBy, href: paths.trial.to({ partnership, trial: trial.id }) },
    action: paths.switchOn.to({ partnership }), trialsAt: paths.trials.to({ partnership }), state: areaState((await listAssessments(context.tx, partnership))[0], londonDate(context.now)), assessmentAt: paths.assessment.to({ partnership }),
  };
}

/** `key` is what this installation signs its own trials with. */
export const governPages = (key: Buffer): readonly AnyPage[] => [assessmentPage, assessedPage, withdrawnPage, trialsPage, trialKeptPage(key), trialPage, switchOnPage, switchedOnPage];
