import type { Session } from './patterns.ts';
import { usualH, usualM, usualT, usualU } from './usual.ts';
import { levelNames } from '../compare/level-names.ts';
import type { PlannedComparison } from '../records/plan.ts';

/** Probabilities of the levels of one comparison in the four classes; index 0 stands for nothing to compare and is 1. */
export interface Learning {
  m: number[];
  h: number[];
  t: number[];
  u: number[];
}

export interface Learnt {
  readonly comparisons: readonly Learning[];
  /** How many pairs of all are of the class. */
  readonly children: number;
  readonly households: number;
  readonly twins: number;
}

const ROUNDS = 60;
const [DRAW_M, DRAW_H, DRAW_U] = [200, 100, 100];
// Of pairs of brothers and sisters, those that are twins: about one birth in sixty-five (ONS, multiple births in England and Wales), and a margin.
const TWINS_AMONG_SIBLINGS = 0.08;
const USUAL_PAIRS = 20;

type Shares = [m: number, h: number, t: number, u: number];

/**
 * Learns without labels, by expectation-maximisation over several drawings at once: each has its own
 * shares of the classes, all have the same probabilities of the levels, and no drawing teaches what
 * its pairs agree in anyhow. Strangers are learnt only from pairs drawn at random.
 */
export function learn(comparisons: readonly PlannedComparison[], sessions: readonly Session[], totalPairs: number): Learnt {
  const families = hasFamilies(comparisons);
  const learning = comparisons.map((one) => start(one));
  const random = sessions.find(({ blocked }) => blocked.length === 0);
  if (random !== undefined) strangers(comparisons, learning, random);
  tie(comparisons, learning);
  const shares = sessions.map(({ blocked }) => firstShares(blocked.map((index) => comparisons[index]?.kind ?? ''), families));
  let counted = { children: 0, households: 0, twins: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const sums = learning.map(({ u }) => ({ m: u.map(() => 0), h: u.map(() => 0), t: u.map(() => 0), u: u.map(() => 0) }));
    for (const [index, session] of sessions.entries()) {
      const share = shares[index];
      if (share !== undefined) shares[index] = expect(session, learning, share, sums, isDwelling(session, comparisons));
    }
    maximise(comparisons, learning, sums);
    counted = count(comparisons, sessions, shares, learning, totalPairs);
    if (families) limitTwins(comparisons, sessions, shares, learning, counted);
  }
  return { comparisons: learning, ...(families ? withUsualFamilies(counted) : counted) };
}

// A handful of records shows no brothers and sisters, and may hold some for all that.
function withUsualFamilies({ children, households }: { readonly children: number; readonly households: number }): { children: number; households: number; twins: number } {
  const families = households + (children * USUAL_PAIRS) / (children + USUAL_PAIRS);
  return { children, households: families, twins: families * TWINS_AMONG_SIBLINGS };
}

/** Families can be told from one child where there is a forename, and something that a household shares beside the surname. */
export function hasFamilies(comparisons: readonly PlannedComparison[]): boolean {
  return comparisons.some(({ kind }) => kind === 'forename') && comparisons.some(({ kind, evidence }) => evidence === 'household' && kind !== 'surname');
}

// Brothers and sisters have forenames and numbers of their own; those who share a birthday are twins.
function firstShares(kinds: readonly string[], families: boolean): Shares {
  if (kinds.length === 0) return [1e-4, families ? 1e-4 : 0, 0, 1];
  if (!families || kinds.includes('forename') || kinds.includes('identifier')) return [0.5, 0, 0, 0.5];
  return kinds.includes('date') ? [0.3, 0, 0.02, 0.68] : [0.3, 0.3, 0.02, 0.38];
}

function start({ kind, settings }: PlannedComparison): Learning {
  const names = levelNames[kind];
  const given = (which: 'm' | 'u', usual: readonly number[]): number[] => [1, ...normal(names.map((name, index) => settings?.levels?.find(({ level }) => level === name)?.[which] ?? usual[index] ?? 0.01))];
  return { m: given('m', usualM[kind]), h: [1, ...usualH[kind]], t: [1, ...(kind === 'date' ? usualT : usualH[kind])], u: given('u', usualU[kind]) };
}

function normal(parts: readonly number[]): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

// What the settings give is kept, and not learnt.
function isGiven({ settings }: PlannedComparison, which: 'm' | 'u'): boolean {
  return settings?.levels?.some((level) => level[which] !== undefined) === true;
}

function strangers(comparisons: readonly PlannedComparison[], learning: readonly Learning[], { levels, counts, patterns }: Session): void {
  const width = learning.length;
  for (const [index, one] of learning.entries()) {
    const sums = one.u.map(() => 0);
    for (let row = 0; row < patterns; row++) {
      const level = levels[row * width + index] ?? 0;
      sums[level] = (sums[level] ?? 0) + (counts[row] ?? 0);
    }
    const comparison = comparisons[index];
    if (comparison !== undefined && !isGiven(comparison, 'u')) one.u = drawn(sums, [1, ...usualU[comparison.kind]], DRAW_U);
  }
}

// Brothers and sisters are given names, sexes and numbers as strangers are; only what the household shares is theirs.
function tie(comparisons: readonly PlannedComparison[], learning: readonly Learning[]): void {
  for (const [index, { kind, evidence }] of comparisons.entries()) {
    const one = learning[index];
    if (one === undefined) continue;
    if (kind === 'forename') [one.h, one.t] = [one.u, twinNames(one.u)];
    else if (kind !== 'date' && evidence === 'person') [one.h, one.t] = [one.u, one.u];
    // The records of a household agree in where it lives as often as one child’s do. Learnt freely, strangers who bear the same names would be taken for households.
    else if (kind !== 'date') [one.h, one.t] = kind === 'surname' ? [one.h, one.h] : [one.m, one.m];
  }
}

// Twins are often given names that look alike (Jayden and Jaydon): a slip and another child are then the same sight.
const [ALMOST_SAME, NEAR] = [0.04, 0.02];

function twinNames(u: readonly number[]): number[] {
  return u.map((part, level) => (level === 3 ? Math.max(part, ALMOST_SAME) : level === 4 ? Math.max(part, NEAR) : level === 8 ? part - ALMOST_SAME - NEAR : part));
}

function expect({ blocked, levels, counts, patterns, pairs }: Session, learning: readonly Learning[], share: Shares, sums: readonly Learning[], dwelling: boolean): Shares {
  const width = learning.length;
  const open = learning.map((_, index) => index).filter((index) => !blocked.includes(index));
  const next: Shares = [0, 0, 0, 0];
  for (let row = 0; row < patterns; row++) {
    let [m, h, t, u] = share;
    for (const index of open) {
      const level = levels[row * width + index] ?? 0;
      const one = learning[index];
      if (level === 0 || one === undefined) continue;
      m *= one.m[level] ?? 0;
      h *= one.h[level] ?? 0;
      t *= one.t[level] ?? 0;
      u *= one.u[level] ?? 0;
    }
    const scale = (counts[row] ?? 0) / (m + h + t + u || 1);
    [m, h, t, u] = [m * scale, h * scale, t * scale, u * scale];
    next[0] += m;
    next[1] += h;
    next[2] += t;
    next[3] += u;
    for (const index of open) add(sums[index], levels[row * width + index] ?? 0, m, dwelling ? h : 0, dwelling ? t : 0, blocked.length === 0 ? u : 0);
  }
  return pairs === 0 ? share : [next[0] / pairs, next[1] / pairs, next[2] / pairs, next[3] / pairs];
}

// Only pairs that share a dwelling teach what brothers and sisters are like.
function isDwelling({ blocked }: Session, comparisons: readonly PlannedComparison[]): boolean {
  return blocked.some((index) => ['address', 'postcode', 'phone', 'email'].includes(comparisons[index]?.kind ?? ''));
}

function add(sum: Learning | undefined, level: number, m: number, h: number, t: number, u: number): void {
  if (sum === undefined || level === 0) return;
  sum.m[level] = (sum.m[level] ?? 0) + m;
  sum.h[level] = (sum.h[level] ?? 0) + h;
  sum.t[level] = (sum.t[level] ?? 0) + t;
  sum.u[level] = (sum.u[level] ?? 0) + u;
}

function maximise(comparisons: readonly PlannedComparison[], learning: readonly Learning[], sums: readonly Learning[]): void {
  for (const [index, comparison] of comparisons.entries()) {
    const [one, sum] = [learning[index], sums[index]];
    if (one === undefined || sum === undefined) continue;
    if (!isGiven(comparison, 'm')) one.m = drawn(sum.m, [1, ...usualM[comparison.kind]], DRAW_M);
    if (!isGiven(comparison, 'u')) one.u = drawn(sum.u, [1, ...usualU[comparison.kind]], DRAW_U);
    if (comparison.kind === 'date') one.h = born(drawn(sum.h, [1, ...usualH.date], DRAW_H));
    else if (comparison.kind === 'surname') one.h = drawn(sum.h.map((value, level) => value + (sum.t[level] ?? 0)), [1, ...usualH[comparison.kind]], DRAW_H);
  }
  tie(comparisons, learning);
}

// Two children born on one day to one household are twins, whom their own class is for.
function born(h: number[]): number[] {
  const [same = 0, newYear = 0] = [usualH.date[0], usualH.date[1]];
  const rest = h.slice(3).reduce((total, part) => total + part, 0);
  return [1, same, newYear, ...h.slice(3).map((part) => (part / rest) * (1 - same - newYear))];
}

// Counts, drawn a little to what is usual, as probabilities; none is ever nothing.
function drawn(sums: readonly number[], usual: readonly number[], weight: number): number[] {
  const parts = usual.slice(1).map((part, index) => (sums[index + 1] ?? 0) + weight * part);
  return [1, ...normal(parts.map((part) => Math.max(part, 1e-9)))];
}

function count(comparisons: readonly PlannedComparison[], sessions: readonly Session[], shares: readonly Shares[], learning: readonly Learning[], totalPairs: number): { children: number; households: number; twins: number } {
  const children = estimate(comparisons, sessions, shares, learning, 0, 'm', (kinds) => kinds.every((kind) => kind === 'forename' || kind === 'surname' || kind === 'date'));
  const dwellings = sessions.some((session) => isDwelling(session, comparisons));
  const households = estimate(comparisons, sessions, shares, learning, 1, 'h', (kinds) => !kinds.includes('date') && !kinds.includes('forename') && !kinds.includes('identifier') && (!dwellings || !kinds.includes('carer')));
  const most = totalPairs / 20;
  return { children: Math.min(most, Math.max(children, 1)), households: Math.min(most, households), twins: Math.min(most, households) * TWINS_AMONG_SIBLINGS };
}

// Pairs of a class in the drawings, over how often pairs of that class agree in what the drawing is blocked on.
function estimate(comparisons: readonly PlannedComparison[], sessions: readonly Session[], shares: readonly Shares[], learning: readonly Learning[], which: 0 | 1, probabilities: 'm' | 'h', fits: (kinds: readonly string[]) => boolean): number {
  const blockedSessions = sessions.map((session, index) => ({ session, share: shares[index]?.[which] ?? 0 })).filter(({ session }) => session.blocked.length > 0);
  const fitting = blockedSessions.filter(({ session }) => fits(session.blocked.map((index) => comparisons[index]?.kind ?? '')));
  const used = fitting.length > 0 ? fitting : blockedSessions;
  const estimates = used.map(({ session, share }) => {
    const chance = session.blocked.reduce((product, index) => product * ((learning[index]?.[probabilities][1] ?? 1) + (learning[index]?.[probabilities][2] ?? 0) * (comparisons[index]?.kind === 'date' ? 1 : 0)), 1);
    return (share * session.pairs * session.scale) / Math.max(chance, 0.05);
  });
  return estimates.length === 0 ? 0 : estimates.reduce((total, one) => total + one, 0) / estimates.length;
}

// Without this, pairs of one child whose forenames differ are taken for twins wherever there are no twins.
function limitTwins(comparisons: readonly PlannedComparison[], sessions: readonly Session[], shares: readonly Shares[], learning: readonly Learning[], { twins }: { readonly twins: number }): void {
  for (const [index, { blocked, pairs, scale }] of sessions.entries()) {
    const share = shares[index];
    if (share === undefined || pairs === 0) continue;
    const dated = blocked.some((one) => comparisons[one]?.kind === 'date');
    const most = dated ? (twins * (learning[blocked[0] ?? 0]?.t[1] ?? 1)) / (pairs * scale) : share[1] * TWINS_AMONG_SIBLINGS;
    if (share[2] <= most) continue;
    share[3] += share[2] - most;
    share[2] = most;
  }
}
