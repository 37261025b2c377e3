import { bandOf } from './bands.ts';
import { contextOf, groupBy, kindOf, measureGroups, saysNone, statedGroups, type MeasureGroup, type PartGroup } from './parts.ts';
import { findings, together, type Findings, type LedgerRow, type Problem } from './row.ts';
import { slipCost } from './slips.ts';

/** What the bases of one table say of one another. */
export function checkDenominators(rows: readonly LedgerRow[]): Findings {
  const measures = measureGroups(rows);
  const bands = groupBy(rows.filter((row) => row.base !== undefined && bandOf(row.subgroup) !== undefined), (row) => `${contextOf(row)}\n${row.subgroup}`);
  return together([...statedGroups(rows).groups.map(basesOfStated), ...measures.map(basesOfBands), ...measures.map(basesOfParts), findings({ problems: [...bands.values()].flatMap(oddOne) })]);
}

// Parts of a total of 393 are shares of 393: one that is of 397 has slipped.
function basesOfParts({ rows, total }: MeasureGroup): Findings {
  const whole = total?.count;
  if (total === undefined || whole === undefined || !rows.some(({ base }) => base === whole)) return findings();
  const odd = rows.filter(({ base, partOf }) => base !== undefined && partOf.length === 0 && base !== whole && slipCost(base, whole) === 1);
  return findings({ problems: odd.map((row) => differs(row, whole, [total, ...rows.filter(({ base }) => base === whole)])) });
}

// Named parts of one whole that are all shares of one number are shares of it.
function basesOfStated({ parts, whole }: PartGroup): Findings {
  const based = parts.filter(({ base, count }) => base !== undefined && count !== undefined);
  const agree = based.some(({ base }) => base === whole.value) || (based.length > 1 && new Set(based.map(({ base }) => base)).size === 1);
  const odd = whole.row?.count === undefined || !agree ? [] : based.filter(({ base }) => base !== undefined && base !== whole.value && slipCost(base, whole.value) === 1);
  return findings({ problems: odd.map((row) => ({ ...differs(row, whole.value, whole.row === undefined ? [] : [whole.row]), basis: 'stated' as const })) });
}

// A band of a table has one size in every line of it. One line alone, a slip away from three others, is wrong.
function oddOne(rows: readonly LedgerRow[]): readonly Problem[] {
  const sizes = [...groupBy(rows, ({ base }) => String(base)).values()].toSorted((a, b) => b.length - a.length);
  const [most = [], few = []] = sizes;
  const [odd] = few;
  const size = most[0]?.base ?? 0;
  return sizes.length === 2 && most.length >= 3 && few.length === 1 && odd?.base !== undefined && slipCost(odd.base, size) === 1 ? [differs(odd, size, most)] : [];
}

function differs(row: LedgerRow, to: number, others: readonly LedgerRow[]): Problem {
  const from = row.base ?? 0;
  return {
    id: row.id, ids: [row.id, ...others.map(({ id }) => id)], code: 'BASE_DIFFERS', basis: 'proposed',
    message: `The base is ${from}, and ${others.map(({ id }) => id).slice(0, 6).join(', ')} ${others.length === 1 ? 'says' : 'say'} ${to} of the same group`,
    repair: `denominator ${from} → ${to}`, corrections: [{ id: row.id, column: 'denominator', from, to }],
  };
}

// In a table by bands, each band has its own base, and those add to the base of all.
function basesOfBands({ rows, total }: MeasureGroup): Findings {
  const parts = rows.filter(({ count, base }) => count !== undefined && base !== undefined);
  if (total?.base === undefined || parts.length < 2 || parts.length !== rows.filter((row) => !saysNone(row) || row.count !== undefined).length || kindOf(rows) === undefined || new Set(parts.map(({ base }) => base)).size === 1) return findings();
  const sum = parts.reduce((all, { base }) => all + (base ?? 0), 0);
  if (sum === total.base) return findings({ checked: 1 });
  const ids = [total.id, ...parts.map(({ id }) => id)];
  const off = parts.map((row) => ({ row, to: (row.base ?? 0) + (total.base ?? 0) - sum })).filter(({ row, to }) => to > 0 && slipCost(row.base ?? 0, to) === 1);
  const repair = [...off.map(({ row, to }) => `${row.id} denominator ${row.base} → ${to}`), `${total.id} denominator ${total.base} → ${sum}`].slice(0, 3).join(', or ');
  return findings({ checked: 1, problems: [{ id: off[0]?.row.id ?? total.id, ids, code: 'BASES_DO_NOT_SUM', basis: 'proposed', corrections: [], message: `The bases ${parts.map(({ base }) => base).join(' + ')} = ${sum}, and the base of all is ${total.base}`, repair }] });
}
