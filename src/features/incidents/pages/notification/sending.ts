import { readMoment, type Moment } from '../../../../kernel/london-time.ts';
import { dateInWords } from '../../../../kernel/plain-date.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { checkAnswers, readForm, typedFrom, type Answers, type QuestionSet, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Asked, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import type { ActKind } from '../../pathway/act.ts';
import { rapidReviewClock } from '../../pathway/clocks.ts';
import { act, type Doing } from '../../commands/act.ts';
import { recordCorrectionSent, recordSent } from '../../commands/send-notification.ts';
import type { Incident } from '../../pathway/incident.ts';
import { correctionSentSet, sendingCorrectedSet, sentSet, withdrawalSet } from '../../notification/notification-sending-form.ts';
import { paths } from '../../paths.ts';
import { foldRequest } from '../../requests/request.ts';
import { listRequests } from '../../store/index.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { heading } from './shown.ts';
import { recorded, type Recorded } from '../recorded.ts';

const template = 'incidents/notification/sending.njk';

/** One short form about what was sent: a set of questions that becomes one act. */
interface SendingForm {
  readonly kind: ActKind & ('notified' | 'sending_corrected' | 'correction_sent' | 'notification_withdrawn');
  readonly set: QuestionSet;
  /** Whether the form is there, as the incident stands. */
  readonly open: (incident: Incident) => boolean;
  readonly start: (incident: Incident) => Typed;
  readonly command: (doing: Doing, incidentId: string, answers: Answers) => Promise<Result<unknown>>;
}

const sent: SendingForm = {
  kind: 'notified', set: sentSet, open: ({ stage }) => stage === 'locked', start: () => ({}),
  command: (how, id, answers) => recordSent(how, id, { reference: textOf(answers, 'reference'), sentAt: sentAtOf(answers) }),
};

const corrected: SendingForm = {
  kind: 'sending_corrected', set: sendingCorrectedSet, open: hasBeenSent,
  start: (incident) => ('sent' in incident ? typedFrom(sendingCorrectedSet, { reference: incident.sent.reference, sentAt: incident.sent.sentAt }) : {}),
  command: (how, id, answers) => act(how, id, { kind: 'sending_corrected', data: { reference: textOf(answers, 'reference'), sentAt: sentAtOf(answers), reason: textOf(answers, 'reason') } }),
};

const correctionSent: SendingForm = {
  kind: 'correction_sent', set: correctionSentSet, start: () => ({}),
  open: (incident) => 'correction' in incident && incident.correction !== undefined && incident.correction.sentAt === undefined,
  command: (how, id, answers) => recordCorrectionSent(how, id, sentAtOf(answers)),
};

const withdrawn: SendingForm = {
  kind: 'notification_withdrawn', set: withdrawalSet, open: ({ stage }) => stage === 'rapid-review', start: () => ({}),
  command: (how, id, answers) => act(how, id, { kind: 'notification_withdrawn', data: { reason: textOf(answers, 'reason'), told: textOf(answers, 'told') } }),
};

export const sendingPages = [
  definePage({ method: 'GET', path: paths.recordSent, may: 'notification:record-sent', audits: 'notification.form-read', about: aboutIncident, handle: (asked) => opened(asked, sent) }),
  definePage({ method: 'POST', path: paths.recordSent, may: 'notification:record-sent', audits: 'notification.sent', about: aboutIncident, handle: (asked) => posted(asked, sent) }),
  definePage({ method: 'GET', path: paths.correctSending, may: 'notification:record-sent', audits: 'notification.form-read', about: aboutIncident, handle: (asked) => opened(asked, corrected) }),
  definePage({ method: 'POST', path: paths.correctSending, may: 'notification:record-sent', audits: 'notification.sending-corrected', about: aboutIncident, handle: (asked) => posted(asked, corrected) }),
  definePage({ method: 'GET', path: paths.recordCorrectionSent, may: 'notification:record-sent', audits: 'notification.form-read', about: aboutIncident, handle: (asked) => opened(asked, correctionSent) }),
  definePage({ method: 'POST', path: paths.recordCorrectionSent, may: 'notification:record-sent', audits: 'notification.correction-sent', about: aboutIncident, handle: (asked) => posted(asked, correctionSent) }),
  definePage({ method: 'GET', path: paths.withdrawNotification, may: 'notification:withdraw', audits: 'notification.form-read', about: aboutIncident, handle: (asked) => opened(asked, withdrawn) }),
  definePage({ method: 'POST', path: paths.withdrawNotification, may: 'notification:withdraw', audits: 'notification.withdrawn', about: aboutIncident, handle: (asked) => posted(asked, withdrawn) }),
] as const;

type AskedHere = Asked<'/:incident', Context>;

async function opened({ params, context }: AskedHere, form: SendingForm): Promise<Reply> {
  const found = await recorded(context.tx, params.incident);
  if (found === null) return notFound;
  if (!form.open(found.incident)) return redirect(paths.notification.to(params));
  return view(template, await formData(context, found, form, form.start(found.incident)));
}

async function posted({ params, form: given, context }: AskedHere, form: SendingForm): Promise<Reply> {
  const found = await recorded(context.tx, params.incident);
  if (found === null) return notFound;
  const typed = readForm(form.set, given);
  const answers = checkAnswers(form.set, typed, context);
  const done = answers.ok ? await form.command(doing(context), params.incident, answers.value) : answers;
  if (!done.ok) return again(template, done.refusals, await formData(context, found, form, typed));
  const after = await recorded(context.tx, params.incident);
  return redirect(paths.notification.to(params), doneWords(form, after?.incident ?? found.incident));
}

/** What was done, and what it began. */
function doneWords({ kind }: SendingForm, incident: Incident): string {
  const { done } = transitions[kind];
  if (kind !== 'notified' && kind !== 'sending_corrected') return done;
  const review = incident.stage === 'rapid-review' ? rapidReviewClock(incident) : null;
  const due = review?.ok === true ? `. The rapid review is due ${dateInWords(review.value.by)}` : '';
  return `${done}${due}`;
}

async function formData({ tx }: Context, { record, incident }: Recorded, { kind, set }: SendingForm, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const asked = kind === 'notification_withdrawn' ? await agenciesWaitedFor(tx, record.id) : [];
  return {
    ...heading(record, set.title), set, typed, kind, button: transitions[kind].button, version: incident.versions.notification,
    asked, agenciesAt: paths.agencies.to({ incident: record.id }),
  };
}

/** Who goes on writing a summary that nobody needs, unless their request is withdrawn too. */
async function agenciesWaitedFor(tx: Tx, incidentId: string): Promise<readonly string[]> {
  return (await listRequests(tx, incidentId)).filter(({ acts }) => foldRequest(acts).stage === 'asked').map(({ organisation }) => organisation);
}

function hasBeenSent({ stage }: Incident): boolean {
  return stage === 'others-told' || stage === 'rapid-review' || stage === 'review-sent';
}

function textOf(answers: Answers, name: string): string {
  return String(answers[name] ?? '');
}

/** The moment of an accepted date-time answer. Throws where it is none: the question is required. */
function sentAtOf(answers: Answers): Moment {
  const read = readMoment(textOf(answers, 'sentAt'));
  if (!read.ok) throw new Error('An accepted time of sending is a moment');
  return read.value;
}
