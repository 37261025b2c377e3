import { again, redirect, view } from '../../../platform/pages/page.ts';
import { readForm, type Typed } from '../../../platform/forms/index.ts';
import { definePage, signedIn, type AnyPage, type Context } from '../../access/index.ts';
import { aboutCase, caseBreadcrumbs, caseOf, casePaths, recordOfCase } from '../../cases/index.ts';
import { eventTypeInWords, type EventRecord } from '../../events/index.ts';
import { answerForm, answersOfCase, answerTo, insertAnswer, readAnswer, type Answer } from '../live/answer.ts';
import { askCase, checksOn } from '../live/ask-case.ts';
import type { Check } from '../language/check.ts';
import { sentenceOf } from '../language/sentence.ts';
import { looksFor, readsOf } from '../live/reads.ts';
import type { Signal } from '../live/signal.ts';
import { isOwnAlone } from '../own-records/own-checks.ts';
import { paths } from '../paths.ts';
import { answerView, placeInCase, signalView } from './signal-view.ts';

const template = { list: 'checks/signals.njk', one: 'checks/signal.njk', looked: 'checks/looked-at.njk' } as const;

/** What the checks ask of one case now, with everything that a page of it needs. */
interface Asked {
  readonly signals: readonly { readonly check: Check; readonly signal: Signal }[];
  readonly checks: readonly Check[];
  readonly answers: readonly Answer[];
  readonly events: ReadonlyMap<string, EventRecord>;
}

async function askedOf(context: Context, caseId: string): Promise<Asked> {
  const found = await caseOf(context, caseId);
  const signals = await askCase(context.tx, context.now, caseId);
  const checks = (await checksOn(context.tx, found.partnershipId, context.now)).filter((check) => !isOwnAlone(check));
  const events = (await recordOfCase(context.tx, caseId))?.events ?? [];
  return {
    checks, answers: await answersOfCase(context.tx, caseId), events: new Map(events.map((event) => [event.id, event])),
    signals: signals.flatMap((signal) => checks.filter(({ id }) => id === signal.check).map((check) => ({ check, signal }))).toSorted((a, b) => dueOf(a.signal) - dueOf(b.signal)),
  };
}

function dueOf({ dueAt }: Signal): number {
  return dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

const signalsPage = definePage({
  method: 'GET', path: paths.signals, may: 'case:hold', audits: 'duty.signals-read', about: aboutCase,
  handle: async ({ params, context }) => {
    const found = await caseOf(context, params.case);
    const { signals, answers, events, checks } = await askedOf(context, found.id);
    const shown = signals.map(({ check, signal }) => ({ view: signalView(placeInCase(found.id), check, signal, answers, events, context.now), answered: answerTo(signal, answers) !== undefined, result: signal.result }));
    const known = new Set(signals.map(({ signal }) => `${signal.check} ${signal.key}`));
    return view(template.list, {
      title: 'What the checks ask', caption: `Case ${found.reference}`, breadcrumbs: caseBreadcrumbs(found, { text: 'What the checks ask' }), anyOn: checks.length > 0,
      waiting: shown.filter(({ answered, result }) => !answered && result !== 'cannot_tell').map((one) => one.view), unclear: shown.filter(({ answered, result }) => !answered && result === 'cannot_tell').map((one) => one.view),
      answered: shown.filter(({ answered }) => answered).map((one) => one.view), past: answers.filter(({ check, key }) => !known.has(`${check} ${key}`)).map((one) => ({ ...answerView(one), check: one.check })),
    });
  },
});

const GONE = 'That is not asked any more: what is recorded has changed. This is what is asked now.';

const signalPage = definePage({
  method: 'GET', path: paths.signal, may: 'case:hold', audits: 'duty.signals-read', about: aboutCase,
  handle: async ({ params, context }) => {
    const data = await signalData(context, params, {});
    return data === undefined ? redirect(paths.signals.to({ case: params.case }), GONE) : view(template.one, data.shown);
  },
});

const answeredPage = definePage({
  method: 'POST', path: paths.signal, may: 'case:hold', audits: 'duty.answered', about: aboutCase,
  handle: async ({ params, form, context }) => {
    const typed = readForm(answerForm, form);
    const data = await signalData(context, params, typed);
    if (data === undefined) return redirect(paths.signals.to({ case: params.case }), GONE);
    const answer = readAnswer(typed, context.now);
    if (!answer.ok) return again(template.one, answer.refusals, data.shown);
    await insertAnswer(context.tx, { caseId: params.case, partnershipId: data.partnershipId, signal: data.signal }, answer.value, signedIn(context).id, context.now);
    if (answer.value.said !== 'done_now') return redirect(paths.signals.to({ case: params.case }), 'Your answer is kept.');
    const { record } = data.shown;
    return redirect((record.length === 1 ? record[0]?.href : undefined) ?? data.shown.addAt, 'Your answer is kept. Record now what was done: then the check sees it too.');
  },
});

async function signalData(context: Context, params: { readonly case: string; readonly signal: string }, typed: Typed) {
  const found = await caseOf(context, params.case);
  const { signals, answers, events } = await askedOf(context, found.id);
  const one = signals.find(({ signal }) => signal.id === params.signal);
  if (one === undefined) return undefined;
  const { check, signal } = one;
  return {
    signal, partnershipId: found.partnershipId,
    shown: {
      title: check.duty ?? check.name, caption: `Case ${found.reference}`, breadcrumbs: caseBreadcrumbs(found, { text: 'What the checks ask', href: paths.signals.to({ case: found.id }) }, { text: check.name }),
      one: signalView(placeInCase(found.id), check, signal, answers, events, context.now), set: answerForm, typed, action: paths.signal.to(params), addAt: casePaths.choose.to({ case: found.id }),
      record: looksFor(check).map((type) => ({ text: eventTypeInWords(type), href: casePaths.add.to({ case: found.id, type }) })),
    },
  };
}

/** What a family is shown: which checks were asked, what each reads, which entries it looked at and what it said. Made to be printed. */
const lookedAtPage = definePage({
  method: 'GET', path: paths.lookedAt, may: 'case:hold', audits: 'duty.looked-at-read', about: aboutCase,
  handle: async ({ params, context }) => {
    const found = await caseOf(context, params.case);
    const { signals, checks, answers, events } = await askedOf(context, found.id);
    const types = new Set([...events.values()].map(({ type }) => type));
    return view(template.looked, {
      title: 'What was looked at', caption: `Case ${found.reference}`, breadcrumbs: caseBreadcrumbs(found, { text: 'What was looked at' }), when: context.now, entries: [...events.values()].length, kinds: types.size,
      said: signals.map(({ check, signal }) => signalView(placeInCase(found.id), check, signal, answers, events, context.now)),
      checks: checks.map((check) => ({ name: check.name, duty: check.duty, reads: readsOf(check), sentence: sentenceOf(check) })), correctAt: casePaths.one.to({ case: found.id }), childAt: casePaths.child.to({ case: found.id }), transparency: paths.transparency.to(),
    });
  },
});

export const signalPages: readonly AnyPage[] = [signalsPage, signalPage, answeredPage, lookedAtPage];
