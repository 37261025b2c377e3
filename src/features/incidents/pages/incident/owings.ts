import { instantOf } from '../../../../kernel/london-time.ts';
import { londonDate } from '../../../../kernel/plain-date.ts';
import { obligationsOf, type Obligation } from '../../pathway/obligations.ts';
import { owedInWords } from '../../pathway/owed-words.ts';
import { listPanelItems } from '../../store/index.ts';
import { agenciesOwe } from '../requests/incident-section.ts';
import type { IncidentOnPage } from './on-page.ts';

/** Who owes what, as one line: "The police have not yet said whether to notify". */
export interface Owing {
  readonly who: string;
  readonly what: string;
  readonly href?: string;
}

type FindOwings = (page: IncidentOnPage) => Promise<readonly Owing[]> | readonly Owing[];

/** Everything that somebody owes somebody about an incident. Add yours to the list. */
const everyOwing: readonly FindOwings[] = [partnersAndPanelOwe, agenciesOwe];

export async function owings(page: IncidentOnPage): Promise<readonly Owing[]> {
  const found: Owing[] = [];
  for (const find of everyOwing) found.push(...(await find(page)));
  return found;
}

/** Everything but the agencies' answers, whose lines lead to their requests. */
async function partnersAndPanelOwe({ tx, now, record, incident }: IncidentOnPage): Promise<readonly Owing[]> {
  const items = await listPanelItems(tx, record.id);
  const sent = items.map(({ kind, sentAt, acts }) => ({ kind, sentOn: londonDate(instantOf(sentAt)), acts }));
  return obligationsOf(incident, [], sent, { now }).map(owingOf);
}

function owingOf(obligation: Obligation): Owing {
  const { who, standing } = obligation;
  const stands = standing.state === 'open' ? '' : `: ${standing.words}`;
  return { who, what: `${owedInWords(obligation)}${stands}` };
}
