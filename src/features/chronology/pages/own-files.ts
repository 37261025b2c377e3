import type { Refusal } from '../../../kernel/result.ts';
import { countOf } from '../../../platform/pages/index.ts';
import { again, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { aboutRequest, findRequest, foldRequest, incidentPaths, namesOf, type RequestRecord } from '../../incidents/index.ts';
import { addFile } from '../commands/files.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { readingOutcomes } from '../store/readings.ts';
import { listSources } from '../store/sources.ts';

const template = 'chronology/own-files.njk';

/** What an agency has sent of its chronology, and where it sends more. It sees its own and nothing else. */
export const ownFilesPage = definePage({
  method: 'GET', path: paths.ownFiles, may: 'request:answer', audits: 'chronology.own-files-read', about: aboutRequest,
  handle: async ({ params: { request }, context }) => {
    const record = await findRequest(context.tx, request);
    return record === null ? notFound : view(template, await shown(context, record));
  },
});

export const sentPage = definePage({
  method: 'POST', path: paths.ownFiles, may: 'request:answer', audits: 'chronology.sent', about: aboutRequest, takesFiles: true,
  handle: async ({ params: { request }, files, context }) => {
    const record = await findRequest(context.tx, request);
    if (record === null) return notFound;
    const refusals: Refusal[] = foldRequest(record.acts).stage === 'withdrawn' ? [chronologyRefusals.refusal('CHRONOLOGY_REQUEST_WITHDRAWN', { field: 'files' })]
      : files.length === 0 ? [chronologyRefusals.refusal('CHRONOLOGY_FILE_MISSING', { field: 'files' })] : [];
    if (refusals.length > 0) return again(template, refusals, await shown(context, record));
    for (const { name, bytes, tooLarge } of files) {
      if (tooLarge) { refusals.push(chronologyRefusals.refusal('CHRONOLOGY_FILE_TOO_LARGE', { file: name, field: 'files' })); continue; }
      const done = await addFile({ tx: context.tx, now: context.now, by: signedIn(context).id }, { id: record.incidentId, partnershipId: record.partnershipId }, {
        name, bytes, agency: record.organisation, organisationId: record.organisationId, requestId: record.id,
      });
      if (!done.ok) refusals.push(...done.refusals);
    }
    if (refusals.length > 0) return again(template, refusals, await shown(context, record));
    return redirect(paths.ownFiles.to({ request }), `${countOf(files.length, 'file')} sent. The partnership looks at what was read before it is taken in.`);
  },
});

async function shown({ tx, reveal }: Context, record: RequestRecord): Promise<Readonly<Record<string, unknown>>> {
  const own = (await listSources(tx, record.incidentId)).filter(({ kind, organisationId }) => kind === 'file' && organisationId === record.organisationId);
  reveal(own.map(({ id }) => id));
  const nameOf = await namesOf(tx, own.flatMap(({ receivedBy }) => receivedBy ?? []), 'somebody whose name you may not see');
  const outcomes = await readingOutcomes(tx, record.incidentId, own.map(({ id }) => id));
  const files = own.map((source) => {
    const { entries = 0, problems = [] } = outcomes.get(source.id) ?? {};
    return { ...source, by: source.receivedBy === null ? 'through an upload link' : `by ${nameOf(source.receivedBy)}`, read: entries, problems: problems.slice(0, 100) };
  });
  return {
    title: 'Your agency’s chronology', caption: record.organisation, action: paths.ownFiles.to({ request: record.id }), files,
    breadcrumbs: [{ text: 'Requests', href: incidentPaths.requests.to() }, { text: `Rapid review ${record.reference}`, href: incidentPaths.request.to({ request: record.id }) }],
  };
}
