import { bandOf } from './bands.ts';
import { impossiblePercent } from './check-row.ts';
import { contextOf, isSubset, kindOf, looseness, measureGroups, proposedGroup, saysNone, statedGroups, type MeasureGroup, type PartGroup } from './parts.ts';
import { repairSum, sumOf, type Subtotal } from './repair-sum.ts';
import { prints } from './rounding.ts';
import { findings, together, type Correction, type Findings, type LedgerRow, type Problem, type Proposal } from './row.ts';
import { slipCost } from './slips.ts';

const SAID: Readonly<Record<PartGroup['by'], string>> = {
  stated: 'the ledger names them as its parts', bands: 'the bands follow one another', kinds: 'the kinds exclude one another',
  percents: 'their percentages add to 100', total: 'the whole is called a total', nothing: 'they add to it',
};

const MOST_NAMED = 6;

interface Context {
  readonly rows: readonly LedgerRow[];
  /** The rows in which something else is wrong. */
  readonly suspects: ReadonlySet<string>;
}

/** What parts and wholes say of one another: sums, bases, shares of 100 and "of which". */
export function checkSums(rows: readonly LedgerRow[], suspects: ReadonlySet<string>): Findings {
  const context: Context = { rows, suspects };
  const stated = statedGroups(rows);
  const measures = measureGroups(rows);
  const own = rows.filter(({ id, partOf }) => partOf.includes(id));
  const lost = stated.lost.filter((row) => !own.includes(row)).map(({ id, partOf }) => ({ id, code: 'WHOLE_NOT_FOUND', message: `There is no row or quantity ${partOf.join(' or ')} that this could be a part of` }));
  return together([
    findings({ unchecked: lost, problems: own.map(partOfItself) }),
    ...stated.groups.map((group) => checkStated(group, context)),
    ...measures.map((measure) => checkProposed(measure, context)),
    ...measures.map(checkShares),
    checkSubsets(rows),
  ]);
}

function partOfItself({ id }: LedgerRow): Problem {
  return { id, ids: [id], code: 'PART_OF_ITSELF', message: `${id} is said to be a part of itself`, repair: 'name the row or quantity that it is a part of, or leave part_of empty', corrections: [], basis: 'stated' };
}

function checkStated(group: PartGroup, context: Context): Findings {
  const parts = group.parts.filter((row) => !isSubset(row) && row.count !== undefined);
  const above = group.parts.filter(({ count = 0 }) => count > group.whole.value && (parts.length < 2 || group.parts.some(isSubset))).map((row) => aboveWhole(row, group.whole, 'stated'));
  const shares = together([sharesOfWhole(group), impossibleShares(group)]);
  if (parts.length < 2) return together([findings({ problems: above, checked: 1 }), shares]);
  if (overlap(group, parts)) return findings({ problems: above });
  if (addsUp(parts, group.whole.value)) return findings({ problems: above, checked: 1 });
  const unknown = group.parts.some((row) => row.withheld || (row.count === undefined && !saysNone(row)));
  if (unknown && sumOf(parts) < group.whole.value) return findings({ problems: above });
  return findings({ problems: [...above, wrongSum({ ...group, parts }, context, 'stated')], checked: 1 });
}

// A percentage that names no base and is a part of a count is a share of it.
function impossibleShares({ parts, whole }: PartGroup): Findings {
  const base = whole.row?.count;
  const shares = parts.filter((row) => row.count === undefined && row.base === undefined && row.percent !== undefined);
  if (whole.row === undefined || base === undefined) return findings();
  const others = [whole.row.id];
  const problems = shares.flatMap((row) => {
    const wrong = impossiblePercent(row, base);
    return wrong === undefined ? [] : [{ ...wrong, ids: [row.id, ...others] }];
  });
  return findings({ problems, checked: shares.length });
}

// Each part is printed as its own share of the whole, and together they are far more than it: cases count in several.
function overlap(group: PartGroup, parts: readonly LedgerRow[]): boolean {
  return sumOf(parts) > 1.25 * group.whole.value && everyShareHolds({ ...group, parts });
}

// Parts that are printed as percentages only, of one base: they add to the percentage of their whole.
function sharesOfWhole({ parts, whole }: PartGroup): Findings {
  const shares = parts.filter((row) => !isSubset(row) && row.percent !== undefined && row.count === undefined);
  if (shares.length < 2 || shares.length !== parts.length || new Set(shares.map(({ base }) => base)).size > 1) return findings();
  const most = whole.row?.percent?.value ?? 100;
  const sum = shares.reduce((all, { percent }) => all + (percent?.value ?? 0), 0);
  const loose = looseness(shares) + (whole.row?.percent === undefined ? 0 : looseness([whole.row]));
  // Far from 100 and without words that exclude one another, cases count in several.
  const apart = whole.row?.percent === undefined && kindOf(shares) === undefined && Math.abs(sum - most) > 10;
  if (apart || Math.abs(sum - most) <= loose + 1e-9) return findings({ checked: 1 });
  const ids = [...(whole.row === undefined ? [] : [whole.row.id]), ...shares.map(({ id }) => id)];
  return findings({ checked: 1, problems: [{
    id: ids[0] ?? '', ids, code: 'SHARES_DO_NOT_SUM', basis: 'stated', corrections: [],
    message: `${shares.map(({ percent }) => percent?.value).join(' + ')} = ${Number(sum.toFixed(6))}%, and the whole is ${most}%: rounding explains no more than ${loose} either way`,
    repair: shares.map(({ id, percent }) => `${id} percent ${percent?.value} → ${Number(((percent?.value ?? 0) + most - sum).toFixed(6))}`).join(', or '),
  }] });
}

function checkProposed(measure: MeasureGroup, context: Context): Findings {
  const group = proposedGroup(measure);
  if (group === undefined) return findings();
  const sum = sumOf(group.parts);
  const { value } = group.whole;
  const proposal: Proposal = { kind: 'part_of', ids: group.parts.map(({ id }) => id), whole: group.whole.row?.id ?? `base ${value}`, why: SAID[group.by] };
  if (addsUp(group.parts, value)) return findings({ proposals: [proposal], problems: wrongSubtotals(group, context), checked: 1 });
  const open = !basesAddUp(group) && group.parts.some((row) => row.withheld || (row.count === undefined && !saysNone(row)));
  const excluded = group.by === 'bands' || group.by === 'kinds' || group.by === 'percents';
  const wrong = group.by === 'total' ? !open && nearMiss(group, sum) : excluded && (sum > value || (group.exhaustive && !open));
  return wrong ? findings({ proposals: [proposal], problems: [wrongSum(group, context, 'proposed')], checked: 1 }) : findings();
}

// The whole may be split in several ways, one after another: 14 + 40 = 54 and 25 + 15 + 14 = 54.
function addsUp(parts: readonly LedgerRow[], whole: number): boolean {
  return runsOf(parts, whole) || splitsByMeasure(parts, whole);
}

function runsOf(parts: readonly LedgerRow[], whole: number): boolean {
  let sum = 0;
  for (const { count = 0 } of parts) {
    if (sum === whole && count > 0) sum = 0;
    sum += count;
  }
  return sum === whole && sumOf(parts) % whole === 0;
}

function splitsByMeasure(parts: readonly LedgerRow[], whole: number): boolean {
  const measures = new Set(parts.map(({ measure }) => measure));
  const groups = [...measures].map((measure) => parts.filter((row) => row.measure === measure));
  return measures.size > 1 && groups.every((group) => group.length > 1 && runsOf(group, whole));
}

// The bases of the counted parts make up the base of all: those without a figure lie outside it.
function basesAddUp({ parts, whole }: PartGroup): boolean {
  const counted = parts.filter(({ count }) => count !== undefined);
  return whole.row?.base !== undefined && counted.every(({ base }) => base !== undefined) && counted.reduce((sum, { base = 0 }) => sum + base, 0) === whole.row.base;
}

function nearMiss({ parts, whole }: PartGroup, sum: number): boolean {
  if (Math.abs(sum - whole.value) > whole.value / 4) return false;
  const missing = whole.value - sum;
  return slipCost(whole.value, sum) === 1 || parts.some(({ count = 0 }) => count + missing >= 0 && slipCost(count, count + missing) === 1);
}

function wrongSum(group: PartGroup, { rows, suspects }: Context, basis: Problem['basis']): Problem {
  const { parts, whole } = group;
  const gap = whole.value - sumOf(parts);
  const { choices, confirmedBy } = everyShareHolds(group) && gap > 0 ? { choices: [], confirmedBy: [] } : repairSum(group, subtotalsOf(group, rows), rows, suspects);
  const said = choices.length === 0 ? `a further kind for the ${gap} of ${whole.value} that are in none of them, or another whole` : choices.map((choice) => choice.map(({ id, from, to }) => `${id} ${from} → ${to}`).join(' and ')).join(', or ');
  const confirmed = confirmedBy.length === 0 ? '' : ` (confirmed by ${confirmedBy.map((row) => `${row.id}: ${row.base ?? row.count}`).slice(0, 8).join(', ')})`;
  const corrections = choices[0] ?? [];
  const wholeIds = whole.row === undefined ? [] : [whole.row.id];
  const counted = parts.filter(({ count }) => count !== undefined);
  return {
    id: corrections[0]?.id ?? wholeIds[0] ?? parts[0]?.id ?? '',
    ids: [...new Set([...wholeIds, ...counted.map(({ id }) => id), ...confirmedBy.map(({ id }) => id)])],
    code: 'PARTS_DO_NOT_SUM',
    message: `${counted.map(({ count }) => count).join(' + ')} = ${sumOf(parts)}, and the whole is ${whole.value}: ${SAID[group.by]}`,
    repair: `${said}${confirmed}${confirmedBy.length === 0 ? othersThatFit(counted, gap, choices) : ''}`, corrections, basis,
  };
}

// Which part is wrong the sum alone cannot say: what takes more than a slip of the hand fits as well.
function othersThatFit(parts: readonly LedgerRow[], gap: number, choices: readonly (readonly Correction[])[]): string {
  if (choices[0]?.length !== 1) return '';
  const named = new Set(choices.flatMap((choice) => (choice.length === 1 ? choice.map(({ id }) => id) : [])));
  const fits = parts.filter(({ id, count = 0 }) => !named.has(id) && count + gap >= 0);
  if (fits.length === 0) return '';
  const said = fits.length > MOST_NAMED ? `any other part, ${gap > 0 ? 'more' : 'less'} by ${Math.abs(gap)},` : fits.map(({ id, count = 0 }) => `${id} ${count} → ${count + gap}`).join(' or ');
  return `; ${said} would fit too`;
}

// Every part prints its own share of the whole rightly, so that what is wrong is what is left out.
function everyShareHolds({ parts, whole }: PartGroup): boolean {
  return parts.every(({ count, base, percent }) => count !== undefined && base === whole.value && percent !== undefined && prints(count, base, percent));
}

function subtotalsOf({ parts }: PartGroup, rows: readonly LedgerRow[]): readonly Subtotal[] {
  const [first] = parts;
  if (kindOf(parts)?.by !== 'bands' || first === undefined || parts.some(({ base }) => base !== undefined)) return [];
  return rows.flatMap((row): Subtotal[] => {
    const open = row.source === first.source && contextPeriod(row) === contextPeriod(first) && !parts.includes(row) ? bandOf(row.subgroup) : undefined;
    const value = row.base ?? row.count;
    if (open === undefined || open.to !== Infinity || open.from === 0 || value === undefined) return [];
    const starts = parts.some(({ subgroup }) => bandOf(subgroup)?.from === open.from && bandOf(subgroup)?.to !== Infinity);
    return starts ? [{ row, value, parts: parts.filter(({ subgroup }) => (bandOf(subgroup)?.from ?? 0) >= open.from) }] : [];
  });
}

function contextPeriod(row: LedgerRow): string {
  return contextOf({ ...row, report: '' });
}

// The bands add to their whole, and still a sum of the upper ones is printed wrong in the same table.
function wrongSubtotals(group: PartGroup, context: Context): readonly Problem[] {
  return subtotalsOf(group, context.rows).filter(({ row, value, parts }) => row.base === undefined && row.report === group.parts[0]?.report && sumOf(parts) !== value).map(({ row, value, parts }) => wrongSum({ whole: { row, value }, parts, by: 'bands', exhaustive: true }, context, 'proposed'));
}

function checkShares({ rows }: MeasureGroup): Findings {
  const shares = rows.filter(({ percent, count }) => percent !== undefined && count === undefined);
  const kind = shares.length < 2 || shares.length !== rows.length ? undefined : kindOf(shares);
  if (kind === undefined || new Set(shares.map(({ base }) => base)).size > 1) return findings();
  const sum = shares.reduce((all, { percent }) => all + (percent?.value ?? 0), 0);
  const over = sum - 100 > looseness(shares) + 1e-9;
  const under = kind.exhaustive && 100 - sum > looseness(shares) + 1e-9;
  if (!over && !under) return findings({ checked: 1, proposals: [{ kind: 'part_of', ids: shares.map(({ id }) => id), whole: '100%', why: SAID[kind.by] }] });
  const ids = shares.map(({ id }) => id);
  return findings({
    checked: 1,
    problems: [{
      id: ids[0] ?? '', ids, code: 'SHARES_DO_NOT_SUM', basis: 'proposed', corrections: [],
      message: `${shares.map(({ percent }) => percent?.value).join(' + ')} = ${Number(sum.toFixed(6))}%, and rounding explains no more than ${looseness(shares)} either way of 100: ${SAID[kind.by]}`,
      repair: `one of them is ${over ? 'too large' : 'too small'} by about ${Number(Math.abs(sum - 100).toFixed(6))}`,
    }],
  });
}

function checkSubsets(rows: readonly LedgerRow[]): Findings {
  return together(rows.map((row, index) => {
    if (!isSubset(row) || row.count === undefined || row.partOf.length > 0) return findings();
    const whole = rows.slice(0, index).findLast((one) => !isSubset(one) && contextOf(one) === contextOf(row));
    if (whole?.count === undefined) return findings();
    const proposal: Proposal = { kind: 'part_of', ids: [row.id], whole: whole.id, why: 'it says “of which” below it' };
    return findings({ checked: 1, proposals: [proposal], problems: row.count > whole.count ? [aboveWhole(row, { row: whole, value: whole.count }, 'proposed')] : [] });
  }));
}

function aboveWhole(row: LedgerRow, whole: PartGroup['whole'], basis: Problem['basis']): Problem {
  return {
    id: row.id, ids: [row.id, ...(whole.row === undefined ? [] : [whole.row.id])], code: 'PART_ABOVE_WHOLE', basis, corrections: [],
    message: `${row.count} is said to be a part of ${whole.value}`, repair: `${row.id} at most ${whole.value}, or another whole`,
  };
}
