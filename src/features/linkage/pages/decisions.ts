import { file, view } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { decisionsCsv } from '../queue/decisions-csv.ts';
import { agreementOf, type Agreement } from '../queue/kappa.ts';
import { headingOf } from '../queue/record-view.ts';
import { answersFor, standingOf } from '../queue/standing.ts';
import { answersByPair, listDecisions, type Decision } from '../store/decisions.ts';
import { readOpenRecords, type OpenRecord } from '../store/records.ts';
import { newestRun } from '../store/runs.ts';
import { aboutPartnership, partnershipName, partnershipOf } from './about.ts';
import { linkagePaths as paths } from './paths.ts';

const SHOWN = 100;

const WORDS: Readonly<Record<Decision['said'], string>> = { same: 'Joined', different: 'Kept apart', cannot_tell: 'Cannot tell', undone: 'Undone' };

/** Joins and splits as they happened, newest first, and how far two people agree who look at the same pair. */
export const decisionsPage = definePage({
  method: 'GET', path: paths.decisions, may: 'linkage:read', audits: 'linkage.decisions-read', about: aboutPartnership,
  handle: async ({ context }) => {
    const partnership = partnershipOf(context);
    const all = await listDecisions(context.tx, partnership);
    const seen = visible(context, all).toReversed();
    const records = await readOpenRecords(context.tx, seen.slice(0, SHOWN).flatMap(({ a, b }) => [a, b]));
    context.reveal(records.keys());
    const comparisons = (await newestRun(context.tx, partnership))?.stored.comparisons ?? [];
    const nameOf = (record: OpenRecord | undefined): string => (record === undefined ? 'A record' : headingOf(record, comparisons).name);
    return view('linkage/decisions.njk', {
      title: 'Joins and splits', caption: await partnershipName(context, partnership), back: { href: paths.home.to(), text: 'Linking records' },
      decisions: seen.slice(0, SHOWN).map((one) => ({ ...one, words: WORDS[one.said], href: paths.pair.to({ pair: one.pairId }), child: paths.child.to({ pair: one.pairId }), names: [one.a, one.b].map((id) => nameOf(records.get(id))) })),
      more: Math.max(0, seen.length - SHOWN), download: paths.decisionsFile.to({ partnership }), agreement: agreement(all),
    });
  },
});

export const decisionsFilePage = definePage({
  method: 'GET', path: paths.decisionsFile, may: 'linkage:read', audits: 'linkage.decisions-taken', about: aboutPartnership,
  handle: async ({ context }) => {
    const seen = visible(context, await listDecisions(context.tx, partnershipOf(context)));
    const records = await readOpenRecords(context.tx, seen.flatMap(({ a, b }) => [a, b]));
    context.reveal(records.keys());
    const lines = seen.map(({ a, b, said, reason, byName, at }) => ({ left: referenceOf(records.get(a)), right: referenceOf(records.get(b)), said, reason, who: byName, when: at.toISOString() }));
    return file('joins-and-splits.csv', 'text/csv; charset=utf-8', new TextEncoder().encode(decisionsCsv(lines)));
  },
});

function referenceOf(record: OpenRecord | undefined): string {
  return record === undefined ? '' : headingOf(record, []).reference;
}

/** Without what others said of a pair that this person has still to look at. */
function visible(context: Context, all: readonly Decision[]): readonly Decision[] {
  const person = signedIn(context).id;
  const standing = answersByPair(all);
  return all.filter((one) => {
    const answers = standing.get(`${one.a} ${one.b}`) ?? [];
    const open = one.secondLook && ['open', 'second-wanted'].includes(standingOf(one.secondLook, answers));
    return !open || one.by === person || answersFor(one.secondLook, answers, person).some(({ id }) => id === one.id);
  });
}

/** Over all time and month by month, by when the second person looked. */
function agreement(all: readonly Decision[]): { readonly whole: Agreement | null; readonly months: readonly (Agreement & { readonly month: string })[] } {
  const double = [...answersByPair(all).values()].flatMap(([first, second]) => (first === undefined || second === undefined || !first.secondLook ? [] : [{ said: [first.said, second.said] as const, month: second.at.toISOString().slice(0, 7) }]));
  const months = [...Map.groupBy(double, ({ month }) => month)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    whole: agreementOf(double.map(({ said }) => said)),
    months: months.flatMap(([month, pairs]) => {
      const found = agreementOf(pairs.map(({ said }) => said));
      return found === null ? [] : [{ month, ...found }];
    }),
  };
}
