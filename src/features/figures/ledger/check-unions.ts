import { contextOf, groupBy } from './parts.ts';
import { findings, together, type Findings, type LedgerRow } from './row.ts';
import { tokensOf } from './words.ts';

/** "Open or previous" beside "open" and "previous": a union is no more than its parts and no less than the largest. */
export function checkUnions(rows: readonly LedgerRow[]): Findings {
  const groups = groupBy(rows.filter(({ subgroup, unreadable }) => subgroup !== '' && unreadable.length === 0), (row) => [contextOf(row), row.measure].join('\n'));
  return together([...groups.values()].flatMap((group) => group.map((row) => checkUnion(row, group))));
}

function checkUnion(row: LedgerRow, group: readonly LedgerRow[]): Findings {
  const added = row.subgroup.includes('+') && !/\d\s*\+/.test(row.subgroup);
  const names = row.subgroup.split(added ? /\s*\+\s*/ : /\s+or\s+/i);
  const parts = names.map((name) => group.filter((one) => one !== row && names.length > 1 && named(one, name)));
  const found = parts.flatMap((hits) => (hits.length === 1 ? hits : []));
  if (names.length < 2 || found.length !== names.length || new Set(found).size !== found.length) return findings();
  const column = [row, ...found].every(({ count }) => count !== undefined) ? 'count' : [row, ...found].every(({ percent }) => percent !== undefined) ? 'percent' : undefined;
  if (column === undefined) return findings();
  const value = (one: LedgerRow): number => (column === 'count' ? (one.count ?? 0) : (one.percent?.value ?? 0));
  const loose = column === 'count' ? 0 : [row, ...found].reduce((sum, { percent }) => sum + 0.5 * 10 ** -(percent?.decimals ?? 0), 0);
  const sum = found.reduce((all, one) => all + value(one), 0);
  const least = added ? sum : Math.max(...found.map(value));
  if (value(row) <= sum + loose + 1e-9 && value(row) >= least - loose - 1e-9) return findings({ checked: 1 });
  const ids = [row.id, ...found.map(({ id }) => id)];
  return findings({ checked: 1, problems: [{
    id: row.id, ids, code: 'UNION_NOT_ITS_PARTS', basis: 'proposed', corrections: [],
    message: `“${row.subgroup}” is ${value(row)}, and ${found.map((one) => `“${one.subgroup}” ${value(one)}`).join(', ')} allow ${least === sum ? sum : `${least} to ${sum}`}`,
    repair: `${row.id} ${column === 'count' ? 'numerator' : 'percent'} ${value(row)} → ${value(row) > sum ? sum : least}`,
  }] });
}

function named({ subgroup }: LedgerRow, name: string): boolean {
  const words = tokensOf(subgroup);
  return !/\s\+\s|\sor\s/i.test(subgroup) && tokensOf(name).length > 0 && tokensOf(name).every((word) => words.includes(word));
}
