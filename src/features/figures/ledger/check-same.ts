import { contextOf, groupBy } from './parts.ts';
import { prints } from './rounding.ts';
import { findings, together, type Correction, type Findings, type LedgerRow, type Problem } from './row.ts';
import { slipCost } from './slips.ts';
import { isWhole, kindOfReview, periodKey, seriesOf, tellingWords, tokensOf, unitOf } from './words.ts';

/** What rows that claim one quantity say of it, and figures that stand under two names. */
export function checkSame(rows: readonly LedgerRow[]): Findings {
  const stated = [...groupBy(rows.filter(({ quantity }) => quantity !== ''), ({ quantity }) => quantity).values()].filter((group) => group.length > 1);
  const silent = rows.filter(({ quantity, unreadable }) => quantity === '' && unreadable.length === 0);
  return together([
    ...stated.map((group) => findings({ checked: 1, problems: differing(group, 'stated') })),
    ...proposedQuantities(silent).map((group) => findings({
      checked: 1, problems: differing(group, 'proposed'),
      proposals: [{ kind: 'quantity_id', ids: group.map(({ id }) => id), whole: group[0]?.id ?? '', why: 'their words, unit and period are the same' }],
    })),
    findings({ problems: twoNames(silent) }),
  ]);
}

// One quantity by its words: the same report in its editions, the same twelve months, the same thing counted.
function proposedQuantities(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  const counted = rows.filter((row) => row.count !== undefined || row.percent !== undefined);
  return [...groupBy(counted, quantityKey).entries()].filter(([key, group]) => key !== '' && group.length > 1 && !apart(group)).map(([, group]) => group);
}

// A report that splits one measure by subgroup, or names two kinds of review, means different things.
function apart(group: readonly LedgerRow[]): boolean {
  const kinds = new Set(group.flatMap((row) => kindOfReview(row) ?? []));
  return kinds.size > 1 || group.some((row) => group.some((other) => contextOf(row) === contextOf(other) && row.measure === other.measure && row.subgroup !== other.subgroup));
}

function quantityKey(row: LedgerRow): string {
  const words = [...tellingWords(row)].toSorted();
  const unit = unitOf(row);
  const series = seriesOf(row) || row.source;
  const kind = row.count === undefined ? 'percent' : 'count';
  // A count of everything is told apart by its unit alone; a share of it would be told by nothing.
  if (words.length === 0 && (unit === undefined || !isWhole(row) || row.count === undefined || (row.base !== undefined && row.base !== row.count))) return '';
  return [series, periodKey(row.period), words.join(' '), words.length === 0 ? '' : (kindOfReview(row) ?? ''), unit ?? '', kind].join('\n');
}

function differing(group: readonly LedgerRow[], basis: Problem['basis']): readonly Problem[] {
  for (const differ of [countsDiffer, percentsDiffer, countAgainstPercent, basesDiffer]) {
    const found = differ(group, basis);
    if (found !== undefined) return [found];
  }
  return [];
}

function countsDiffer(group: readonly LedgerRow[], basis: Problem['basis']): Problem | undefined {
  const rows = group.filter(({ count }) => count !== undefined);
  return new Set(rows.map(({ count }) => count)).size > 1 ? differs(rows, 'numerator', ({ count }) => count ?? 0, basis) : undefined;
}

function basesDiffer(group: readonly LedgerRow[], basis: Problem['basis']): Problem | undefined {
  const rows = group.filter(({ base }) => base !== undefined);
  return basis === 'stated' && new Set(rows.map(({ base }) => base)).size > 1 ? differs(rows, 'denominator', ({ base }) => base ?? 0, basis) : undefined;
}

function percentsDiffer(group: readonly LedgerRow[], basis: Problem['basis']): Problem | undefined {
  const rows = group.filter(({ percent }) => percent !== undefined);
  const ends = rows.map(({ percent }) => ({ low: (percent?.value ?? 0) - 0.5 * 10 ** -(percent?.decimals ?? 0), high: (percent?.value ?? 0) + 0.5 * 10 ** -(percent?.decimals ?? 0) }));
  const meet = Math.max(...ends.map(({ low }) => low)) <= Math.min(...ends.map(({ high }) => high)) + 1e-9;
  return rows.length < 2 || meet ? undefined : differs(rows, 'percent', ({ percent }) => percent?.value ?? 0, basis);
}

// One row prints only the percentage of a count and a base that another prints.
function countAgainstPercent(group: readonly LedgerRow[], basis: Problem['basis']): Problem | undefined {
  const counted = group.find(({ count, base }) => count !== undefined && base !== undefined && base > 0);
  const shares = group.filter(({ count, percent }) => count === undefined && percent !== undefined);
  const wrong = shares.find(({ percent }) => counted?.count !== undefined && counted.base !== undefined && percent !== undefined && !prints(counted.count, counted.base, percent));
  if (counted === undefined || wrong === undefined) return undefined;
  return { id: wrong.id, ids: [wrong.id, counted.id], code: 'SAME_QUANTITY_DIFFERS', basis, corrections: [], message: `${wrong.id} prints ${wrong.percent?.value}%, and ${counted.id} has ${counted.count} of ${counted.base} for the same quantity`, repair: 'give both the same count and base, or name them apart' };
}

function differs(rows: readonly LedgerRow[], column: Correction['column'], valueOf: (row: LedgerRow) => number, basis: Problem['basis']): Problem {
  const values = groupBy(rows, (row) => String(valueOf(row)));
  const ranked = [...values.values()].map((group) => ({ group, votes: group.length + group.filter(recomputes).length })).toSorted((a, b) => b.votes - a.votes);
  const [best, next] = ranked;
  const sure = best !== undefined && next !== undefined && best.votes > next.votes;
  const [one, other] = [best?.group[0], next?.group[0]];
  const [to, from] = [one === undefined ? 0 : valueOf(one), other === undefined ? 0 : valueOf(other)];
  const odd = ranked.slice(1).flatMap(({ group }) => group);
  const slip = slipCost(from, to) === 1 ? ', one slip of the hand apart' : '';
  const certain = sure && basis === 'stated';
  const backed = ranked.map(({ group }) => `${group[0] === undefined ? '' : valueOf(group[0])} (${group.map((row) => (recomputes(row) ? `${row.id}, whose own percentage bears it out` : row.id)).join(', ')})`);
  return {
    id: (sure ? odd[0] : rows.at(-1))?.id ?? '', ids: rows.map((row) => row.id), code: 'SAME_QUANTITY_DIFFERS', basis,
    message: `One quantity has different values: ${rows.map((row) => `${row.id} ${valueOf(row)} (${place(row)})`).join(', ')}${slip}`,
    repair: certain ? `${odd.map((row) => `${row.id} ${column} ${valueOf(row)} → ${to}`).join(', ')}, or quantities named apart` : `one ${column} for all: ${backed.join(' or ')}; or quantities named apart`,
    corrections: certain ? odd.map((row) => ({ id: row.id, column, from: valueOf(row), to })) : [],
  };
}

function recomputes({ count, base, percent }: LedgerRow): boolean {
  return count !== undefined && base !== undefined && percent !== undefined && prints(count, base, percent);
}

function place(row: LedgerRow): string {
  return [row.measure, row.subgroup, row.source].filter((part) => part !== '').join(', ');
}

// The same percentage in two sentences of one source that differ by a word of what is measured.
function twoNames(rows: readonly LedgerRow[]): readonly Problem[] {
  const shares = rows.filter(({ percent, count }) => percent !== undefined && count === undefined);
  return shares.flatMap((row, index) => shares.slice(index + 1).filter((other) => oneFigureTwoNames(row, other)).map((other) => ({
    id: other.id, ids: [row.id, other.id], code: 'ONE_FIGURE_TWO_NAMES', basis: 'proposed' as const, corrections: [],
    message: `${row.percent?.value}% stands under two names in one source: “${row.measure}” and “${other.measure}”`,
    repair: `one name for both, or a second figure: “${longer(row, other).measure}” says more`,
  })));
}

function oneFigureTwoNames(row: LedgerRow, other: LedgerRow): boolean {
  if (row.percent?.value !== other.percent?.value || contextOf(row) !== contextOf(other) || row.subgroup !== other.subgroup) return false;
  const [one, two] = [new Set(tokensOf(row.measure)), new Set(tokensOf(other.measure))];
  const [fewer, more] = one.size < two.size ? [one, two] : [two, one];
  return fewer.size < more.size && fewer.size > 1 && fewer.isSubsetOf(more) && likeness(row.printed, other.printed) >= 0.5;
}

function longer(row: LedgerRow, other: LedgerRow): LedgerRow {
  return new Set(tokensOf(row.measure)).size >= new Set(tokensOf(other.measure)).size ? row : other;
}

function likeness(one: string, other: string): number {
  const [first, second] = [new Set(one.toLowerCase().match(/[\p{L}\p{N}]+/gu)), new Set(other.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
  return first.intersection(second).size / Math.max(1, first.union(second).size);
}
