import type { Tx } from '../../../platform/database/index.ts';
import { parseResult, parseSignal } from './signal-store.ts';
import type { Check } from '../language/check.ts';
import { checksOn } from './ask-case.ts';
import type { Signal } from './signal.ts';
import { isPrompt } from './standing.ts';

/** A signal with the case that it is in, as a worklist links to it. */
export interface Waiting {
  readonly check: Check;
  readonly signal: Signal;
  readonly caseId: string;
  readonly reference: string;
}

/**
 * What waits for an answer in the cases that the person holds, by its limit and by nothing else. `newSince`
 * leaves out what came up before. Only of checks that are on now.
 */
export async function waitingOf(tx: Tx, now: Date, newSince?: Date): Promise<readonly Waiting[]> {
  const all = tx.selectFrom('checks.signal as s').innerJoin('cases.child_case as c', 'c.id', 's.case_id')
    .leftJoinLateral((eb) => eb.selectFrom('checks.answer as a').select('a.result as answered').whereRef('a.case_id', '=', 's.case_id').whereRef('a.check_id', '=', 's.check_id').whereRef('a.key', '=', 's.key')
      .orderBy('a.number', 'desc').limit(1).as('newest'), (join) => join.onTrue())
    .selectAll('s').select(['c.reference', 'newest.answered']).orderBy('s.due_at', (order) => order.asc().nullsLast()).orderBy('s.id');
  const rows = await (newSince === undefined ? all : all.where('s.new_at', '>', newSince)).execute();
  const on = await checksByArea(tx, now, rows.map((row) => row.partnership_id));
  return rows.flatMap(({ reference, answered, ...row }): readonly Waiting[] => {
    const check = on.get(row.partnership_id)?.find(({ id, version }) => id === row.check_id && version === row.version);
    if (check === undefined || (answered !== null && parseResult(answered) === row.result)) return [];
    return [{ check, signal: parseSignal(row), caseId: row.case_id, reference }];
  });
}

/** Only what is a duty with something to do: no prompt, and nothing that cannot be told. */
export function areDuties({ check, signal }: Waiting): boolean {
  return !isPrompt(check) && signal.result !== 'cannot_tell';
}

async function checksByArea(tx: Tx, now: Date, areas: readonly string[]): Promise<ReadonlyMap<string, readonly Check[]>> {
  const found = new Map<string, readonly Check[]>();
  for (const area of new Set(areas)) found.set(area, await checksOn(tx, area, now));
  return found;
}
