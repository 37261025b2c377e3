import { checkBases } from './check-bases.ts';
import { checkDenominators } from './check-denominators.ts';
import { checkRows } from './check-row.ts';
import { checkSame } from './check-same.ts';
import { checkSums } from './check-sums.ts';
import { checkUnions } from './check-unions.ts';
import { prints } from './rounding.ts';
import { findings, together, type Findings, type LedgerRow, type Problem } from './row.ts';

export interface Verified extends Findings {
  /** How many rows were read. */
  readonly rows: number;
}

/** Everything in a ledger that does not add up, in the order of its rows; `beside` is what other checks found of the same rows. */
export function verifyLedger(rows: readonly LedgerRow[], beside: Findings = findings()): Verified {
  const order = new Map(rows.map(({ id }, index) => [id, index]));
  const alone = checkRows(rows);
  const suspects = new Set(alone.problems.map(({ id }) => id));
  const found = together([alone, checkSums(rows, suspects), checkDenominators(rows), checkSame(rows), checkBases(rows), checkUnions(rows), beside]);
  const problems = oneForEachMistake(found.problems, rows).toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
  return { ...found, problems, rows: rows.length };
}

const BY_ITSELF = new Set(['PERCENT_NOT_FROM_COUNTS', 'COUNT_ABOVE_BASE', 'NOT_AS_PRINTED']);

// A count that is wrong by itself and in its sum is one mistake, and the sum says what it was.
function oneForEachMistake(problems: readonly Problem[], rows: readonly LedgerRow[]): readonly Problem[] {
  const pairs = new Map(problems.filter(({ code, corrections }) => code === 'PARTS_DO_NOT_SUM' && corrections.length === 1).flatMap((sum) => {
    const own = problems.find(({ id, code }) => id === sum.id && BY_ITSELF.has(code));
    return own !== undefined && explains(sum, rows) ? [[own, sum] as const] : [];
  }));
  const dropped = new Set(pairs.values());
  return problems.filter((one) => !dropped.has(one)).map((one) => {
    const sum = pairs.get(one);
    if (sum === undefined) return one;
    const said = `numerator ${sum.corrections[0]?.from} → ${sum.corrections[0]?.to}, with which the parts add to ${/whole is (\d+)/.exec(sum.message)?.[1] ?? 'their whole'}`;
    return { ...one, ids: [...new Set([...one.ids, ...sum.ids])], corrections: sum.corrections, repair: said };
  });
}

function explains({ id, corrections: [change] }: Problem, rows: readonly LedgerRow[]): boolean {
  const row = rows.find((one) => one.id === id);
  if (row === undefined || change === undefined) return false;
  return row.percent === undefined || row.base === undefined || prints(change.to, row.base, row.percent);
}
