import type { Refusal } from '../../../kernel/result.ts';
import { countOf } from '../../../platform/pages/index.ts';
import { again, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, may, seatsWith, signedIn, type Context } from '../../access/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import { bringRecords, runLinker, type Brought } from '../commands/records.ts';
import { ratesView } from '../queue/rates-view.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { newestActs } from '../store/batch-acts.ts';
import { allBatches, type Batch } from '../store/batches.ts';
import { keptSafe } from '../store/kept-safe.ts';
import { newestRun } from '../store/runs.ts';
import { aboutPartnership, doingIn, partnershipName, partnershipOf, textIn } from './about.ts';
import { linkagePaths as paths } from './paths.ts';
import { queueCounts } from './queue-of.ts';

const template = { home: 'linkage/home.njk', add: 'linkage/add.njk' } as const;

const FEW = 5;

/** What was brought for linking, what the linker made of it, and what waits for a person. */
export const homePage = definePage({
  method: 'GET', path: paths.home, may: 'linkage:read', audits: 'linkage.home-read',
  handle: async ({ context }) => view(template.home, await homeOf(context)),
});

export const addPage = definePage({
  method: 'GET', path: paths.add, may: 'linkage:bring', audits: 'linkage.form-read', about: aboutPartnership,
  handle: async ({ context }) => view(template.add, await addForm(context, '')),
});

export const addedPage = definePage({
  method: 'POST', path: paths.add, may: 'linkage:bring', audits: 'linkage.brought', about: aboutPartnership, takesFiles: true,
  handle: async ({ form, files, context }) => {
    const agency = textIn(form, 'agency').slice(0, 200);
    const [file] = files;
    const problems: Refusal[] = [
      ...(agency === '' ? [queueRefusals.refusal('LINKAGE_AGENCY_MISSING', { field: 'agency' })] : []),
      ...(file === undefined ? [queueRefusals.refusal('LINKAGE_FILE_MISSING', { field: 'files' })] : []),
      ...(file?.tooLarge === true ? [queueRefusals.refusal('LINKAGE_FILE_TOO_LARGE', { file: file.name, field: 'files' })] : []),
    ];
    if (file === undefined || problems.length > 0) return again(template.add, problems, await addForm(context, agency));
    const done = await bringRecords(doingIn(context), { agency, name: file.name.slice(0, 200), bytes: file.bytes });
    if (!done.ok) return again(template.add, done.refusals.map((one) => ({ ...one, field: one.field ?? 'files' })), await addForm(context, agency));
    context.reveal([done.value.id]);
    return redirect(paths.home.to(), readWords(done.value));
  },
});

export const runPage = definePage({
  method: 'POST', path: paths.run, may: 'linkage:bring', audits: 'linkage.run', about: aboutPartnership,
  handle: async ({ context }) => {
    const done = await runLinker(doingIn(context));
    if (!done.ok) return again(template.home, done.refusals.map(({ code, message }) => ({ code, message, field: `run-${partnershipOf(context)}` })), await homeOf(context));
    context.reveal([done.value]);
    return redirect(paths.home.to(), 'The records were linked. Nothing was joined: look at what is proposed.');
  },
});

/** Said once, to whoever brought the file: by agency the same numbers would tell the others who holds a child that is kept safe. */
function readWords({ records, restricted, sealed }: Brought): string {
  const marks = [restricted === 0 ? 'none as restricted' : `${restricted} as restricted`, sealed === 0 ? 'none as sealed' : `${sealed} as sealed, linked to nothing`].join(' and ');
  return `${countOf(records, 'record was', 'records were')} read, ${marks}. If that is not what the agency marked, withdraw the file. Run the linker when the records of all agencies are there.`;
}

/** Small numbers are not told: with the file that was brought last they would point to a child. */
function fewOr(count: number): string {
  return count === 0 ? 'none' : count < FEW ? `fewer than ${FEW}` : count.toLocaleString('en-GB');
}

async function addForm(context: Context, agency: string): Promise<Readonly<Record<string, unknown>>> {
  const partnership = partnershipOf(context);
  return { title: 'Bring an agency’s records', caption: await partnershipName(context, partnership), back: { href: paths.home.to(), text: 'Linking records' }, action: paths.add.to({ partnership }), agency };
}

async function homeOf(context: Context): Promise<Readonly<Record<string, unknown>>> {
  const seats = seatsWith(signedIn(context), 'linkage:read');
  const places = new Map(seats.flatMap(({ partnershipId, partnership }): [PartnershipId, string][] => (partnershipId === null ? [] : [[partnershipId, partnership ?? '']])));
  const partnerships: object[] = [];
  for (const [id, name] of places) partnerships.push(await partnershipOn(context, id, name));
  return { title: 'Linking records', partnerships };
}

async function partnershipOn(context: Context, id: PartnershipId, name: string): Promise<object> {
  const [all, acts, run] = [await allBatches(context.tx, id), await newestActs(context.tx, id), await newestRun(context.tx, id)];
  const isOut = (batch: Batch): boolean => acts.get(batch.id)?.act === 'withdrawn';
  const batches = all.filter((batch) => !isOut(batch));
  // What a run counted of a file that was withdrawn since says nothing of what is here now.
  const stale = run !== null && [...acts.values()].some(({ at }) => at > run.at);
  const scope = { of: 'partnership', partnershipId: id } as const;
  const counts = run === null ? null : await queueCounts(context, run);
  const address = { partnership: id };
  return {
    id, name, stale, files: all.map((batch) => ({ agency: batch.agency, fileName: batch.fileName, at: batch.at, records: batch.counts.records, out: isOut(batch) ? acts.get(batch.id) : undefined, href: paths.withdraw.to({ batch: batch.id }) })),
    there: batches.length > 0, safe: { restricted: fewOr((await keptSafe(context.tx, id)).size), sealed: fewOr(batches.reduce((sum, { counts: { sealed } }) => sum + sealed, 0)) }, counts, searches: run !== null && may(context.actor, 'linkage:search', scope), brings: may(context.actor, 'linkage:bring', scope),
    problems: batches.flatMap(({ fileName, problems }) => problems.map(({ message }) => ({ file: fileName, message }))),
    run: run === null ? null : { at: run.at, version: run.version, ...run.summary, newer: stale || batches.some(({ at }) => at > run.at), records: countOf(run.summary.records, 'record'), rates: stale || run.summary.rates === undefined ? null : ratesView(run.summary.rates) },
    addresses: { add: paths.add.to(address), run: paths.run.to(address), queue: paths.queue.to(address), decisions: paths.decisions.to(address), report: paths.report.to(address), searches: paths.searches.to(address), search: paths.search.to(address), marks: paths.marks.to(address) },
  };
}
