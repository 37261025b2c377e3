import { bandOf, coverChildhood, follow, type Band } from './bands.ts';
import type { LedgerRow } from './row.ts';
import { isTotal, isWhole, periodKey, tableOf } from './words.ts';

/** Rows taken to be parts of one whole. The whole is a row's count, or the base that the parts share. */
export interface PartGroup {
  readonly whole: { readonly row?: LedgerRow; readonly value: number };
  readonly parts: readonly LedgerRow[];
  /** `stated`: the ledger says so. Otherwise what in the words makes them parts. */
  readonly by: 'stated' | 'bands' | 'kinds' | 'percents' | 'total' | 'nothing';
  /** True where the parts leave nothing out, so that a sum below the whole is wrong too. */
  readonly exhaustive: boolean;
}

/** Rows of one source, report, period and measure, with the row that counts all of them, if there is one. */
export interface MeasureGroup {
  readonly rows: readonly LedgerRow[];
  readonly total?: LedgerRow;
}

/** The parts that the ledger itself names in `part_of`, and the names that lead nowhere. */
export function statedGroups(rows: readonly LedgerRow[]): { readonly groups: readonly PartGroup[]; readonly lost: readonly LedgerRow[] } {
  const named = groupBy(rows.flatMap((row) => row.partOf.map((whole) => ({ row, whole }))), ({ whole }) => whole);
  const groups: PartGroup[] = [];
  const lost: LedgerRow[] = [];
  for (const [name, members] of named) {
    const parts = members.map(({ row }) => row);
    const row = rows.find((one) => one.id === name && !parts.includes(one)) ?? rows.find((one) => one.quantity === name && one.count !== undefined && !parts.includes(one)) ?? rows.find((one) => one.quantity === name && !parts.includes(one));
    const value = row === undefined ? sharedBase(parts) : (row.count ?? row.base ?? (row.percent === undefined ? undefined : NaN));
    if (value !== undefined) groups.push({ whole: row === undefined ? { value } : { row, value }, parts, by: 'stated', exhaustive: true });
    else if (row === undefined) lost.push(...parts);
  }
  return { groups, lost };
}

/** Rows grouped by measure, for whoever looks for parts that nobody has named. */
export function measureGroups(rows: readonly LedgerRow[]): readonly MeasureGroup[] {
  const byContext = groupBy(rows, contextOf);
  const groups = groupBy(rows.filter(({ measure }) => measure !== ''), (row) => [contextOf(row), row.measure].join('\n'));
  return [...groups.values()].map((members) => {
    const total = members.find((row) => isTotal(row) && row.count !== undefined) ?? members.find((row) => isWhole(row) && row.count !== undefined) ?? totalElsewhere(members, byContext);
    const parts = members.filter((row) => row !== total && !isSubset(row));
    return total === undefined ? { rows: parts } : { rows: parts, total };
  });
}

// "notifications by nature" are parts of "notifications"; "Table 3: band size" of "Table 3: total".
function totalElsewhere([first]: readonly LedgerRow[], byContext: ReadonlyMap<string, readonly LedgerRow[]>): LedgerRow | undefined {
  if (first === undefined) return undefined;
  const near = (byContext.get(contextOf(first)) ?? []).filter((row) => row.measure !== first.measure && row.count !== undefined && isWhole(row));
  const plain = first.measure.replace(/ by [^:]+$/i, '').toLowerCase();
  return near.find((row) => plain !== first.measure.toLowerCase() && row.measure.toLowerCase() === plain) ?? near.find((row) => tableOf(row) !== '' && tableOf(row) === tableOf(first) && isTotal(row));
}

/** The parts that the words of a measure's rows make likely. */
export function proposedGroup({ rows, total }: MeasureGroup): PartGroup | undefined {
  const value = total?.count ?? sharedBase(rows);
  if (value === undefined || value <= 0 || rows.length < 2 || rows.some(({ partOf }) => partOf.length > 0)) return undefined;
  const counted = rows.filter(({ count, percent }) => count !== undefined || percent === undefined);
  if (counted.filter(({ count }) => count !== undefined).length < 2 || counted.some(({ base }) => total === undefined && base !== value)) return undefined;
  const whole = total === undefined ? { value } : { row: total, value };
  const kinds = kindOf(counted);
  if (kinds !== undefined) return { whole, parts: counted, ...kinds };
  // Bands with a gap are parts that leave something out.
  if (counted.every(({ subgroup }) => bandOf(subgroup) !== undefined)) return undefined;
  if (shareOut(counted, value)) return { whole, parts: counted, by: 'percents', exhaustive: true };
  return { whole, parts: counted, by: total !== undefined && isTotal(total) ? 'total' : 'nothing', exhaustive: false };
}

/** Whether the subgroups exclude one another by their words, and whether they leave nothing out. */
export function kindOf(rows: readonly LedgerRow[]): { readonly by: 'bands' | 'kinds'; readonly exhaustive: boolean } | undefined {
  const bands = rows.map(({ subgroup }) => bandOf(subgroup)).filter((one): one is Band => one !== undefined).sort((a, b) => a.from - b.from);
  if (bands.length === rows.length && follow(bands)) return { by: 'bands', exhaustive: coverChildhood(bands) || (bands[0]?.from === 0 && bands.at(-1)?.to === Infinity) };
  const found = KINDS.find(({ members }) => {
    const hits = rows.map(({ subgroup }) => members.findIndex((member) => member.test(subgroup.trim())));
    const known = hits.filter((hit) => hit >= 0);
    return known.length > 1 && new Set(known).size === known.length && rows.every(({ subgroup }, index) => (hits[index] ?? -1) >= 0 || REST.test(subgroup.trim()));
  });
  if (found === undefined) return undefined;
  return { by: 'kinds', exhaustive: found.exhaustive || rows.some(({ subgroup }) => REST.test(subgroup.trim())) };
}

const REST = /^(other|others|unknown|not known|not recorded|not stated|not reported|missing|transgender|indeterminate|don.t know|neither|rest|remainder)\b/i;
// Kinds that exclude one another. An incident in which a child neither died nor was harmed is none.
const KINDS: readonly { readonly members: readonly RegExp[]; readonly exhaustive: boolean }[] = [
  { members: [/^(male|males|boys?|men|man)$/i, /^(female|females|girls?|women|woman)$/i], exhaustive: false },
  { members: [/^(child )?(deaths?|died|fatal|fatalities)$/i, /^(serious(ly)? )?(harm|harmed|injury|injured|non-fatal)$/i], exhaustive: true },
  { members: [/^yes$/i, /^no$/i], exhaustive: false },
];

function shareOut(rows: readonly LedgerRow[], whole: number): boolean {
  if (rows.length < 2 || rows.some(({ percent, base }) => percent === undefined || base !== whole)) return false;
  const sum = rows.reduce((all, { percent }) => all + (percent?.value ?? 0), 0);
  return Math.abs(sum - 100) <= looseness(rows) + 1e-9;
}

/** By how much percentages that were rounded one by one may miss their sum. */
export function looseness(rows: readonly LedgerRow[]): number {
  return rows.reduce((sum, { percent }) => sum + 0.5 * 10 ** -(percent?.decimals ?? 0), 0);
}

/** "- 3 7 26" prints a dash where the figure does not apply. */
export function saysNone({ printed }: LedgerRow): boolean {
  return /(^|\s)[-–—](\s|$)/.test(printed);
}

/** A row that says "of which": a part that leaves the rest unsaid. */
export function isSubset(row: LedgerRow): boolean {
  return /\bof (which|whom|these|those)\b/i.test(`${row.measure} ${row.subgroup}`);
}

// A row is asked for its context once for each row that it might belong to.
const contexts = new WeakMap<LedgerRow, string>();

/** One text for where a row stands: source, report and period. */
export function contextOf(row: LedgerRow): string {
  const known = contexts.get(row);
  if (known !== undefined) return known;
  const context = [row.source, row.report, periodKey(row.period)].join('\n');
  contexts.set(row, context);
  return context;
}

function sharedBase(rows: readonly LedgerRow[]): number | undefined {
  const bases = new Set(rows.map(({ base }) => base));
  return bases.size === 1 ? rows[0]?.base : undefined;
}

export function groupBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}
