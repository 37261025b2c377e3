import { file, notFound } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { aboutIncident } from '../../incidents/index.ts';
import type { ChronologyEntry } from '../entry.ts';
import { chronologyFile } from '../exchange/write.ts';
import { paths } from '../paths.ts';
import { hiding } from '../release/index.ts';
import { wholeOf, type StoredEntry } from '../store/entries.ts';
import { protectedLocations } from '../store/protected.ts';
import { askedFor } from './asked-for.ts';
import { chronologyShown } from './chronology.ts';
import { FORMATS } from './formats.ts';
import { incidentRecord } from './on-incident.ts';

/** The entries that the page shows, as a file that comes back in with nothing changed. */
export const takeOutPage = definePage({
  method: 'GET', path: paths.takeOut, may: 'chronology:read', audits: 'chronology.taken-out', about: aboutIncident,
  handle: async ({ params: { incident, format }, query, context }) => {
    const wanted = FORMATS.get(format);
    if (wanted === undefined) return notFound;
    const record = await incidentRecord(context, incident);
    const { lines } = await askedFor(context.tx, incident, query);
    const whole = await wholeOf(context.tx, lines);
    context.reveal(whole.map(({ id }) => id));
    const entries = whole.map(asGiven);
    // Protected locations never leave, whoever takes the file.
    const leaving = hiding(await protectedLocations(context.tx, incident))?.(entries) ?? entries;
    const made = await chronologyFile({ entries: leaving, same_event: [], problems: [], mapping: [] }, wanted.kind);
    if (!made.ok) return chronologyShown(context, incident, query, made.refusals);
    return file(`chronology-${record.reference}.${wanted.kind}`, wanted.type, made.value);
  },
});

/** As the agency gave it; what was typed here has no number of its own but ours. */
function asGiven({ id, content }: StoredEntry): ChronologyEntry {
  return content.source.file === '' ? { ...content, id } : content;
}
