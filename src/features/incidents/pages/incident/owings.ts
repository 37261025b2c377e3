import { capitalFirst } from '../../../../platform/pages/words.ts';
import { dateInWords } from '../../../../kernel/plain-date.ts';
import { dueNow } from '../../due-now.ts';
import { partnersWaiting, partnerWords } from '../../standing.ts';
import { agenciesOwe } from '../requests/incident-section.ts';
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
const everyOwing: readonly FindOwings[] = [dueOwed, viewsOwed, agenciesOwe, signaturesOwed];

export async function owings(page: IncidentOnPage): Promise<readonly Owing[]> {
  const found: Owing[] = [];
  for (const find of everyOwing) found.push(...(await find(page)));
  return found;
}

function viewsOwed({ incident }: IncidentOnPage): readonly Owing[] {
  if (incident.stage !== 'considered') return [];
  return viewsMissing(incident).map((partner) => ({ who: capitalFirst(partnerWords[partner]), what: 'a view on whether to notify' }));
}

/** What is due under a clock, by whom and by when. */
function dueOwed({ incident }: IncidentOnPage): readonly Owing[] {
  const due = dueNow(incident);
  if (due === null) return [];
  const by = due.clock.ok ? `, by ${dateInWords(due.clock.value.by)}` : '';
  switch (incident.stage) {
    case 'considered': return [{ who: 'The council', what: `a decision whether to notify, with its reasons${by}` }];
    case 'rapid-review': return [{ who: 'The safeguarding partners', what: `the rapid review to the Panel${by}` }];
    default: return [{ who: 'The council', what: `the notification in the Department for Education’s system${by}` }];
  }
}

function signaturesOwed({ incident }: IncidentOnPage): readonly Owing[] {
  if (incident.stage !== 'rapid-review' && incident.stage !== 'review-sent') return [];
  if (incident.proposed === undefined) return [];
  return partnersWaiting(incident.proposed).map((partner) => ({ who: capitalFirst(partnerWords[partner]), what: 'an answer to the decision about a practice review' }));
}
