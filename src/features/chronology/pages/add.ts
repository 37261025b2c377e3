import type { Refusal } from '../../../kernel/result.ts';
import { again, redirect, view, type SentFile } from '../../../platform/pages/page.ts';
import { countOf } from '../../../platform/pages/index.ts';
import { definePage, signedIn } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs, type IncidentRecord } from '../../incidents/index.ts';
import { addFile } from '../commands/files.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { incidentRecord } from './on-incident.ts';

const template = 'chronology/add.njk';

export const addPage = definePage({
  method: 'GET', path: paths.add, may: 'chronology:write', audits: 'chronology.form-read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => view(template, frame(await incidentRecord(context, incident))),
});

/** Keeps and reads the files, many at once. Those that cannot be kept are named; the others are. */
export const addedPage = definePage({
  method: 'POST', path: paths.add, may: 'chronology:write', audits: 'chronology.files-added', about: aboutIncident, takesFiles: true,
  handle: async ({ params: { incident }, files, context }) => {
    const record = await incidentRecord(context, incident);
    if (files.length === 0) return again(template, [chronologyRefusals.refusal('CHRONOLOGY_FILE_MISSING', { field: 'files' })], frame(record));
    const doing = { tx: context.tx, now: context.now, by: signedIn(context).id };
    const refusals: Refusal[] = files.filter(({ tooLarge }) => tooLarge).map(tooLarge);
    const added: string[] = [];
    for (const { name, bytes } of files.filter((file) => !file.tooLarge)) {
      const done = await addFile(doing, record, { name, bytes });
      if (done.ok) added.push(done.value);
      else refusals.push(...done.refusals);
    }
    context.reveal(added);
    const [only] = added;
    if (refusals.length > 0) return again(template, refusals, { ...frame(record), added: added.length });
    if (only !== undefined && added.length === 1) return redirect(paths.source.to({ incident, source: only }));
    return redirect(paths.chronology.to({ incident }), `${countOf(added.length, 'file')} kept and read. Look at each before it is taken in.`);
  },
});

function tooLarge({ name }: SentFile): Refusal {
  return chronologyRefusals.refusal('CHRONOLOGY_FILE_TOO_LARGE', { file: name, field: 'files' });
}

function frame(record: IncidentRecord): Readonly<Record<string, unknown>> {
  const chronology = paths.chronology.to({ incident: record.id });
  return {
    title: 'Add agencies’ files', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: chronology }),
    action: paths.add.to({ incident: record.id }), chronology,
  };
}
