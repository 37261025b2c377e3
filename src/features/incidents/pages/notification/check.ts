import type { Refusal } from '../../../../kernel/result.ts';
import { again, redirect, view, type Reply } from '../../../../platform/pages/page.ts';
import { askedQuestions, freeze, type Answers, type FrozenAnswer } from '../../../../platform/forms/index.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { lockNotification, type NotificationNow } from '../../commands/prepare-notification.ts';
import { isComplete, isUnchangedSince, sectionStatusWords, type SectionState } from '../../notification/notification-state.ts';
import { versionInForce } from '../../notification/notification-versions.ts';
import { paths } from '../../paths.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { asWritten } from '../considering/drafted.ts';
import { doing } from '../doing.ts';
import { heading, toPrepare } from './shown.ts';

const template = 'incidents/notification/check.njk';

/** Check your answers: everything as it stands, and everything that is still missing, linked. */
export const checkNotificationPage = definePage({
  method: 'GET', path: paths.checkNotification, may: 'notification:prepare', audits: 'notification.form-read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => shown(context, incident, []),
});

export const lockPage = definePage({
  method: 'POST', path: paths.checkNotification, may: 'notification:prepare', audits: 'notification.locked', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const locked = await lockNotification(doing(context), incident, { fingerprint: String(form['seen'] ?? ''), versions: Number(form['versions']) });
    if (!locked.ok) return shown(context, incident, locked.refusals);
    return redirect(paths.notification.to({ incident }), `${transitions.notification_locked.done}: version ${locked.value}`);
  },
});

async function shown(context: Context, incidentId: string, refusals: readonly Refusal[]): Promise<Reply> {
  const opened = await toPrepare(context, incidentId);
  if ('reply' in opened) return opened.reply;
  const data = checkData(opened.found);
  return refusals.length === 0 ? view(template, data) : again(template, refusals, data);
}

function checkData({ record, incident, state }: NotificationNow): Readonly<Record<string, unknown>> {
  const inForce = versionInForce(incident, record)?.data;
  const unchanged = inForce !== undefined && isUnchangedSince(state, inForce.parts);
  return {
    ...heading(record, 'Check your answers'), sections: state.sections.map((each) => sectionShown(each, record.id)),
    toDo: state.sections.filter(({ status }) => status !== 'completed').map((each) => toDo(each, record.id)),
    mayLock: isComplete(state) && !unchanged, ...(unchanged ? { unchanged: inForce.version } : {}),
    seen: state.fingerprint, versions: incident.versions.notification, next: incident.versions.notification + 1, button: transitions.notification_locked.button,
  };
}

function sectionShown(state: SectionState, incident: string): object {
  const { id, title } = state.section;
  return { title, frozen: answersNow(state), change: paths.notificationSection.to({ incident, section: id }), status: sectionStatusWords[state.status] };
}

/** The answers as they would be frozen; in a section that is not accepted yet, as they were typed. */
function answersNow({ section: { set }, answers, typed, refusals }: SectionState): readonly FrozenAnswer[] {
  if (answers !== null) return freeze(set, answers).filter((answer) => !isNeedlessAge(answer, answers, refusals)).map((answer) => ({ ...answer, shown: withoutCodes(answer.shown, answer.value) }));
  return askedQuestions(set, typed).map((question) => {
    const words = asWritten(question, set, typed);
    return { name: question.name, wording: question.wording, value: words, shown: words === '' ? 'Not answered yet' : withoutCodes(words, typed[question.name]) };
  });
}

/** An age says nothing beside a date of birth that it agrees with; one that does not agree is refused, and shown. */
function isNeedlessAge({ name }: FrozenAnswer, answers: Answers, refusals: readonly Refusal[]): boolean {
  return name === 'age' && (answers['birth-date'] ?? '').length > 0 && !refusals.some(({ field }) => field === 'age');
}

/** A code such as "(F)" is for returns, and stays in what is locked and printed; here somebody reads whether the answer is right. */
function withoutCodes(shown: string, codes: string | readonly string[] = []): string {
  return [codes].flat().reduce((words, code) => words.replace(` (${code})`, ''), shown);
}

/** What is still to do in a section, each thing linked to its question. */
function toDo({ section: { id, title }, status, refusals, saved }: SectionState, incident: string): object {
  const at = paths.notificationSection.to({ incident, section: id });
  const problems = refusals.map(({ message, field, code }) => ({ text: message, href: field === undefined ? at : `${at}#${field}`, code }));
  const open = problems.length === 0 && saved === 0 ? [{ text: 'Check the answers that were carried over, and save', href: at, code: 'NOT_SAVED' }] : problems;
  return { title, status: sectionStatusWords[status], problems: open };
}
