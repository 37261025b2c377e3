import { instantOf, momentInWords, type Moment } from '../../../kernel/london-time.ts';
import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import { listInWords } from '../../../platform/pages/words.ts';
import { clockStanding } from '../../calendar/index.ts';
import { notifyClock, rapidReviewClock } from '../pathway/clocks.ts';
import { childrenInWords } from '../considering/considered-form.ts';
import { limbsOf, type InStage, type Locked } from '../pathway/incident.ts';
import type { PanelContent } from '../store/index.ts';

type AfterSending = InStage<'rapid-review' | 'review-sent'>;

/** When the notification went first, and the version and moment of a correction where this is one. */
export interface SentVersion {
  readonly locked: Pick<Locked, 'version' | 'parts' | 'at'>;
  readonly sentAt: Moment;
  readonly corrects?: number;
}

/** What the Panel receives: the frozen parts, and the facts and marks that its inbox shows beside them. */
export function panelNotification(incident: AfterSending, { locked, sentAt, corrects }: SentVersion): PanelContent {
  const review = rapidReviewClock(incident);
  return {
    summary: [
      { label: 'Reference in the Department for Education’s system', text: incident.sent.reference },
      { label: 'Notification sent', text: momentInWords(incident.sent.sentAt) },
      ...(corrects === undefined ? [] : [{ label: 'Correction sent', text: momentInWords(sentAt) }]),
      { label: 'Ground', text: groundInWords(incident) },
      { label: 'Children', text: childrenInParts(locked.parts) ?? childrenInWords(incident.facts.children) },
      { label: 'When it happened', text: incident.facts.occurred.words },
      { label: 'The council became aware', text: dateInWords(incident.facts.councilAware) },
      ...(review.ok ? [{ label: 'Rapid review due', text: dateInWords(review.value.by) }] : []),
    ],
    marks: corrects === undefined ? [] : [`Corrects version ${corrects}`],
    parts: [...locked.parts],
    // A version is locked only when every question of it is answered, if only with "not known".
    gaps: [],
    ...timeliness(incident),
  };
}

/** The children of the version itself: it may say more than was known when the incident was considered. */
function childrenInParts(parts: Locked['parts']): string | null {
  const outcomes = parts.filter(({ questions }) => questions === 'notification-child').map(({ answers }) => answers.find(({ name }) => name === 'outcome')?.shown.toLowerCase());
  const [first] = outcomes;
  if (first === undefined || outcomes.includes(undefined)) return null;
  const counted = [...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, those]) => `${those.length} ${outcome}`);
  return outcomes.length === 1 ? `1 child: ${first}` : `${outcomes.length} children: ${listInWords(counted)}`;
}

/** "Children Act 2004, section 16C(1)(a)". */
export function groundInWords({ decided }: Pick<AfterSending, 'decided'>): string {
  const limbs = limbsOf(decided);
  return limbs.length === 0 ? 'None: the Secretary of State and Ofsted are told of a death' : limbs.map((limb) => `Children Act 2004, section ${limb}`).join('; ');
}

/**
 * Sent before the version was locked here: possible, when an area fills in the Department for
 * Education's form first, so it is told and not refused. Compared by the minute, as sendings are given.
 */
export function sentBeforeLock(sentAt: Moment, lockedAt: Moment): boolean {
  const minute = 60_000;
  return Math.floor(instantOf(sentAt).getTime() / minute) < Math.floor(instantOf(lockedAt).getTime() / minute);
}

/** Whether it went in time, as the Panel's inbox shows it; nothing where the calendar does not reach. */
function timeliness(incident: AfterSending): Pick<PanelContent, 'timeliness'> {
  const clock = notifyClock(incident);
  if (!clock.ok) return {};
  const { by } = clock.value;
  const sent = londonDate(instantOf(incident.sent.sentAt));
  const { state, words } = clockStanding(by, instantOf(incident.sent.sentAt), { met: sent });
  const inTime = state === 'met';
  const stands = inTime ? 'in time' : (words.split(', ').at(-1) ?? 'late');
  return { timeliness: { due: by, inTime, words: `Due ${dateInWords(by)}, sent ${dateInWords(sent)}: ${stands}` } };
}
