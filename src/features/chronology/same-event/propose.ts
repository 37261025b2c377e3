import type { SameEventProposal } from '../entry.ts';
import { prepare, type Corpus, type Prepared, type Told } from './prepared.ts';
import { FURTHEST, reasonsFor, ruledOut, score } from './score.ts';

export interface ProposedPair {
  readonly pair: readonly [string, string];
  readonly reasons: readonly string[];
}

type Scores = ReadonlyMap<string, number>;

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** Up to so many later entries within reach are each compared; beyond, only those that share a rare word. */
const MOST_COMPARED = 300;
/** A word is rare while so few entries hold it. */
const RARE = 30;

/**
 * Entries of different agencies that may tell of the same event, with reasons. Nothing is merged: a
 * person confirms. At most one entry of each agency is in a proposal, and no entry is in two.
 * Entries without a readable date are never proposed. 20,000 entries take seconds. The order in which
 * the entries come does not matter.
 */
export function proposeSameEvents(entries: readonly Told[]): readonly SameEventProposal[] {
  return proposed(entries, asProposal);
}

/** The same proposals as a person is asked: the first account of each beside every other, with why these two are shown. */
export function proposePairs(entries: readonly Told[]): readonly ProposedPair[] {
  return proposed(entries, asPairs).flat();
}

function proposed<As>(entries: readonly Told[], as: (corpus: Corpus, group: Group, scores: Scores) => As): readonly As[] {
  // In an order of their own: which of two equal pairs comes first, and even how weights round, hangs on it.
  const corpus = prepare(entries.toSorted(byId));
  const pairs = pairsAbove(corpus).toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const scores = new Map(pairs.map(({ a, b, score: worth }) => [`${a} ${b}`, worth]));
  return gathered(corpus, pairs, scores).map((group) => as(corpus, group, scores));
}

function byId({ id: a }: Told, { id: b }: Told): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function pairsAbove(corpus: Corpus): Pair[] {
  const order = corpus.prepared.map((_, index) => index).toSorted((x, y) => firstOf(corpus, x) - firstOf(corpus, y) || x - y);
  const pairs: Pair[] = [];
  const compare = (a: number, b: number) => {
    const [one, other] = [corpus.prepared[a], corpus.prepared[b]];
    if (one === undefined || other === undefined || one.teller === other.teller) return;
    const found = score(one, other, corpus);
    if (found !== undefined && found > 0) pairs.push({ a: Math.min(a, b), b: Math.max(a, b), score: found });
  };
  let holders: ReadonlyMap<number, readonly number[]> | undefined;
  for (const [at, a] of order.entries()) {
    const reach = (corpus.prepared[a]?.last ?? 0) + FURTHEST;
    let end = at + 1;
    while (end < order.length && end - at <= MOST_COMPARED && firstOf(corpus, order[end] ?? 0) <= reach) end += 1;
    if (end - at <= MOST_COMPARED) for (const b of order.slice(at + 1, end)) compare(a, b);
    else {
      holders ??= holdersOf(corpus, order);
      for (const b of nearby(corpus, a, at, reach, holders, order)) compare(a, b);
    }
  }
  return pairs;
}

function firstOf({ prepared }: Corpus, index: number): number {
  return prepared[index]?.first ?? 0;
}

/** The places in `order` of the entries that hold each rare word. */
function holdersOf({ prepared, held }: Corpus, order: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const holders = new Map<number, number[]>();
  for (const [place, index] of order.entries()) {
    for (const token of prepared[index]?.tokens ?? []) {
      if ((held[token] ?? 0) > RARE) continue;
      const list = holders.get(token);
      if (list === undefined) holders.set(token, [place]);
      else list.push(place);
    }
  }
  return holders;
}

function nearby(corpus: Corpus, a: number, at: number, reach: number, holders: ReadonlyMap<number, readonly number[]>, order: readonly number[]): Iterable<number> {
  const found = new Set<number>();
  for (const token of corpus.prepared[a]?.tokens ?? []) {
    for (const place of holders.get(token) ?? []) {
      const b = order[place] ?? 0;
      if (place > at && firstOf(corpus, b) <= reach) found.add(b);
    }
  }
  return found;
}

interface Group {
  readonly members: number[];
  readonly tellers: Set<string>;
}

// The surest pair first. A third account joins where it goes with those already there as a whole, and
// an agency has one account in each: of two weekly visits the better one is taken.
function gathered(corpus: Corpus, pairs: readonly Pair[], scores: ReadonlyMap<string, number>): readonly Group[] {
  const groupOf = new Map<number, Group>();
  for (const { a, b } of pairs) {
    const [left, right] = [groupOf.get(a) ?? alone(corpus, a), groupOf.get(b) ?? alone(corpus, b)];
    if (left === right || !left.tellers.isDisjointFrom(right.tellers) || !goTogether(corpus, left, right, scores)) continue;
    left.members.push(...right.members);
    for (const teller of right.tellers) left.tellers.add(teller);
    for (const member of left.members) groupOf.set(member, left);
  }
  return [...new Set(groupOf.values())];
}

function alone({ prepared }: Corpus, index: number): Group {
  return { members: [index], tellers: new Set([prepared[index]?.teller ?? '']) };
}

function goTogether({ prepared }: Corpus, left: Group, right: Group, scores: ReadonlyMap<string, number>): boolean {
  const apart = left.members.some((a) => right.members.some((b) => { const [one, other] = [prepared[a], prepared[b]]; return one !== undefined && other !== undefined && ruledOut(one, other); }));
  if (apart) return false;
  const between = left.members.flatMap((a) => right.members.map((b) => scores.get(`${Math.min(a, b)} ${Math.max(a, b)}`)));
  return between.filter((one) => one !== undefined).length * 2 >= between.length;
}

function inOrder(corpus: Corpus, { members }: Group): readonly number[] {
  return members.toSorted((x, y) => firstOf(corpus, x) - firstOf(corpus, y) || x - y);
}

function idOf({ prepared }: Corpus, index: number): string {
  return prepared[index]?.entry.id ?? '';
}

function asPairs(corpus: Corpus, group: Group): readonly ProposedPair[] {
  const [first, ...others] = inOrder(corpus, group);
  return first === undefined ? [] : others.map((other) => ({ pair: [idOf(corpus, first), idOf(corpus, other)], reasons: reasonsOf(corpus, first, other) }));
}

function asProposal(corpus: Corpus, group: Group, scores: Scores): SameEventProposal {
  const told = inOrder(corpus, group);
  const reasons = told.flatMap((a, at) => told.slice(at + 1).filter((b) => scores.has(`${Math.min(a, b)} ${Math.max(a, b)}`)).flatMap((b) => reasonsOf(corpus, a, b)));
  return { entries: told.map((index) => idOf(corpus, index)), reasons: [...new Set(reasons)] };
}

function reasonsOf(corpus: Corpus, a: number, b: number): readonly string[] {
  const [one, other]: readonly (Prepared | undefined)[] = [corpus.prepared[a], corpus.prepared[b]];
  return one === undefined || other === undefined ? [] : reasonsFor(one, other, corpus);
}
