import { sql } from 'kysely';
import { londonDate } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { notRelevantByGroup, notRelevantOf, type AnswerTally } from '../trial/index.ts';
import type { ToldNotRelevant } from './standing.ts';

interface Row {
  readonly check_id: string;
  readonly grouped_by: string;
  readonly group_name: string;
  readonly answered: number;
  readonly not_relevant: number;
}

/**
 * Of how many children each check was answered in an area, and of how many as not relevant, by group and by
 * no case, child or worker. Up to the end of the month before, so that one answer more does not show from
 * one day to the next.
 */
export async function liveAnswers(tx: Tx, partnershipId: string, now: Date): Promise<ReadonlyMap<string, ToldNotRelevant>> {
  const until = new Date(`${londonDate(now).slice(0, 7)}-01T00:00:00Z`);
  const { rows } = await sql<Row>`select check_id, grouped_by, group_name, answered, not_relevant from checks.answers_by_group(${partnershipId}, ${until})`.execute(tx);
  return new Map([...Map.groupBy(rows, (row) => row.check_id)].map(([check, own]) => [check, toldOfRows(own)]));
}

function toldOfRows(rows: readonly Row[]): ToldNotRelevant {
  const total = rows.find((row) => row.grouped_by === 'all');
  const all: AnswerTally = total === undefined ? { answered: 0, notRelevant: 0 } : tallyOf(total);
  const groups = BY.flatMap((by) => {
    const own = rows.filter((row) => row.grouped_by === by).toSorted((a, b) => a.group_name.localeCompare(b.group_name, 'en'));
    return notRelevantByGroup(own.map(tallyOf), all).map((one, place) => ({ by, group: own[place]?.group_name ?? '', ...one }));
  });
  return { from: 'live', all: notRelevantOf(all), groups };
}

const BY = ['ethnicity', 'sex', 'age', 'disability', 'area'] as const;

function tallyOf({ answered, not_relevant: notRelevant }: Row): AnswerTally {
  return { answered, notRelevant };
}
