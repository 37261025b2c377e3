import { signedIn, type Context } from '../../access/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { notNow, standingOf, type PairStanding } from '../queue/standing.ts';
import { answersByPair, listDecisions } from '../store/decisions.ts';
import { listPairs, type PairLine } from '../store/pairs.ts';
import type { StoredRun } from '../store/runs.ts';

/** A proposal with where it stands for one person: somebody who may still say something sees no more than that it is open. */
export interface Queued extends PairLine {
  readonly standing: PairStanding;
  readonly mine: boolean;
}

export interface QueueCounts {
  readonly toSay: number;
  readonly automatic: number;
  readonly waiting: number;
  readonly settled: number;
}

export async function queueOf({ tx, ...context }: Context, run: StoredRun): Promise<readonly Queued[]> {
  const person = signedIn({ tx, ...context }).id;
  const [pairs, answers] = [await listPairs(tx, run.id), answersByPair(await listDecisions(tx, run.partnershipId))];
  return pairs.map((pair) => queued(pair, answers.get(`${pair.a} ${pair.b}`) ?? [], person));
}

export async function queueCounts(context: Context, run: StoredRun): Promise<QueueCounts> {
  const queue = await queueOf(context, run);
  const count = (fits: (pair: Queued) => boolean): number => queue.filter(fits).length;
  return {
    toSay: count(({ mine, band }) => mine && band === 'review'), automatic: count(({ mine, band }) => mine && band === 'automatic'),
    waiting: count(({ standing, mine }) => standing === 'second-wanted' && !mine), settled: count(({ standing }) => isSettled(standing)),
  };
}

export function isSettled(standing: PairStanding): boolean {
  return standing === 'joined' || standing === 'apart' || standing === 'cannot-tell';
}

function queued(pair: PairLine, answers: Parameters<typeof standingOf>[1], person: PersonId): Queued {
  const mine = notNow(pair.secondLook, answers, person) === undefined;
  const standing = standingOf(pair.secondLook, answers);
  // Not even that somebody has looked is shown to the second person.
  return { ...pair, mine, standing: standing === 'second-wanted' && mine ? 'open' : standing };
}
