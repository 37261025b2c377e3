import type { Refusal } from '../../../kernel/result.ts';
import { again, redirect, view, type SentFile } from '../../../platform/pages/page.ts';
import { countOf } from '../../../platform/pages/index.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs } from '../../incidents/index.ts';
import { addFile } from '../commands/files.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { agenciesAsked } from './agencies-asked.ts';
import { incidentRecord } from './on-incident.ts';

const template = 'chronology/add.njk';

export const addPage = definePage({
  method: 'GET', path: paths.add, may: 'chronology:write', audits: 'chronology.form-read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => view(template, await frame(context, incident, '')),
});

/** Keeps and reads the files, many at once, for the agency that was chosen. Those that cannot be kept are named; the others are. */
export const addedPage = definePage({
  method: 'POST', path: paths.add, may: 'chronology:write', audits: 'chronology.files-added', about: aboutIncident, takesFiles: true,
  handle: async ({ params: { incident }, form, files, context }) => {
    const record = await incidentRecord(context, incident);
    const chosen = typeof form['whose'] === 'string' ? form['whose'] : '';
    const whose = (await agenciesAsked(context.tx, incident)).find(({ id }) => id === chosen);
    const refusals: Refusal[] = chosen !== '' && whose === undefined ? [chronologyRefusals.refusal('CHRONOLOGY_REQUEST_NOT_OPEN', { field: 'whose' })] : [];
    if (files.length === 0) refusals.push(chronologyRefusals.refusal('CHRONOLOGY_FILE_MISSING', { field: 'files' }));
    if (refusals.length > 0) return again(template, refusals, await frame(context, incident, chosen));
    const doing = { tx: context.tx, now: context.now, by: signedIn(context).id };
    refusals.push(...files.filter(({ tooLarge }) => tooLarge).map(tooLarge));
    const added: string[] = [];
    for (const { name, bytes } of files.filter((file) => !file.tooLarge)) {
      const done = await addFile(doing, record, { name, bytes, ...(whose === undefined ? {} : { agency: whose.organisation, organisationId: whose.organisationId, requestId: whose.id }) });
      if (done.ok) added.push(done.value);
      else refusals.push(...done.refusals);
    }
    context.reveal(added);
    const [only] = added;
    if (refusals.length > 0) return again(template, refusals, { ...(await frame(context, incident, chosen)), added: added.length });
    if (only !== undefined && added.length === 1) return redirect(paths.source.to({ incident, source: only }));
    return redirect(paths.chronology.to({ incident }), `${countOf(added.length, 'file')} kept and read. Look at each before it is taken in.`);
  },
});

function tooLarge({ name }: SentFile): Refusal {
  return chronologyRefusals.refusal('CHRONOLOGY_FILE_TOO_LARGE', { file: name, field: 'files' });
}

async function frame(context: Context, incident: string, chosen: string): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  const chronology = paths.chronology.to({ incident });
  const asked = (await agenciesAsked(context.tx, incident)).map(({ id, organisation }) => ({ value: id, text: organisation, selected: id === chosen }));
  return {
    title: 'Add agencies’ files', caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: chronology }),
    action: paths.add.to({ incident }), chronology, asked,
  };
}
