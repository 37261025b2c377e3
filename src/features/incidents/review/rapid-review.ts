import { checkAnswers, freeze, type Answers, type Typed } from '../../../platform/forms/index.ts';
import type { Refusal, Result } from '../../../kernel/result.ts';
import { unlessRefused } from '../../../kernel/result.ts';
import { newestSummaries, type AgencySummary } from '../requests/agencies-by-heading.ts';
import { lackingOf, type Lacking, type NamedRequest } from './completeness.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import type { InStage } from '../pathway/incident.ts';
import { rapidReviewSet } from './rapid-review-form.ts';
import { foldRequest, type RequestAct } from '../requests/request.ts';

/** The draft that holds the review's text: not the name of an act, because it lives on after the review has gone. */
export const REVIEW_DRAFT = 'rapid-review';

type Asked = readonly { readonly organisation: string; readonly acts: readonly RequestAct[] }[];

/** A rapid review as it stands: its own text, what the agencies sent, and what is missing. */
export interface ReviewNow {
  readonly answers: Answers;
  readonly text: FrozenPart;
  readonly requests: readonly NamedRequest[];
  readonly summaries: readonly AgencySummary[];
  readonly lacking: readonly Lacking[];
  /** What keeps the text from being locked, such as an answer that is too long. Nothing that is missing does. */
  readonly refusals: readonly Refusal[];
}

/** Pure: the incident, what was typed into the review's form, and the requests as they stand. */
export function reviewNow(incident: InStage<'rapid-review' | 'review-sent'>, typed: Typed, records: Asked, now: Date): ReviewNow {
  const checked = checkAnswers(rapidReviewSet, typed, { now });
  const answers = checked.ok ? checked.value : asWritten(typed);
  const requests = records.map(({ organisation, acts }) => ({ agency: organisation, request: foldRequest(acts) }));
  return {
    answers, requests, summaries: newestSummaries(records), lacking: lackingOf(incident, requests, answers),
    text: textPart(answers), refusals: checked.ok ? [] : checked.refusals,
  };
}

/** Everything that is locked when the review is sent: its text, then each agency's summary or that there was none. */
export function partsToSend({ text, requests, summaries, refusals }: ReviewNow): Result<readonly FrozenPart[]> {
  return unlessRefused(refusals, () => [text, ...requests.flatMap((named) => agencyPart(named, summaries))]);
}

/** "No return received from Coveshire Police", "Nil return from Coveshire Homes", "Summary of Saltmarsh Primary School, version 2". */
export function returnInWords({ agency, request }: NamedRequest, summary: AgencySummary | undefined): string {
  if (request.stage === 'nil-returned') return `Nil return from ${agency}`;
  return summary === undefined ? `No return received from ${agency}` : `Summary of ${agency}, version ${summary.version}`;
}

/** Agencies under the names that a document and the Panel show them by; the withdrawn are left out. */
function agencyPart(named: NamedRequest, summaries: readonly AgencySummary[]): readonly FrozenPart[] {
  const { agency, request } = named;
  if (request.stage === 'withdrawn') return [];
  const summary = summaries.find((each) => each.agency === agency);
  const title = returnInWords(named, summary);
  const answers = request.stage === 'nil-returned'
    ? [{ name: 'searched', wording: 'Which records were searched?', value: request.nil.data.searched, shown: request.nil.data.searched }]
    : summary?.parts.flatMap((part) => part.answers) ?? [];
  const [first] = summary?.parts ?? [];
  return [{ part: `agency: ${agency}`, title, questions: first?.questions ?? 'agency-summary', questionsVersion: first?.questionsVersion ?? 'none', answers }];
}

function textPart(answers: Answers): FrozenPart {
  const { id, version, title } = rapidReviewSet;
  return { part: id, title, questions: id, questionsVersion: version, answers: freeze(rapidReviewSet, answers) };
}

/** What was written, even where it could not be locked: a draft is shown as it is and nothing of it is left out. */
function asWritten(typed: Typed): Answers {
  return Object.fromEntries(rapidReviewSet.questions.map(({ name }) => [name, String(typed[name] ?? '').trim()] as const).filter(([, text]) => text !== ''));
}
