import { momentInWords, momentOf } from '../../../kernel/london-time.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import { clockStanding, delayInWords } from '../../calendar/index.ts';
import type { Block, WordFile } from '../../../platform/documents/index.ts';
import { NO_ANSWER } from '../../../platform/forms/index.ts';
import { notifyClock, rapidReviewClock, type RunningClock } from '../pathway/clocks.ts';
import { completenessNote, lackingInWords } from './completeness.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import type { InStage } from '../pathway/incident.ts';
import { groundInWords } from '../notification/notification-content.ts';
import { returnInWords, type ReviewNow } from './rapid-review.ts';
import { partnersOn, standingMarks } from './released-review.ts';
import { reviewHeadings } from './review-headings.ts';
import { factRows, suspicionInWords } from '../pathway/words-of-facts.ts';

type Reviewing = InStage<'rapid-review' | 'review-sent'>;

export interface ReviewDocument {
  readonly partnership: string;
  readonly reference: string;
  readonly incident: Reviewing;
  readonly review: ReviewNow;
  readonly now: Date;
}

/** The rapid review as a Word document: what stands now, and what is missing named where it is missing. */
export function reviewInWord(document: ReviewDocument): WordFile {
  const { partnership, reference, incident } = document;
  return {
    title: `Rapid review ${reference}`, marking: 'OFFICIAL – SENSITIVE', author: 'Sightline',
    foot: `${partnership}, rapid review ${reference}, ${versionInWords(document)}`,
    blocks: [
      ...standingMarks(incident).map((text): Block => ({ kind: 'notice', text })),
      ...factsBlocks(document), ...clockBlocks(document), ...textBlocks(document.review), ...decisionBlocks(incident), ...agencyBlocks(document.review), ...lackingBlocks(document.review),
    ],
  };
}

/** "rapid-review-2026-001-draft.docx": the reference names nobody. */
export function reviewFileName(reference: string): string {
  return `rapid-review-${reference}-draft.docx`;
}

/** "draft of 9am on Monday 23 November 2026, after version 1". */
function versionInWords({ incident, now }: ReviewDocument): string {
  const { review } = incident.versions;
  return `draft of ${momentInWords(momentOf(now))}${review === 0 ? '' : `, after version ${review} was sent`}`;
}

function factsBlocks({ incident, partnership }: ReviewDocument): readonly Block[] {
  const rows = [
    { label: 'Safeguarding partnership', text: partnership },
    { label: 'Reference in the Department for Education’s system', text: incident.sent.reference },
    { label: 'Ground', text: groundInWords(incident) },
    ...factRows(incident.facts).map(({ label, text }) => ({ label, text })),
    { label: 'Abuse or neglect', text: suspicionInWords(incident.suspicion) },
  ];
  return [{ kind: 'heading', level: 1, text: 'The incident' }, { kind: 'facts', rows }];
}

function clockBlocks({ incident, now }: ReviewDocument): readonly Block[] {
  const [notify, review] = [notifyClock(incident), rapidReviewClock(incident)];
  const sentReview = incident.stage === 'review-sent' ? incident.reviews[0].sentAt : undefined;
  const rows = [
    ...(notify.ok ? [clockRow('Notification', notify.value, now, incident.sent.sentAt)] : []),
    ...(review.ok ? [clockRow('Rapid review', review.value, now, sentReview)] : []),
  ];
  const delays = incident.delays.flatMap((delay): readonly Block[] => [
    { kind: 'heading', level: 3, text: `Delay recorded on ${momentInWords(delay.at)}` },
    { kind: 'facts', rows: [
      { label: 'What it means', text: delayInWords({ ...delay, told: [{ who: '', on: delay.due }], recorded: delay.due }) },
      { label: 'Reason', text: delay.reason },
      { label: 'Who was told', text: delay.told.map(({ who, on }) => `${who}, on ${dateInWords(on)}`).join('\n') },
      { label: 'Learning acted on already', text: delay.learningActedOn },
    ] },
  ]);
  return [{ kind: 'heading', level: 1, text: 'Dates due' }, { kind: 'table', head: ['What', 'Due', 'Where it stands', 'Counted from', 'Rule'], rows }, ...delays];
}

function clockRow(what: string, { by, began, due }: RunningClock, now: Date, met: Reviewing['sent']['sentAt'] | undefined): readonly string[] {
  return [what, dateInWords(by), clockStanding(by, now, met === undefined ? {} : { met }).words, began, `${due.source} (${due.status})`];
}

function textBlocks({ text }: ReviewNow): readonly Block[] {
  return reviewHeadings.flatMap(({ id, title, lacking }): readonly Block[] => {
    const written = text.answers.find(({ name }) => name === id);
    const missing = written === undefined || written.value.length === 0;
    return [{ kind: 'heading', level: 1, text: title }, missing ? { kind: 'notice', text: `Missing: ${lacking}` } : { kind: 'text', text: written.shown }];
  });
}

function decisionBlocks({ proposed }: Reviewing): readonly Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: 'Decision on a local child safeguarding practice review' };
  if (proposed === undefined) return [heading, { kind: 'notice', text: 'No decision yet' }];
  return [heading, ...proposed.parts.map(answersTable), { kind: 'heading', level: 2, text: 'The safeguarding partners' }, { kind: 'facts', rows: partnersOn(proposed) }];
}

function agencyBlocks({ requests, summaries }: ReviewNow): readonly Block[] {
  const asked = requests.filter(({ request }) => request.stage !== 'withdrawn');
  const none: readonly Block[] = asked.length === 0 ? [{ kind: 'notice', text: 'No agency has been asked' }] : [];
  return [{ kind: 'heading', level: 1, text: 'What the agencies sent' }, ...none, ...asked.flatMap((named): readonly Block[] => {
    const summary = summaries.find(({ agency }) => agency === named.agency);
    const title = returnInWords(named, summary);
    if (named.request.stage === 'nil-returned') return [{ kind: 'heading', level: 2, text: title }, { kind: 'facts', rows: [{ label: 'Records searched', text: named.request.nil.data.searched }] }];
    if (summary === undefined) return [{ kind: 'notice', text: title }];
    return [{ kind: 'heading', level: 2, text: title }, ...summary.parts.map(answersTable)];
  })];
}

function answersTable({ answers }: FrozenPart): Block {
  return { kind: 'facts', rows: answers.map(({ wording, value, shown }) => ({ label: wording, text: value.length === 0 ? NO_ANSWER : shown })) };
}

function lackingBlocks({ lacking }: ReviewNow): readonly Block[] {
  const list: Block = lacking.length === 0 ? { kind: 'text', text: 'Nothing on the list is missing.' } : { kind: 'list', items: [...lackingInWords(lacking)] };
  return [{ kind: 'heading', level: 1, text: 'What is missing' }, list, { kind: 'text', text: completenessNote }];
}
