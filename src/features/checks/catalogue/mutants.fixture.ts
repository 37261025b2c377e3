import type { FixtureCase } from '../proof/case-file.ts';
import type { Check } from '../language/check.ts';
import { compileCheck } from '../engine/compile/compile-check.ts';
import { ValueTable } from '../engine/values.ts';
import { checkFrom } from '../language/read-check.ts';
import { disagreement, openCase } from '../proof/run-case.ts';

/** A check with one thing changed, and what. */
export interface Mutant {
  readonly what: string;
  readonly check: Check;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Keys under which one thing is said that can be said otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = {
  some: 'none', none: 'some', all: 'any', any: 'all', is: 'not', not: 'is', includes: 'includes_none', includes_all: 'includes_none', includes_none: 'includes',
  matches: 'matches_none', matches_none: 'matches', at_most: 'at_least', words_at_least: 'words_fewer_than', words_fewer_than: 'words_at_least', within: 'ahead', ahead: 'within',
};
const SIDES: Readonly<Record<string, string>> = { before: 'after', after: 'before', around: 'after', lately: 'before' };
/** What can be left out and the rest still says something. */
const SPARE: ReadonlySet<string> = new Set(['if', 'unless', 'having', 'until', 'beyond', 'later', 'after', 'distinct', 'same', 'from', 'silent', 'commonest', 'needs', 'warn_unless']);

/** Every check that differs from this one in one parameter or one operator, and is still a check. */
export function mutantsOf(check: Check): readonly Mutant[] {
  const parameters = Object.entries(check.parameters).flatMap(([name, { value }]): readonly Mutant[] => valuesBeside(value).map((other) => ({
    what: `${name} is ${JSON.stringify(other)}`,
    check: { ...check, parameters: { ...check.parameters, [name]: { ...check.parameters[name], value: other } } as Check['parameters'] },
  })));
  const rules = changesOf(parseJson(check.rules), 'rules').map(({ what, json }) => ({ what, check: { ...check, rules: json } as unknown as Check }));
  return [...parameters, ...rules].flatMap(({ what, check: other }) => {
    const mutant = checkFrom(withoutUnused(other));
    return mutant === undefined ? [] : [{ what, check: mutant }];
  });
}

/** Mutants that no case of the check tells from it. The case that told the one before is tried first. */
export function survivorsOf(mutants: readonly Mutant[], cases: readonly FixtureCase[]): readonly string[] {
  const values = new ValueTable();
  const opened = cases.map((fixture) => openCase(fixture, values));
  return mutants.filter(({ check }) => {
    const compiled = compileCheck(check);
    const told = opened.findIndex((one) => disagreement(compiled, one) !== undefined);
    if (told > 0) opened.unshift(...opened.splice(told, 1));
    return told < 0;
  }).map(({ what }) => what);
}

function valuesBeside(value: number | string[]): readonly (number | string[])[] {
  if (typeof value === 'object') return value.map((_, index) => value.filter((__, other) => other !== index)).filter((rest) => rest.length > 0);
  return Number.isInteger(value) ? [value + 1, ...(value > 1 ? [value - 1] : [])] : [value + 0.1, value - 0.1];
}

// A change may leave a parameter without a use, which the reader refuses; that is not what is tried here.
function withoutUnused(check: Check): Check {
  const used = JSON.stringify([check.rules, check.look_back]);
  return { ...check, parameters: Object.fromEntries(Object.entries(check.parameters).filter(([name]) => new RegExp(`"\\$${name}"`).test(used))) };
}

function parseJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

interface Change {
  readonly what: string;
  readonly json: Json;
}

function changesOf(json: Json, where: string): readonly Change[] {
  if (Array.isArray(json)) return listChanges(json, where);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => {
    const at = `${where}.${key}`;
    const rest = Object.fromEntries(Object.entries(json).filter(([other]) => other !== key));
    const otherwise = OTHERWISE[key];
    const side = key === 'when' && typeof value === 'string' ? SIDES[value] : undefined;
    return [
      ...(key === 'shows' ? [] : changesOf(value, at).map(({ what, json: changed }) => ({ what, json: { ...json, [key]: changed } }))),
      ...(otherwise === undefined ? [] : [{ what: `${at} is ${otherwise}`, json: { ...rest, [otherwise]: value } }]),
      ...(SPARE.has(key) ? [{ what: `${at} is left out`, json: rest }] : []),
      ...(key === 'where' && typeof value === 'object' && value !== null ? Object.keys(value).map((field) => ({ what: `${at}.${field} is left out`, json: { ...json, where: without(value, field) } })) : []),
      ...(side === undefined ? [] : [{ what: `${at} is ${side}`, json: { ...json, when: side } }]),
    ];
  });
}

function listChanges(list: readonly Json[], where: string): readonly Change[] {
  const shorter = list.length > 1 ? list.map((_, index) => ({ what: `${where}.${index} is left out`, json: list.filter((__, other) => other !== index) })) : [];
  const inside = list.flatMap((one, index) => changesOf(one, `${where}.${index}`).map(({ what, json }) => ({ what, json: list.map((old, other) => (other === index ? json : old)) })));
  return [...shorter, ...inside];
}

function without(value: Json, field: string): Json {
  return Object.fromEntries(Object.entries({ ...parseObject(value) }).filter(([name]) => name !== field));
}

function parseObject(value: Json): Readonly<Record<string, Json>> {
  return value as Readonly<Record<string, Json>>;
}
