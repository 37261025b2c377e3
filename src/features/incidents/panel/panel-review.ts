import { instantOf, momentInWords, type Moment } from '../../../kernel/london-time.ts';
import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import { capitalFirst, countOf, listInWords } from '../../../platform/pages/words.ts';
import { clockStanding } from '../../calendar/index.ts';
import { rapidReviewClock } from '../pathway/clocks.ts';
import { lackingInWords, type NamedRequest } from '../review/completeness.ts';
import { childrenInWords } from '../considering/considered-form.ts';
import { standingAnswer, type DecisionVersion, type GivenAnswer } from '../review/decision-history.ts';
import { PARTNERS } from '../pathway/facts.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import type { InStage } from '../pathway/incident.ts';
import { groundInWords } from '../notification/notification-content.ts';
import type { ReviewNow } from '../review/rapid-review.ts';
import type { ReviewDecision } from '../pathway/review-decision.ts';
import { partnersDissenting, partnersWaiting, partnerWords, standingOf, standingWords } from '../pathway/standing.ts';
import type { PanelContent } from '../store/index.ts';
import type { NamesOf } from '../store/people.ts';

export type Reviewing = InStage<'rapid-review' | 'review-sent'>;

export const conclusionWords = {
  lcspr: 'There will be a local child safeguarding practice review',
  'no-lcspr': 'There will be no local child safeguarding practice review',
} as const satisfies Record<ReviewDecision['conclusion'], string>;

/** What a sending is made from, beside the incident. */
export interface Sending {
  readonly sentAt: Moment;
  /** Why it goes before the partners have decided together; "" where none was asked for. */
  readonly reason: string;
  /** The newest version of the decision, with who answered; undefined while none was put. */
  readonly decision: DecisionVersion | undefined;
  readonly nameOf: NamesOf;
}

/** A rapid review as the Panel receives it: marks first, then the text with the agencies’ answers, and the decision with its signatures. */
export function panelReview(incident: Reviewing, { requests, lacking }: ReviewNow, locked: readonly FrozenPart[], sending: Sending): PanelContent {
  const clock = timeliness(incident, sending);
  return {
    summary: [
      ...aboutIncident(incident),
      { label: 'Agencies asked', text: agenciesInWords(requests) },
      ...aboutDecision(incident),
    ],
    marks: [...standingMarks(incident, sending.reason), ...delayMarks(incident)],
    parts: [...locked, ...decisionParts(sending)],
    gaps: [...lackingInWords(lacking)],
    ...(clock === undefined ? {} : { timeliness: clock }),
  };
}

/** A decision that was made, or answered, after the rapid review had gone. */
export function panelNotice(incident: Reviewing, sending: Sending): PanelContent {
  return {
    summary: [...aboutIncident(incident), ...aboutDecision(incident)],
    marks: standingMarks(incident, sending.reason).slice(), parts: [...decisionParts(sending)],
  };
}

/** "Not yet joint: the police have not answered. Reason: …"; nothing where the decision is joint. */
export function standingMarks({ proposed }: Reviewing, reason: string): string[] {
  const standing = standingOf(proposed);
  const because = reason.trim() === '' ? '' : ` Reason: ${reason.trim()}`;
  if (standing === 'joint') return [];
  if (proposed === undefined) return [`${standingWords[standing]} on a practice review.${because}`];
  const waiting = partnersWaiting(proposed).map((partner) => partnerWords[partner]);
  const against = partnersDissenting(proposed).map((partner) => partnerWords[partner]);
  const missing = waiting.length === 0 ? [] : [`${standingWords['not-yet-joint']}: ${listInWords(waiting)} ${waiting.length === 1 && waiting[0] !== partnerWords.police ? 'has' : 'have'} not answered.${because}`];
  return [...missing, ...(against.length === 0 ? [] : [`Dissent: ${listInWords(against)}. The reasons are with the decision`])];
}

/** Where the review stands, or stood when it first went, to its clock. */
export function timeliness(incident: Reviewing, { sentAt }: Pick<Sending, 'sentAt'>): PanelContent['timeliness'] {
  const clock = rapidReviewClock(incident);
  if (!clock.ok) return undefined;
  const first = incident.stage === 'review-sent' ? incident.reviews[0].sentAt : sentAt;
  const { by } = clock.value;
  const { state, words } = clockStanding(by, instantOf(first), { met: londonDate(instantOf(first)) });
  const inTime = state === 'met';
  const sent = `${incident.stage === 'review-sent' ? 'first sent' : 'sent'} ${dateInWords(londonDate(instantOf(first)))}`;
  return { due: by, inTime, words: `Due ${dateInWords(by)}, ${sent}: ${inTime ? 'in time' : (words.split(', ').at(-1) ?? 'late')}` };
}

function aboutIncident(incident: Reviewing): PanelContent['summary'] {
  return [
    { label: 'Reference in the Department for Education’s system', text: incident.sent.reference },
    { label: 'Ground', text: groundInWords(incident) },
    { label: 'Children', text: childrenInWords(incident.facts.children) },
    { label: 'When it happened', text: incident.facts.occurred.words },
    { label: 'Notification sent', text: momentInWords(incident.sent.sentAt) },
  ];
}

function aboutDecision({ proposed }: Reviewing): PanelContent['summary'] {
  const conclusion = proposed === undefined ? 'None yet' : `${conclusionWords[proposed.decision.conclusion]} (version ${proposed.version})`;
  return [{ label: 'Decision', text: conclusion }, { label: 'Standing of the decision', text: standingWords[standingOf(proposed)] }];
}

function delayMarks({ delays }: Reviewing): readonly string[] {
  return delays.filter(({ clock }) => clock === 'rapid-review')
    .map(({ revised, reason }) => `Delay recorded: revised date ${dateInWords(revised)}. Reason: ${reason}`);
}

function agenciesInWords(requests: readonly NamedRequest[]): string {
  const open = requests.filter(({ request }) => request.stage !== 'withdrawn');
  if (open.length === 0) return 'No agency was asked for a summary';
  const answered = open.filter(({ request }) => request.stage !== 'asked').length;
  return `${capitalFirst(countOf(open.length, 'agency', 'agencies'))}, of which ${answered} answered`;
}

function decisionParts({ decision, nameOf }: Sending): readonly FrozenPart[] {
  if (decision === undefined) return [];
  const answers = PARTNERS.map((partner) => {
    const given = standingAnswer(decision, partner);
    return { name: partner, wording: capitalFirst(partnerWords[partner]), value: given?.answer ?? '', shown: given === undefined ? 'Has not answered' : answerInWords(given, nameOf) };
  });
  return [...decision.parts, { part: 'signatures', title: 'The three safeguarding partners', questions: 'signatures', questionsVersion: '1', answers }];
}

function answerInWords({ answer, at, by, reason }: GivenAnswer, nameOf: NamesOf): string {
  const words = answer === 'signed' ? 'Signed' : 'Dissented';
  return `${words} at ${momentInWords(at)} by ${nameOf(by)}${reason === undefined ? '' : `. Reason: ${reason}`}`;
}
