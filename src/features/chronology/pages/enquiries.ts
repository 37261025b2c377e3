import { view } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs } from '../../incidents/index.ts';
import { paths } from '../paths.ts';
import { listNotes } from '../store/beside.ts';
import { readEntries } from '../store/entries.ts';
import { byPlace } from '../store/place.ts';
import { linesOfEnquiry } from '../view/enquiries.ts';
import { rowOf } from '../view/row.ts';
import { incidentRecord } from './on-incident.ts';

/** The lines of enquiry that reviewers opened, each with the entries that bear on it. */
export const enquiriesPage = definePage({
  method: 'GET', path: paths.enquiries, may: 'chronology:read', audits: 'chronology.read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => {
    const record = await incidentRecord(context, incident);
    const notes = (await listNotes(context.tx, incident)).filter(({ kind }) => kind === 'enquiry');
    const whole = await readEntries(context.tx, [...new Set(notes.map(({ entryId }) => entryId))]);
    context.reveal(whole.map(({ id }) => id));
    const rows = new Map<string, ReturnType<typeof rowOf>>(whole.map((entry) => [entry.id, rowOf(entry, paths.entry.to({ incident, entry: entry.id }), undefined)]));
    const dates = new Map<string, string | null>(whole.map(({ id, occurred }) => [id, occurred]));
    const lines = linesOfEnquiry(notes).map(({ words, entries }) => ({
      words, rows: entries.toSorted((a, b) => byPlace(dates.get(a) ?? null, dates.get(b) ?? null)).flatMap((id) => rows.get(id) ?? []),
    }));
    const chronology = paths.chronology.to({ incident });
    return view('chronology/enquiries.njk', { title: 'Lines of enquiry', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: chronology }), lines, chronology });
  },
});
