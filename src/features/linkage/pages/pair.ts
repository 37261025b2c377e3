import { again, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { definePage, may, signedIn, type Context } from '../../access/index.ts';
import { decidePair, undoDecision } from '../commands/decide.ts';
import { openExplanation } from '../explain/open-explanation.ts';
import { sentencesOf, signed, stepsOf, verdictOf } from '../queue/evidence.ts';
import { headingOf, labelOf, RESTRICTED_WORD, valueOf } from '../queue/record-view.ts';
import { answersFor, notNow, standingOf } from '../queue/standing.ts';
import { drawWaterfall } from '../queue/waterfall.ts';
import { protectedKinds } from '../store/cells.ts';
import { answersByPair, listDecisions } from '../store/decisions.ts';
import { newestOf, type StoredPair } from '../store/pairs.ts';
import { listProposals } from '../store/proposals.ts';
import { readOpenRecords, type OpenRecord } from '../store/records.ts';
import { newestRun } from '../store/runs.ts';
import { aboutPair, doingIn, pairOf, partnershipName, textIn } from './about.ts';
import { linkagePaths as paths, markAddress } from './paths.ts';
import { queueOf, type Queued } from './queue-of.ts';
import { byUncertainty } from './queue.ts';

const template = 'linkage/pair.njk';
const KEPT = 'What you said is kept. Nothing was put in any chronology.';

/** Two records and their household side by side, with what speaks for and against one child. */
export const pairPage = definePage({
  method: 'GET', path: paths.pair, may: 'linkage:read', audits: 'linkage.pair-read', about: aboutPair,
  handle: async ({ params, context }) => view(template, await shown(context, await pairOf(context, params.pair), {})),
});

export const decidedPage = definePage({
  method: 'POST', path: paths.pair, may: 'linkage:decide', audits: 'linkage.decided', about: aboutPair,
  handle: async ({ params, form, context }) => {
    const pair = await pairOf(context, params.pair);
    const typed = { said: textIn(form, 'said'), reason: textIn(form, 'reason') };
    const done = await decidePair(doingIn(context), pair, typed.said, typed.reason);
    if (!done.ok) return answered(context, pair, done.refusals, typed);
    const next = await nextOfFamily(context, pair);
    if (next !== undefined) return redirect(paths.pair.to({ pair: next.id }), `${KEPT} This is the next pair of the same family.`);
    return redirect(paths.queue.to({ partnership: pair.partnershipId }), `${KEPT} To undo it, open the pair again: it is under “Looked at”, or waits for somebody else to look.`);
  },
});

export const undonePage = definePage({
  method: 'POST', path: paths.undo, may: 'linkage:decide', audits: 'linkage.undone', about: aboutPair,
  handle: async ({ params, form, context }) => {
    const pair = await pairOf(context, params.pair);
    const done = await undoDecision(doingIn(context), pair, textIn(form, 'decision'), textIn(form, 'undo-reason'));
    return done.ok ? redirect(paths.pair.to({ pair: pair.id }), 'It was undone. What was said before is kept in the list of joins and splits.') : answered(context, pair, done.refusals, {});
  },
});

/** A family is looked at in one sitting: the next of its pairs that is for a person and that this person may still answer. */
async function nextOfFamily(context: Context, { partnershipId, a, b }: StoredPair): Promise<Queued | undefined> {
  const run = await newestRun(context.tx, partnershipId);
  const queue = run === null ? [] : await queueOf(context, run);
  const family = queue.find((pair) => pair.a === a && pair.b === b)?.family;
  const [open = []] = byUncertainty(queue.filter((pair) => pair.family === family && pair.mine && pair.band === 'review'));
  return open[0];
}

interface Typed {
  readonly said?: string;
  readonly reason?: string;
}

async function answered(context: Context, pair: StoredPair, refusals: readonly Refusal[], typed: Typed): Promise<Reply> {
  return again(template, refusals, await shown(context, pair, typed));
}

async function shown(context: Context, pair: StoredPair, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const person = signedIn(context).id;
  const answers = answersByPair(await listDecisions(context.tx, pair.partnershipId, pair)).get(`${pair.a} ${pair.b}`) ?? [];
  const mayAnswer = may(context.actor, 'linkage:decide', context.scope ?? undefined) && notNow(pair.secondLook, answers, person) === undefined;
  const newest = await newestOf(context.tx, pair);
  const seenRecords = await records(context, pair);
  const seen = answersFor(pair.secondLook, answers, person);
  return {
    title: 'Are these the same child?', caption: await partnershipName(context, pair.partnershipId),
    breadcrumbs: [{ text: 'Linking records', href: paths.home.to() }, { text: 'May be the same child', href: paths.queue.to({ partnership: pair.partnershipId }) }, { text: 'Two records' }],
    ...sideBySide(context, pair, seenRecords), ...evidence(pair, seenRecords), typed, mayAnswer, action: paths.pair.to({ pair: pair.id }), undo: paths.undo.to({ pair: pair.id }), child: paths.child.to({ pair: pair.id }),
    // Until both have looked, the second person is not told that anybody has.
    standing: mayAnswer && standingOf(pair.secondLook, answers) === 'second-wanted' ? 'open' : standingOf(pair.secondLook, answers), answers: seen, secondLook: pair.secondLook,
    proposal: pair.proposal === null ? undefined : (await listProposals(context.tx, pair.partnershipId)).find(({ id }) => id === pair.proposal),
    newer: newest === pair.id ? undefined : paths.pair.to({ pair: newest }),
  };
}

async function records(context: Context, pair: StoredPair) {
  const comparisons = (await newestRun(context.tx, pair.partnershipId))?.stored.comparisons ?? [];
  const found = await readOpenRecords(context.tx, [pair.a, pair.b, ...pair.beside]);
  context.reveal(found.keys());
  const shownRecords = [pair.a, pair.b, ...pair.beside].flatMap((id) => found.get(id) ?? []);
  // Where one of two is restricted, the other’s address, or the family’s, would tell where the child is.
  const hidden = shownRecords.slice(0, 2).some(({ restricted }) => restricted);
  return { comparisons, records: shownRecords, hidden };
}

type Seen = Awaited<ReturnType<typeof records>>;

function sideBySide(context: Context, { partnershipId }: StoredPair, { comparisons, records: all, hidden }: Seen): object {
  const born = (record: OpenRecord): string => headingOf(record, comparisons).born;
  const days = new Set(all.slice(0, 2).map(born).filter((day) => day !== ''));
  const role = (record: OpenRecord, index: number): string => (index < 2 ? `Record ${index + 1}` : days.has(born(record)) ? 'Same household, same day of birth' : 'Same household');
  return {
    columns: all.map((record, index) => ({ role: role(record, index), ...headingOf(record, comparisons), mark: markAddress(partnershipId, record.id) })),
    rows: comparisons.map((comparison) => ({ label: labelOf(comparison.name), values: all.map(({ cells, restricted }) => valueOf(cells, comparison, restricted || hidden)) })),
    restricted: hidden, unborn: all.slice(0, 2).some(({ unborn }) => unborn), restrictedWord: RESTRICTED_WORD, marks: may(context.actor, 'linkage:bring', context.scope ?? undefined),
  };
}

function evidence({ explanation: kept, modelVersion }: StoredPair, { comparisons, hidden }: Seen): object {
  const kinds = new Map(comparisons.map(({ name, kind }) => [name, kind]));
  // What was kept when neither was marked says how the addresses compare.
  const explanation = hidden ? openExplanation(kept, true, (name) => protectedKinds.has(kinds.get(name) ?? 'address')) : kept;
  return {
    verdict: verdictOf(explanation), ...sentencesOf(explanation), veto: explanation.veto, modelVersion,
    waterfalls: [
      drawWaterfall('What speaks for one child, against two strangers', stepsOf(explanation, 'stranger')),
      drawWaterfall('What speaks for one child, against brother or sister', stepsOf(explanation, 'sibling')),
    ],
    table: stepsOf(explanation, 'stranger').map(({ label, bits }, index) => ({ label, stranger: bits, sibling: stepsOf(explanation, 'sibling')[index]?.bits, twin: stepsOf(explanation, 'twin')[index]?.bits })),
    weight: signed(explanation.weight),
  };
}
