import { dateInWords, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Answers } from '../../../platform/forms/index.ts';
import { listInWords } from '../../../platform/pages/words.ts';
import type { RuleStatus } from '../../calendar/index.ts';
import type { InStage } from '../pathway/incident.ts';
import type { AgencyRequest } from '../requests/request.ts';
import { reviewHeadings, type Owes } from './review-headings.ts';
import { partnersWaiting, partnerWords } from '../pathway/standing.ts';

/** One agency's request, with the name to show. */
export interface NamedRequest {
  readonly agency: string;
  readonly request: AgencyRequest;
}

/** Something that a rapid review still lacks, in words, and who owes it. */
export interface Lacking {
  readonly what: string;
  readonly who: string;
  readonly owes: Owes;
  readonly source: string;
  readonly status: RuleStatus;
}

const owesWords: Readonly<Record<Owes, string>> = {
  'business-manager': 'the business manager',
  agencies: 'the agencies',
  partners: 'the safeguarding partners',
  council: 'the local authority',
  scrutineer: 'the independent scrutineer',
};

const OWN = { source: 'The partnership’s own record', status: 'local' } as const;
const JOINT = { source: 'Children Act 2004 section 16E; Working Together to Safeguard Children', status: 'guidance' } as const;

/** The list is put together from several places, and its pages say so. */
export const completenessNote = 'Put together from the aims of a rapid review, Panel guidance and published local templates. No national template was seen: a heading that comes from local templates alone is unverified, a help and no rule.';

/**
 * What the rapid review still lacks: agencies' answers first, then headings, then the decision and
 * the signatures. It stops nothing from being sent; what it names goes with the review as a mark.
 */
export function lackingOf(incident: InStage<'rapid-review' | 'review-sent'>, requests: readonly NamedRequest[], answers: Answers): readonly Lacking[] {
  return [...lackingAnswers(requests), ...lackingHeadings(answers), ...lackingDecision(incident)];
}

/** "Nothing is missing", or each gap as one sentence for the document and the Panel. */
export function lackingInWords(lacking: readonly Lacking[]): readonly string[] {
  return lacking.map(({ what, who }) => `Missing: ${what} (from ${who})`);
}

function lackingAnswers(requests: readonly NamedRequest[]): readonly Lacking[] {
  const open = requests.filter(({ request }) => request.stage !== 'withdrawn');
  if (open.length === 0) return [{ what: 'any agency’s summary: no agency has been asked', who: owesWords['business-manager'], owes: 'business-manager', ...OWN }];
  return open.flatMap(({ agency, request }): readonly Lacking[] =>
    request.stage === 'asked' ? [{ what: `the summary of ${agency}, due ${dateInWords(request.due)}`, who: agency, owes: 'agencies', ...OWN }] : []);
}

function lackingHeadings(answers: Answers): readonly Lacking[] {
  return reviewHeadings
    .filter(({ id }) => answers[id] === undefined)
    .map(({ lacking, owes, source, status }) => ({ what: lacking, who: owesWords[owes], owes, source, status }));
}

function lackingDecision({ proposed }: InStage<'rapid-review' | 'review-sent'>): readonly Lacking[] {
  const partners = { who: owesWords.partners, owes: 'partners', ...JOINT } as const;
  if (proposed === undefined) return [{ what: 'the decision on a local child safeguarding practice review, with reasons', ...partners }];
  const waiting = partnersWaiting(proposed).map((partner) => partnerWords[partner]);
  if (waiting.length === 0) return [];
  return [{ what: `the answer of ${listInWords(waiting)} to the decision`, ...partners, who: listInWords(waiting) }];
}

/** The earliest date on which an agency's answer is due, among those still waited for. */
export function nextAnswerDue(requests: readonly NamedRequest[]): PlainDate | undefined {
  return requests.flatMap(({ request }) => (request.stage === 'asked' ? [request.due] : [])).toSorted()[0];
}
