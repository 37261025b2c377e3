import { file, view } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { labelOf } from '../queue/record-view.ts';
import { standingOf } from '../queue/standing.ts';
import { foundIn, type AnsweredPair, type Found } from '../reports/answered.ts';
import { withoutKeptSafe } from '../reports/file-profile.ts';
import { filesSection } from '../reports/files-section.ts';
import { groupsOfPair } from '../reports/pair-groups.ts';
import { blockingSection, clustersSection, errorsSection, modelSection, sureSection } from '../reports/sections.ts';
import { newestActs } from '../store/batch-acts.ts';
import { listBatches, type Batch } from '../store/batches.ts';
import { answersByPair, listDecisions } from '../store/decisions.ts';
import { listPairs } from '../store/pairs.ts';
import { readOpenRecords } from '../store/records.ts';
import { newestRun, type StoredRun } from '../store/runs.ts';
import { aboutPartnership, partnershipName, partnershipOf } from './about.ts';
import { linkagePaths as paths } from './paths.ts';

/** What the newest run did, and what people found: how sure it is, both kinds of error, clusters, blocking, model and files. */
export const reportPage = definePage({
  method: 'GET', path: paths.report, may: 'linkage:read', audits: 'linkage.report-read', about: aboutPartnership,
  handle: async ({ context }) => {
    const partnership = partnershipOf(context);
    const { run, batches, found, stale } = await read(context);
    const account = run?.summary.account;
    return view('linkage/report.njk', {
      title: 'What the linker did', caption: await partnershipName(context, partnership), back: { href: paths.home.to(), text: 'Linking records' }, download: paths.reportFile.to({ partnership }),
      run: run === null ? null : { at: run.at, version: run.version, records: run.summary.records, newer: stale || batches.some(({ at }) => at > run.at) }, old: run !== null && account === undefined,
      sections: run === null || account === undefined ? [] : [
        sureSection(account, found), errorsSection(found), clustersSection(account), blockingSection(account), modelSection(run.stored.model, account.notLearnt, labelOf),
      ],
      files: filesSection(batches),
    });
  },
});

/** The same as one JSON document. */
export const reportFilePage = definePage({
  method: 'GET', path: paths.reportFile, may: 'linkage:read', audits: 'linkage.report-taken', about: aboutPartnership,
  handle: async ({ context }) => {
    const { run, batches, found, stale } = await read(context);
    const document = {
      run: run === null ? null : { at: run.at, model_version: run.version, records: run.summary.records, problems: run.summary.problems, ...run.summary.account },
      fairness: stale ? null : (run?.summary.rates ?? null), model: run?.stored.model ?? null, people: found,
      // How many an agency keeps safe is told of no agency alone.
      files: batches.map(({ agency, fileName, counts: { records, unborn }, problems, profile, at }) => ({ agency, file: fileName, brought: at, records, unborn, problems, profile: profile ?? null })),
    };
    return file('linking-report.json', 'application/json; charset=utf-8', new TextEncoder().encode(`${JSON.stringify(document, undefined, 1)}\n`));
  },
});

interface Read {
  readonly run: StoredRun | null;
  readonly batches: readonly Batch[];
  readonly found: Found;
  /** A file was withdrawn or brought back since the run, which counted it otherwise. */
  readonly stale: boolean;
}

async function read(context: Context): Promise<Read> {
  const partnership = partnershipOf(context);
  const [brought, run] = [await listBatches(context.tx, partnership), await newestRun(context.tx, partnership)];
  const batches = brought.map(({ profile, ...batch }) => (profile === undefined ? batch : { ...batch, profile: withoutKeptSafe(profile) }));
  const stale = run !== null && [...(await newestActs(context.tx, partnership)).values()].some(({ at }) => at > run.at);
  return { run, batches, stale, found: foundIn(run === null ? [] : await answered(context, run)) };
}

/** Pairs that the linker proposed and people have settled. Of a pair that two look at, not what the first has said. */
async function answered({ tx }: Context, run: StoredRun): Promise<readonly AnsweredPair[]> {
  const answers = answersByPair(await listDecisions(tx, run.partnershipId));
  const settled = (await listPairs(tx, run.id)).filter(({ proposal }) => proposal === null).flatMap((pair) => {
    const standing = standingOf(pair.secondLook, answers.get(`${pair.a} ${pair.b}`) ?? []);
    return standing === 'joined' || standing === 'apart' ? [{ ...pair, same: standing === 'joined' }] : [];
  });
  const records = await readOpenRecords(tx, settled.flatMap(({ a, b }) => [a, b]));
  return settled.map(({ a, b, weight, band, same }) => ({ weight, band, same, groups: groupsOfPair([a, b].flatMap((id) => records.get(id) ?? []), run.stored.comparisons) }));
}
