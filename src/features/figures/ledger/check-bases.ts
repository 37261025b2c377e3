import { impossiblePercent } from './check-row.ts';
import { contextOf, groupBy } from './parts.ts';
import { basesThatFit } from './rounding.ts';
import { findings, together, type Findings, type LedgerRow, type Proposal } from './row.ts';
import { tellingWords, tokensOf } from './words.ts';

/**
 * Percentages that name no base, beside the count that their words point to: "children in EFH cases"
 * and the row that counts EFH cases. Only a telling word that one count of the report has links them.
 */
export function checkBases(rows: readonly LedgerRow[]): Findings {
  const open = rows.filter(({ percent, base, count, partOf, unreadable }) => percent !== undefined && partOf.length === 0 && base === undefined && count === undefined && unreadable.length === 0);
  const groups = groupBy(open.filter(({ subgroup }) => subgroup !== ''), (row) => [contextOf(row), row.subgroup].join('\n'));
  return together([...groups.values()].map((group) => checkGroup(group, rows)));
}

function checkGroup(group: readonly LedgerRow[], rows: readonly LedgerRow[]): Findings {
  const [first] = group;
  const whole = first === undefined ? undefined : baseFor(first, rows);
  if (whole?.count === undefined || whole.count === 0) return findings();
  const base = whole.count;
  const proposal: Proposal = { kind: 'base', ids: group.map(({ id }) => id), whole: whole.id, why: `“${first?.subgroup}” names what ${whole.id} counts` };
  const percents = group.flatMap(({ percent }) => percent ?? []);
  const fitting = basesThatFit(percents, base, 4);
  const problems = group.flatMap((row) => {
    const wrong = impossiblePercent(row, base);
    if (wrong === undefined) return [];
    const others = percents.length > 1 ? `; the smallest bases that fit all ${percents.length} shares of “${row.subgroup}”: ${fitting.join(', ')}` : '';
    return [{ ...wrong, ids: [row.id, whole.id], basis: 'proposed' as const, message: `${wrong.message}, the ${whole.measure.toLowerCase()} of ${whole.id}`, repair: wrong.repair + others }];
  });
  return findings({ proposals: [proposal], problems, checked: group.length });
}

function baseFor(row: LedgerRow, rows: readonly LedgerRow[]): LedgerRow | undefined {
  const wanted = tokensOf(row.subgroup).filter((word) => tellingWords({ ...row, measure: '' }).has(word));
  const counts = rows.filter((one) => one.count !== undefined && contextOf(one) === contextOf(row) && wanted.length > 0 && wanted.every((word) => tokensOf(one.subgroup).includes(word)));
  return new Set(counts.map(({ count }) => count)).size === 1 ? counts[0] : undefined;
}
