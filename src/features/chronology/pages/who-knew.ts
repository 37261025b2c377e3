import { view } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs } from '../../incidents/index.ts';
import { paths } from '../paths.ts';
import { listNotes } from '../store/beside.ts';
import { listEntries, readEntries, type EntryLine } from '../store/entries.ts';
import { matrixOf } from '../view/matrix.ts';
import { isMoment } from '../view/picture-of.ts';
import { incidentRecord } from './on-incident.ts';

/** More rows than this and nobody compares them; an address also has to hold them. */
const MOST = 60;
const CHOSEN = /^e-([0-9a-f-]{36})$/;

/** Who knew what, and when: chosen events down, services across. Services, never workers. */
export const whoKnewPage = definePage({
  method: 'GET', path: paths.whoKnew, may: 'chronology:read', audits: 'chronology.read', about: aboutIncident,
  handle: async ({ params: { incident }, query, context }) => {
    const record = await incidentRecord(context, incident);
    const lines = await listEntries(context.tx, incident);
    const asked = new Set(Object.keys(query).flatMap((name) => CHOSEN.exec(name)?.[1] ?? []));
    const chosen = asked.size === 0 ? await withoutChoice(context, incident, lines) : lines.filter(({ id }) => asked.has(id));
    const shown = chosen.slice(0, MOST);
    const whole = await readEntries(context.tx, shown.map(({ id }) => id));
    context.reveal(shown.map(({ id }) => id));
    const chronology = paths.chronology.to({ incident });
    return view('chronology/who-knew.njk', {
      title: 'Who knew what, when', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: chronology }),
      ...matrixOf(lines, whole, (entry) => paths.entry.to({ incident, entry })), chose: asked.size > 0, left: chosen.length - shown.length, chronology,
    });
  },
});

/** What a person has named as important, and what the record itself names so; else the first entries that say who knew. */
async function withoutChoice({ tx }: Context, incident: string, lines: readonly EntryLine[]): Promise<readonly EntryLine[]> {
  const named = new Set((await listNotes(tx, incident)).filter(({ kind }) => kind === 'moment').map(({ entryId }) => entryId));
  const important = lines.filter((line) => named.has(line.id) || isMoment(line));
  return important.length > 0 ? important : lines.filter(({ knownTo }) => knownTo !== '').slice(0, 20);
}
