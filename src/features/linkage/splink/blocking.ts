import type { ComparisonSettings } from '../settings.ts';
import { conjuncts, hasOr, plainSql } from './sql.ts';

/** A blocking line of ours, or what of the rule has no equal. */
export type RuleFound = { readonly line: readonly string[] } | { readonly lost: string };

type Named = Pick<ComparisonSettings, 'name' | 'kind' | 'columns'>;

/** Reads l.surname = r.surname AND substr(l.first_name, 1, 1) = substr(r.first_name, 1, 1). A part without an equal loses the whole rule: without it the rule would let far more pairs through. */
export function blockingLine(sql: string, comparisons: readonly Named[]): RuleFound {
  if (hasOr(sql)) return { lost: 'OR' };
  const parts = conjuncts(sql);
  const either = bothNames(parts, comparisons);
  const rest = either === undefined ? parts : parts.filter((part) => !CROSSED.test(part));
  const line: string[] = either === undefined ? [] : [either];
  for (const part of rest) {
    const found = partFor(part, comparisons);
    if (found === undefined) return { lost: part };
    line.push(found);
  }
  return { line: [...new Set(line)] };
}

const CROSSED = /^l\.(\w+) = r\.(?!\1$)\w+$/;

function bothNames(parts: readonly string[], comparisons: readonly Named[]): string | undefined {
  const crossed = parts.flatMap((part) => { const found = /^l\.(\w+) = r\.(\w+)$/.exec(part); return found !== null && found[1] !== found[2] ? [[found[1], found[2]]] : []; });
  const [first, second, more] = crossed;
  if (first === undefined || second === undefined || more !== undefined || first[0] !== second[1] || first[1] !== second[0]) return undefined;
  const names = [named(first[0], comparisons), named(first[1], comparisons)];
  const [one, other] = [names.find((name) => name?.kind === 'forename'), names.find((name) => name?.kind === 'surname')];
  return one === undefined || other === undefined ? undefined : `either(${one.name},${other.name})`;
}

function named(column: string | undefined, comparisons: readonly Named[]): Named | undefined {
  return comparisons.find(({ columns }) => columns.some((one) => one.toLowerCase() === column));
}

const LOOKS: readonly (readonly [pattern: RegExp, look: string, kinds: readonly string[]])[] = [
  [/^substr(?:ing)?\(x, ?1, ?1\)$|^left\(x, ?1\)$/, 'initial', ['forename', 'surname']],
  [/^soundex\(x\)$/, 'soundex', ['forename', 'surname']],
  [/^substr(?:ing)?\(x, ?1, ?4\)$|^left\(x, ?4\)$|^year\(.*x.*\)$|^extract\(year from .*x.*\)$|^date_part\('year', .*x.*\)$/, 'year', ['date']],
  [/^split_part\(x, ?' ', ?1\)$/, 'district', ['postcode']],
];

function partFor(sql: string, comparisons: readonly Named[]): string | undefined {
  const [left, right, more] = plainSql(sql).split(' = ').map((side) => side.trim());
  const loose = left !== undefined && right === undefined ? left.split('=').map((side) => side.trim()) : [left, right];
  const [one, other] = loose;
  if (one === undefined || other === undefined || more !== undefined) return undefined;
  const column = /\bl\.(\w+)/.exec(one)?.[1];
  if (column === undefined || one.replace(/\bl\./g, '.') !== other.replace(/\br\./g, '.')) return undefined;
  const comparison = named(column, comparisons);
  if (comparison === undefined) return undefined;
  const form = one.replace(`l.${column}`, 'x');
  if (form === 'x') return comparison.name;
  const look = LOOKS.find(([pattern, , kinds]) => pattern.test(form) && kinds.includes(comparison.kind));
  return look === undefined ? undefined : `${look[1]}(${comparison.name})`;
}
