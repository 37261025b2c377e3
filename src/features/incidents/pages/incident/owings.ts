import { capitalFirst } from '../../../../platform/pages/words.ts';
import { partnersWaiting, partnerWords } from '../../standing.ts';
import { viewsMissing } from './next-step.ts';
import type { IncidentOnPage } from './on-page.ts';

/** Who owes what, as one line: "The police: a view on notifying". */
export interface Owing {
  readonly who: string;
  readonly what: string;
  readonly href?: string;
}

type FindOwings = (page: IncidentOnPage) => Promise<readonly Owing[]> | readonly Owing[];

/** Everything that somebody owes somebody about an incident. Add yours to the list. */
const everyOwing: readonly FindOwings[] = [viewsOwed, decisionOwed, signaturesOwed];

export async function owings(page: IncidentOnPage): Promise<readonly Owing[]> {
  const found: Owing[] = [];
  for (const find of everyOwing) found.push(...(await find(page)));
  return found;
}

function viewsOwed({ incident }: IncidentOnPage): readonly Owing[] {
  if (incident.stage !== 'considered') return [];
  return viewsMissing(incident).map((partner) => ({ who: capitalFirst(partnerWords[partner]), what: 'a view on whether to notify' }));
}

function decisionOwed({ incident }: IncidentOnPage): readonly Owing[] {
  return incident.stage === 'considered' ? [{ who: 'The council', what: 'a decision whether to notify, with its reasons' }] : [];
}

function signaturesOwed({ incident }: IncidentOnPage): readonly Owing[] {
  if (incident.stage !== 'rapid-review' && incident.stage !== 'review-sent') return [];
  if (incident.proposed === undefined) return [];
  return partnersWaiting(incident.proposed).map((partner) => ({ who: capitalFirst(partnerWords[partner]), what: 'an answer to the decision about a practice review' }));
}
