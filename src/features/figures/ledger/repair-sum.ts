import { bandOf } from './bands.ts';
import { numeralsOf } from './check-row.ts';
import type { PartGroup } from './parts.ts';
import { prints } from './rounding.ts';
import type { Correction, LedgerRow } from './row.ts';
import { slipCost, slipsOf } from './slips.ts';
import { periodKey } from './words.ts';

/** A sum printed elsewhere of some of the parts: "ages 6+: 107". */
export interface Subtotal {
  readonly row: LedgerRow;
  readonly value: number;
  readonly parts: readonly LedgerRow[];
}

export interface SumRepair {
  /** The likeliest repairs, equally likely: each is one or two corrections. */
  readonly choices: readonly (readonly Correction[])[];
  /** The rows whose figures bear the first choice out. */
  readonly confirmedBy: readonly LedgerRow[];
}

interface Change {
  readonly correction: Correction;
  readonly cost: number;
  readonly witnesses: readonly LedgerRow[];
}

/**
 * The smallest change by which parts add to their whole. One slip of the hand is likelier than a
 * number made up, a number that other rows use as this part's base is likelier than one that none
 * does, and a change that makes printed subtotals come out is likelier than one that breaks them.
 * `suspects` are rows in which something else is wrong too.
 */
export function repairSum(group: PartGroup, subtotals: readonly Subtotal[], rows: readonly LedgerRow[], suspects: ReadonlySet<string>): SumRepair {
  const parts = group.parts.filter(({ count }) => count !== undefined);
  const missing = group.whole.value - sumOf(parts);
  const options = [...oneChange(group, parts, missing, rows), ...twoChanges(parts, missing, rows)];
  const judged = options.map((changes) => {
    const broken = subtotals.filter((subtotal) => !comesOut(subtotal, changes));
    return { changes, cost: changes.reduce((sum, { cost, correction }) => sum + cost - (suspects.has(correction.id) ? 1 : 0), 0) + 1.5 * broken.length, kept: subtotals.filter((one) => !broken.includes(one)) };
  }).sort((a, b) => a.cost - b.cost);
  const best = judged[0];
  if (best === undefined) return { choices: [], confirmedBy: [] };
  const equal = judged.filter(({ cost }) => cost <= best.cost + 1e-9).slice(0, 6);
  const confirming = [...best.kept.map(({ row }) => row), ...best.changes.flatMap(({ witnesses }) => witnesses)];
  return { choices: equal.map(({ changes }) => changes.map(({ correction }) => correction)), confirmedBy: oneForEachValue(confirming) };
}

// Seven rows that print the same base confirm it as one does.
function oneForEachValue(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.base ?? row.count, row])).values()].toReversed();
}

function oneChange({ whole }: PartGroup, parts: readonly LedgerRow[], missing: number, rows: readonly LedgerRow[]): readonly (readonly Change[])[] {
  const ofParts = parts.map((row) => ({ row, to: (row.count ?? 0) + missing })).filter(({ to }) => to >= 0).map(({ row, to }) => [changeOf(row, to, rows)]);
  if (whole.row === undefined || whole.row.count === undefined) return ofParts;
  const ofWhole = changeOf(whole.row, whole.value - missing, rows);
  // Parts that give the whole as their base say that it is right.
  const held = parts.some(({ base }) => base === whole.value) ? 1.5 : 0;
  return [...ofParts, [{ ...ofWhole, cost: ofWhole.cost + held }]];
}

function twoChanges(parts: readonly LedgerRow[], missing: number, rows: readonly LedgerRow[]): readonly (readonly Change[])[] {
  if (parts.length > 40) return [];
  const likely = parts.map((row) => new Set([...slipsOf(Math.max(0, row.count ?? 0)), ...witnessedFor(row, rows).keys()]));
  const found: Change[][] = [];
  for (const [first, row] of parts.entries()) {
    for (const to of likely[first] ?? []) {
      const rest = missing - (to - (row.count ?? 0));
      if (rest === 0) continue;
      for (const [second, other] of parts.entries()) {
        const target = (other.count ?? 0) + rest;
        if (second > first && target >= 0 && likely[second]?.has(target) === true) found.push([changeOf(row, to, rows), changeOf(other, target, rows)]);
      }
    }
  }
  return found;
}

function changeOf(row: LedgerRow, to: number, rows: readonly LedgerRow[]): Change {
  const from = row.count ?? 0;
  const witnessed = witnessedFor(row, rows);
  const witnesses = witnessed.get(to) ?? [];
  const shown = numeralsOf(row);
  const copiedWrong = shown.has(to) && !shown.has(from) ? 1 : 0;
  const percentSays = row.percent === undefined || row.base === undefined || row.base === 0 ? 0 : Number(prints(from, row.base, row.percent)) - Number(prints(to, row.base, row.percent));
  const held = (witnessed.get(from)?.length ?? 0) > 0 ? 1.5 : 0;
  return {
    correction: { id: row.id, column: 'numerator', from, to },
    cost: slipCost(from, to) - 0.25 * Math.min(2, witnesses.length) - copiedWrong + 1.5 * percentSays + held + (shown.has(from) ? 0.25 : 0),
    witnesses,
  };
}

// The values that other rows of the source give as the base of this row's subgroup, or of a whole.
function witnessedFor(row: LedgerRow, rows: readonly LedgerRow[]): ReadonlyMap<number, readonly LedgerRow[]> {
  const witnessed = new Map<number, LedgerRow[]>();
  if (row.base !== undefined) return witnessed;
  const about = subgroupKey(row);
  for (const other of rows) {
    if (other === row || other.base === undefined || other.source !== row.source || periodKey(other.period) !== periodKey(row.period) || subgroupKey(other) !== about) continue;
    witnessed.set(other.base, [...(witnessed.get(other.base) ?? []), other]);
  }
  return witnessed;
}

function subgroupKey({ subgroup }: LedgerRow): string {
  const band = bandOf(subgroup);
  if (band !== undefined) return `${band.from}-${band.to}`;
  return /^(|all|total|totals|overall)$/i.test(subgroup.trim()) ? 'all' : subgroup.trim().toLowerCase();
}

function comesOut({ value, parts }: Subtotal, changes: readonly Change[]): boolean {
  const changed = new Map(changes.map(({ correction }) => [correction.id, correction.to]));
  return parts.reduce((sum, row) => sum + (changed.get(row.id) ?? row.count ?? 0), 0) === value;
}

export function sumOf(rows: readonly LedgerRow[]): number {
  return rows.reduce((sum, { count }) => sum + (count ?? 0), 0);
}
