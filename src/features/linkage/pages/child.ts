import { countOf } from '../../../platform/pages/index.ts';
import { again, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, may, type Context } from '../../access/index.ts';
import { ALL_RECORDS, splitChild } from '../commands/split.ts';
import { joinedWith } from '../queue/joined.ts';
import { headingOf, labelOf, RESTRICTED_WORD, valueOf } from '../queue/record-view.ts';
import { standingOf } from '../queue/standing.ts';
import { answersByPair, joinsAmong, listDecisions, type Decision } from '../store/decisions.ts';
import { listPairs, type StoredPair } from '../store/pairs.ts';
import { readOpenRecords } from '../store/records.ts';
import { newestRun, type StoredRun } from '../store/runs.ts';
import { aboutPair, doingIn, pairOf, partnershipName, textIn } from './about.ts';
import { linkagePaths as paths, markAddress, searchBeside } from './paths.ts';

const template = 'linkage/child.njk';

/** All records that people have joined with the two of a pair, the joins that hold them together, and what is still open. */
export const childPage = definePage({
  method: 'GET', path: paths.child, may: 'linkage:read', audits: 'linkage.child-read', about: aboutPair,
  handle: async ({ params, context }) => view(template, await shown(context, await pairOf(context, params.pair), {})),
});

export const splitPage = definePage({
  method: 'POST', path: paths.child, may: 'linkage:decide', audits: 'linkage.split', about: aboutPair,
  handle: async ({ params, form, context }) => {
    const pair = await pairOf(context, params.pair);
    const typed = { record: textIn(form, 'record'), reason: textIn(form, 'reason') };
    const done = await splitChild(doingIn(context), pair, typed.record, typed.reason);
    if (!done.ok) return again(template, done.refusals, await shown(context, pair, typed));
    return redirect(paths.child.to({ pair: pair.id }), `${countOf(done.value, 'join was', 'joins were')} undone. What was said before is kept in the list of joins and splits.`);
  },
});

async function shown(context: Context, pair: StoredPair, typed: { readonly record?: string; readonly reason?: string }): Promise<Readonly<Record<string, unknown>>> {
  const run = await newestRun(context.tx, pair.partnershipId);
  const decisions = await listDecisions(context.tx, pair.partnershipId);
  const joins = joinsAmong(decisions);
  const groups = joinedWith([pair.a, pair.b], joins);
  const records = await readOpenRecords(context.tx, groups.flat());
  context.reveal(records.keys());
  // One restricted record hides where the child is in all that may be of the child.
  const hidden = [...records.values()].some(({ restricted }) => restricted);
  const comparisons = run?.stored.comparisons ?? [];
  const open = run === null ? [] : await openAround(context, run, groups.flat(), decisions);
  const nameOf = (id: string): string => { const record = records.get(id); return record === undefined ? 'A record' : nameAndAgency(headingOf(record, comparisons)); };
  return {
    title: 'One child’s records', caption: await partnershipName(context, pair.partnershipId),
    breadcrumbs: [{ text: 'Linking records', href: paths.home.to() }, { text: 'Two records', href: paths.pair.to({ pair: pair.id }) }, { text: 'One child’s records' }],
    groups: groups.map((ids) => {
      const there = ids.flatMap((id) => records.get(id) ?? []);
      return {
        another: searchBeside(pair.partnershipId, ids[0] ?? ''),
        columns: there.map((record) => ({ ...headingOf(record, comparisons), mark: markAddress(pair.partnershipId, record.id) })),
        rows: comparisons.map((comparison) => ({ label: labelOf(comparison.name), values: there.map(({ cells, restricted }) => valueOf(cells, comparison, restricted || hidden)) })),
        joins: joins.filter(({ a }) => ids.includes(a)).map(({ a, b, answers }) => ({ names: [nameOf(a), nameOf(b)], answers: answers.filter(({ said }) => said === 'same'), href: paths.pair.to({ pair: answers[0]?.pairId ?? pair.id }) })),
        apart: saidApart(decisions, ids).map(({ a, b, pairId }) => ({ names: [nameOf(a), nameOf(b)], href: paths.pair.to({ pair: pairId }) })),
      };
    }),
    joined: groups.some((ids) => ids.length > 1), open: open.map((id) => paths.pair.to({ pair: id })), restrictedWord: RESTRICTED_WORD,
    choices: groups.filter((ids) => ids.length > 1).flatMap((ids) => ids.map((id) => ({ value: id, text: nameOf(id) }))), all: ALL_RECORDS, typed, action: paths.child.to({ pair: pair.id }),
    marks: may(context.actor, 'linkage:bring', context.scope ?? undefined), maySplit: may(context.actor, 'linkage:decide', context.scope ?? undefined), pair: paths.pair.to({ pair: pair.id }),
    searches: may(context.actor, 'linkage:search', context.scope ?? undefined),
  };
}

function nameAndAgency({ name, agency, reference }: { readonly name: string; readonly agency: string; readonly reference: string }): string {
  return `${name}, ${agency}, ${reference}`;
}

/** Pairs inside one child of which somebody has said that they are two: joined round about all the same. */
function saidApart(decisions: readonly Decision[], ids: readonly string[]): readonly Decision[] {
  return [...answersByPair(decisions).values()].flatMap((answers) => {
    const [first] = answers;
    return first !== undefined && standingOf(first.secondLook, answers) === 'apart' && ids.includes(first.a) && ids.includes(first.b) ? [first] : [];
  });
}

/** What the linker proposes for one of these records and nobody has settled, whatever anybody has said of it so far. */
async function openAround({ tx }: Context, run: StoredRun, ids: readonly string[], decisions: readonly Decision[]): Promise<readonly string[]> {
  const answers = answersByPair(decisions);
  const unsettled = new Set(['open', 'second-wanted', 'disagreed']);
  return (await listPairs(tx, run.id)).filter(({ a, b, secondLook }) => (ids.includes(a) || ids.includes(b)) && unsettled.has(standingOf(secondLook, answers.get(`${a} ${b}`) ?? []))).map(({ id }) => id);
}
