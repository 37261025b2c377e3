import { countOf } from '../../../../platform/pages/words.ts';
import { obligationsOf, type Obligation } from '../../pathway/obligations.ts';
import { owedInWords } from '../../pathway/owed-words.ts';
import { paths } from '../../paths.ts';
import { requestRows } from '../../requests/request-rows.ts';
import { foldRequest } from '../../requests/request.ts';
import { listRequests } from '../../store/index.ts';
import { mayAskAt } from '../../commands/ask-agencies.ts';
import type { IncidentOnPage } from '../incident/on-page.ts';
import type { Owing } from '../incident/owings.ts';
import type { Section } from '../incident/sections.ts';
import { countsInWords } from './counts.ts';

/** How many agencies were asked, have answered and are late; which come next. */
export async function agenciesSection({ tx, now, record, incident, may }: IncidentOnPage): Promise<Section | null> {
  const rows = requestRows(await listRequests(tx, record.id), now);
  if (rows.length === 0 && !mayAskAt(incident)) return null;
  const waiting = rows.filter(({ stage }) => stage === 'asked');
  return {
    id: 'agencies', title: 'Agencies asked', template: 'incidents/requests/incident-section.njk',
    data: {
      counts: countsInWords(rows.map(({ request }) => request), now), any: rows.length > 0, stopped: incident.stage === 'withdrawn',
      waiting: waiting.map((row) => ({ ...row, href: paths.agencyRequest.to({ incident: record.id, request: row.id }), ...(may('request:chase') ? { chaseAt: paths.chaseAgency.to({ incident: record.id, request: row.id }) } : {}) })),
      allAt: paths.agencies.to({ incident: record.id }), ...(may('request:send') && mayAskAt(incident) ? { askAt: paths.askAgencies.to({ incident: record.id }) } : {}),
    },
  };
}

/** What is owed about the requests, by the agencies or to them, with the way there. */
export async function agenciesOwe({ tx, now, record, incident }: IncidentOnPage): Promise<readonly Owing[]> {
  const records = await listRequests(tx, record.id);
  const named = records.map(({ organisation, acts }) => ({ agency: organisation, request: foldRequest(acts) }));
  const owed = obligationsOf(incident, named, [], { now });
  const answers = owed.filter(({ duty }) => duty.kind === 'answer');
  if (answers.length > 1) return [manyOwe(answers)];
  return owed.flatMap((obligation): readonly Owing[] => {
    const { duty, who, standing } = obligation;
    if (duty.kind !== 'answer' && duty.kind !== 'withdraw-request') return [];
    const found = records.find(({ organisation, acts }) => organisation === duty.agency && foldRequest(acts).stage === 'asked');
    return [{ who, what: `${owedInWords(obligation)}${standing.state === 'open' ? '' : `: ${standing.words}`}`, ...(found === undefined ? {} : { href: paths.agencyRequest.to({ incident: record.id, request: found.id }) }) }];
  });
}

/** Each of them has its own row in "Agencies asked", so here they are one line. */
function manyOwe(answers: readonly Obligation[]): Owing {
  const late = answers.filter(({ standing }) => standing.state === 'late').length;
  return { who: countOf(answers.length, 'agency', 'agencies'), what: `owe what they were asked for${late === 0 ? '' : `, ${late} of them late`}`, href: '#agencies' };
}
