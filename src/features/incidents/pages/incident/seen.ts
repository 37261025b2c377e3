import { dayAndTimeInWords } from '../../../../platform/pages/words.ts';
import { notFound, view } from '../../../../platform/pages/page.ts';
import { whoLooked, type Looked } from '../../../audit/index.ts';
import { definePage } from '../../../access/index.ts';
import { paths } from '../../paths.ts';
import { findIncident, listRequests } from '../../store/index.ts';
import { namesOf, type NamesOf } from '../../store/people.ts';
import { aboutIncident } from '../about.ts';
import { breadcrumbs } from '../requests/on-incident.ts';

const PER_PAGE = 50;

/** The trail of an incident and of what agencies were asked about it: who did or saw what, and when. */
export const seenPage = definePage({
  method: 'GET', path: paths.incidentSeen, may: 'audit:read', audits: 'incident.trail-read', about: aboutIncident,
  handle: async ({ params, query, context: { tx } }) => {
    const record = await findIncident(tx, params.incident);
    if (record === null) return notFound;
    const records = [record.id, ...(await listRequests(tx, record.id)).map(({ id }) => id)];
    const { entries, older, newer } = await whoLooked(tx, records, { before: numberIn(query['before']), after: numberIn(query['after']) }, PER_PAGE);
    const nameOf = await namesOf(tx, entries.flatMap(({ person }) => person ?? []), 'someone who is not named');
    const here = paths.incidentSeen.to({ incident: record.id });
    const [first, last] = [entries.at(0), entries.at(-1)];
    return view('incidents/incident/seen.njk', {
      title: 'Who has looked at this incident', caption: `Incident ${record.reference}`, breadcrumbs: breadcrumbs(record), rows: entries.map((entry) => rowOf(entry, nameOf)), newest: here,
      ...(older && last !== undefined ? { older: `${here}?before=${last.seq}` } : {}), ...(newer && first !== undefined ? { newer: `${here}?after=${first.seq}` } : {}),
    });
  },
});

function rowOf({ at, person, what, refused }: Looked, nameOf: NamesOf) {
  return { at: dayAndTimeInWords(at), who: person === null ? 'Someone who had not signed in' : nameOf(person), what, refused };
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
