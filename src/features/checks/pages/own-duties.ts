import { again, redirect, view } from '../../../platform/pages/page.ts';
import { readForm, type Typed } from '../../../platform/forms/index.ts';
import { definePage, may, signedIn, type AnyPage, type Context } from '../../access/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { aboutIncident, findIncident, incidentBreadcrumbs, incidentPaths, type IncidentRecord } from '../../incidents/index.ts';
import { answerTo, ownAnswerForm, readAnswer, type Answer } from '../live/answer.ts';
import { isPrompt } from '../live/standing.ts';
import type { OwnAsked, OwnSaid } from '../own-records/ask-own.ts';
import { askOwnRecords, insertOwnAnswer, ownAnswers, ownChecksOn } from '../own-records/own-store.ts';
import { ownWorklist, type OwnWaiting } from '../own-records/own-worklist.ts';
import { checkAt, paths } from '../paths.ts';
import { placeOfOwn } from './own-place.ts';
import type { ReviewRecord } from './port.ts';
import { answerView, signalView, stateOf } from './signal-view.ts';

const template = { incident: 'checks/own-incident.njk', one: 'checks/own-signal.njk', list: 'checks/own-duties.njk' } as const;
const LIST = 'Duties of the partnership';
const OF_INCIDENT = 'What the checks ask of the partnership';

interface Asked extends OwnAsked {
  readonly record: IncidentRecord;
  readonly anyOn: boolean;
  readonly answers: readonly Answer[];
}

async function askedOf({ tx, now }: Context, incident: string, { events }: ReviewRecord): Promise<Asked> {
  const record = await findIncident(tx, incident);
  if (record === null) throw new Error('The incident was there a moment ago');
  const checks = await ownChecksOn(tx, record.partnershipId, now);
  return { ...(await askOwnRecords(tx, now, record, checks, events)), record, anyOn: checks.length > 0, answers: await ownAnswers(tx, incident) };
}

/** What the checks of the pathway ask of one incident: what waits, what cannot be told and for want of what, and what is done. */
const incidentDutiesPage = (review: ReviewRecord) => definePage({
  method: 'GET', path: paths.ownOfIncident, may: 'incident:read', audits: 'duty.own-read', about: aboutIncident,
  handle: async ({ params, context }) => {
    const asked = await askedOf(context, params.incident, review);
    const { record, said, clear, answers, anyOn } = asked;
    const shown = said.map((one) => ({ one, answered: answerTo(one.signal, answers) !== undefined, view: ownView(asked, one, review, context.now) }));
    const known = new Set(said.map(({ signal }) => `${signal.check} ${signal.key}`));
    return view(template.incident, {
      title: OF_INCIDENT, caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record), anyOn, mayAnswer: may(context.actor, 'duty:answer-own', context.scope ?? undefined), listAt: paths.own.to(), reviewAt: paths.review.to({ incident: record.id }),
      waiting: shown.filter(({ one, answered }) => !answered && one.signal.result !== 'cannot_tell').map((each) => each.view),
      unclear: shown.filter(({ one, answered }) => !answered && one.signal.result === 'cannot_tell').map((each) => each.view), answered: shown.filter(({ answered }) => answered).map((each) => each.view),
      done: clear.filter(({ done }) => done).map(({ check }) => ({ duty: check.duty, href: checkAt(check.id, check.version), id: check.id })), notYet: clear.filter(({ done }) => !done).map(({ check }) => ({ duty: check.duty, href: checkAt(check.id, check.version), id: check.id })),
      past: answers.filter(({ check, key }) => !known.has(`${check} ${key}`)).map((answer) => ({ ...answerView(answer), check: answer.check })),
    });
  },
});

function ownView({ record, answers, events }: Asked, { check, signal }: OwnSaid, review: ReviewRecord, now: Date): object {
  return { ...signalView(placeOfOwn(record.id, events, review), check, signal, answers, events, now), missing: signal.missing };
}

const GONE = 'That is not asked any more: what is recorded has changed. This is what is asked now.';

const ownSignalPage = (review: ReviewRecord) => definePage({
  method: 'GET', path: paths.ownSignal, may: 'incident:read', audits: 'duty.own-read', about: aboutIncident,
  handle: async ({ params, context }) => {
    const data = await signalData(context, params, {}, review);
    return data === undefined ? redirect(paths.ownOfIncident.to(params), GONE) : view(template.one, data.shown);
  },
});

const ownAnsweredPage = (review: ReviewRecord) => definePage({
  method: 'POST', path: paths.ownSignal, may: 'duty:answer-own', audits: 'duty.own-answered', about: aboutIncident,
  handle: async ({ params, form, context }) => {
    const typed = readForm(ownAnswerForm, form);
    const data = await signalData(context, params, typed, review);
    if (data === undefined) return redirect(paths.ownOfIncident.to(params), GONE);
    const answer = readAnswer(typed, context.now, ownAnswerForm);
    if (!answer.ok) return again(template.one, answer.refusals, data.shown);
    await insertOwnAnswer(context.tx, data, answer.value, signedIn(context).id, context.now);
    return answer.value.said === 'done_now'
      ? redirect(incidentPaths.incident.to(params), 'Your answer is kept. Record here what was done: then the check sees it too.')
      : redirect(paths.ownOfIncident.to(params), 'Your answer is kept.');
  },
});

async function signalData(context: Context, params: { readonly incident: string; readonly signal: string }, typed: Typed, review: ReviewRecord) {
  const asked = await askedOf(context, params.incident, review);
  const one = asked.said.find(({ signal }) => signal.id === params.signal);
  if (one === undefined) return undefined;
  const { record } = asked;
  return {
    record, signal: one.signal,
    shown: {
      title: one.check.duty ?? one.check.name, caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: OF_INCIDENT, href: paths.ownOfIncident.to(params) }),
      one: ownView(asked, one, review, context.now), set: ownAnswerForm, typed, action: paths.ownSignal.to(params), incidentAt: incidentPaths.incident.to(params),
      mayAnswer: may(context.actor, 'duty:answer-own', context.scope ?? undefined),
    },
  };
}

/** The duties that wait in the partnership's own work: by duty, and within one by its limit. No child, family or worker is counted. */
const ownListPage = ({ events }: ReviewRecord) => definePage({
  method: 'GET', path: paths.own, may: 'incident:read', audits: 'duty.own-list-read',
  handle: async ({ context }) => {
    const { anyOn, waiting, unclear, ofArea } = await ownWorklist(context.tx, context.now, events);
    context.reveal(new Set([...waiting, ...unclear].map(({ record }) => record.id)));
    return view(template.list, {
      title: LIST, anyOn, liveAt: may(context.actor, 'live:read') ? paths.areas.to() : undefined, duties: byDuty(waiting, context.now), unclear: byDuty(unclear, context.now),
      ofArea: ofArea.map(({ check, signal }) => ({ duty: check.duty, href: checkAt(check.id, check.version), id: check.id, words: signal.words, missing: signal.missing })),
    });
  },
});

function byDuty(waiting: readonly OwnWaiting[], now: Date): readonly object[] {
  return [...Map.groupBy(waiting, ({ check }) => check)].toSorted(([a], [b]) => a.id.localeCompare(b.id, 'en', { numeric: true })).map(([check, own]) => ({
    id: check.id, duty: check.duty ?? check.name, holder: check.holder === undefined ? undefined : agencyInWords(check.holder), href: checkAt(check.id, check.version), prompt: isPrompt(check),
    rows: own.map(({ signal, record }) => ({
      reference: record.reference, state: stateOf(signal, isPrompt(check), now), due: signal.due, words: signal.words, missing: signal.missing, href: paths.ownSignal.to({ incident: record.id, signal: signal.id }),
    })),
  }));
}

export const ownDutyPages = (review: ReviewRecord): readonly AnyPage[] => [incidentDutiesPage(review), ownSignalPage(review), ownAnsweredPage(review), ownListPage(review)];
