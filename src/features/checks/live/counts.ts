import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import type { Check } from '../language/check.ts';
import { isOwnAlone } from '../own-records/own-checks.ts';
import { isSmall } from '../trial/protect.ts';
import { checksOn } from './ask-case.ts';
import { isPrompt } from './standing.ts';

/** In how many cases of a team a duty waits; null where so few, or so nearly all, that it is not told. */
export interface TeamCount {
  readonly team: string;
  readonly late: number | null;
  readonly inTime: number | null;
}

export interface DutyCount {
  readonly check: Check;
  readonly teams: readonly TeamCount[];
}

interface Row {
  readonly check_id: string;
  readonly team_id: string;
  readonly late: number;
  readonly open: number;
  readonly cases: number;
}

/** How many duties wait in an area, by duty in the order of the catalogue and by team in the order of their names. Nothing else is counted, and nothing is put in order of a count. */
export async function dutyCounts(tx: Tx, now: Date, partnershipId: string, teams: readonly { readonly id: string; readonly name: string; readonly organisation: string }[]): Promise<readonly DutyCount[]> {
  const { rows } = await sql<Row>`select check_id, team_id, late, open, cases from checks.open_duties(${partnershipId}, ${now})`.execute(tx);
  const duties = (await checksOn(tx, partnershipId, now)).filter((check) => !isPrompt(check) && !isOwnAlone(check));
  return duties.map((check) => ({
    check,
    teams: teams.map(({ id, name, organisation }) => ({ team: `${name}, ${organisation}`, ...told(rows.find((row) => row.check_id === check.id && row.team_id === id)) })),
  }));
}

function told(row: Row | undefined): Omit<TeamCount, 'team'> {
  if (row === undefined) return { late: 0, inTime: 0 };
  const count = (number: number): number | null => (isSmall({ count: number, of: row.cases }) ? null : number);
  return { late: count(row.late), inTime: count(row.open - row.late) };
}
