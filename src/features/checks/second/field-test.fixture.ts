import { eventTypes, isEventTypeName, sectorOf } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { isTest, type Test, type Where } from '../language/pattern.ts';
import { matches } from './pattern.fixture.ts';
import { plain, shifted, type Entry, type World } from './record.fixture.ts';
import { allOf, isUnknown, unknown, type Truth } from './truth.fixture.ts';

export interface Case {
  readonly check: Check;
  readonly world: World;
}

type Values = readonly (string | number)[];

/** The values of a field, none where it is silent. */
export function valuesOf(entry: Entry, field: string): Values {
  if (field !== 'kind_or_type') return entry.fields[field] ?? [];
  return hasKind(entry.type) ? (entry.fields['kind'] ?? []) : [entry.type];
}

function hasKind(type: string): boolean {
  return isEventTypeName(type) && Object.hasOwn(eventTypes[type].attributes, 'kind');
}

export function nameOf(entry: Entry, field: string): string {
  if (field === 'sector') return `${entry.type}.agency`;
  return `${entry.type}.${field === 'kind_or_type' ? 'kind' : field}`;
}

export function holdsWhere(given: Case, entry: Entry, where: Where | undefined, from: Entry | undefined): Truth {
  return allOf(Object.entries(where ?? {}).map(([field, wanted]) => holdsField(given, entry, field, isTest(wanted) ? wanted : { is: wanted }, from)));
}

function holdsField(given: Case, entry: Entry, field: string, test: Test, from: Entry | undefined): Truth {
  const values = valuesOf(entry, field);
  const silent = values.length === 0 || (values.length === 1 && plain(values[0] ?? '') === 'unknown' && !speaksOfUnknown(given, test));
  const { silent: whenSilent, recorded, ...asked } = test;
  const says = recorded === undefined ? true : silent === (recorded === 'no');
  if (Object.keys(asked).length === 0) return says;
  if (silent) return allOf([says, whenSilent === 'yes' ? true : whenSilent === 'no' ? false : unknown(nameOf(entry, field))]);
  return allOf([says, ...tests(given, entry, values, asked, from).map((one) => (isUnknown(one) && whenSilent !== undefined ? whenSilent === 'yes' : one))]);
}

function speaksOfUnknown({ check }: Case, test: Test): boolean {
  return [test.is, test.not, test.includes, test.includes_all, test.includes_none, test.only].flat()
    .flatMap((one) => (typeof one === 'string' && one.startsWith('$') ? [check.parameters[one.slice(1)]?.value ?? []].flat() : [one ?? '']))
    .some((one) => plain(one) === 'unknown');
}

/** What is asked for: words as they stand, a parameter's list, or what the event says from which this one is seen. */
function wanted({ check }: Case, given: string | number | readonly (string | number)[] | undefined, from: Entry | undefined, use: (values: Values) => boolean): Truth {
  const missing: string[] = [];
  const values = [given ?? []].flat().flatMap((one): Values => {
    if (typeof one === 'string' && one.startsWith('$')) return [check.parameters[one.slice(1)]?.value ?? []].flat();
    if (typeof one !== 'string' || !one.startsWith('trigger.') || from === undefined) return [one];
    const found = valuesOf(from, one.slice('trigger.'.length));
    if (found.length === 0 || (found.length === 1 && plain(found[0] ?? '') === 'unknown')) missing.push(nameOf(from, one.slice('trigger.'.length)));
    return found;
  });
  return missing.length > 0 ? unknown(...missing) : use(values);
}

function tests(given: Case, entry: Entry, values: Values, test: Test, from: Entry | undefined): readonly Truth[] {
  const has = (one: string | number): boolean => values.some((value) => plain(value) === plain(one));
  const number = (name: string | undefined): number => Number(given.check.parameters[(name ?? '').slice(1)]?.value);
  const ask = (name: keyof Test, use: (wishes: Values) => boolean): readonly Truth[] => {
    const wish = test[name];
    return wish === undefined ? [] : [wanted(given, isValue(wish) ? wish : [], from, use)];
  };
  const held = (name: keyof Test, holds: (limit: number) => boolean): readonly Truth[] => {
    const limit = test[name];
    return typeof limit === 'string' ? [holds(number(limit))] : [];
  };
  const words = values.join(' ');
  return [
    ...ask('is', (wishes) => wishes.some(has)), ...ask('not', (wishes) => !wishes.some(has)),
    ...ask('includes', (wishes) => wishes.some(has)), ...ask('includes_all', (wishes) => wishes.every(has)), ...ask('includes_none', (wishes) => !wishes.some(has)),
    ...ask('only', (wishes) => values.every((value) => wishes.some((wish) => plain(wish) === plain(value)))),
    ...(test.includes_sectors === undefined ? [] : [test.includes_sectors.every((sector) => values.some((value) => sectorOf(String(value)) === sector))]),
    ...held('size_at_least', (limit) => new Set(values.map(plain)).size >= limit),
    ...held('at_least', (limit) => Number(values[0]) >= limit), ...held('at_most', (limit) => Number(values[0]) <= limit),
    ...held('words_at_least', (limit) => countWords(words) >= limit), ...held('words_fewer_than', (limit) => countWords(words) < limit),
    ...ask('matches', (wishes) => wishes.some((wish) => hasPhrase(words, String(wish)))), ...ask('matches_none', (wishes) => !wishes.some((wish) => hasPhrase(words, String(wish)))),
    ...(['day_at_least', 'day_at_most', 'day_before'] as const).flatMap((name) => onDay(given, entry, values, name, test[name])),
    ...(test.loses === undefined ? [] : [losesWords(given, values, test.loses, from)]),
    ...(test.shares_with === undefined ? [] : [shares(given, entry, values, test.shares_with)]),
  ];
}

function isValue(wish: Test[keyof Test]): wish is string | number | (string | number)[] {
  return typeof wish === 'string' || typeof wish === 'number' || Array.isArray(wish);
}

function onDay({ check }: Case, entry: Entry, values: Values, name: 'day_at_least' | 'day_at_most' | 'day_before', limit: string | undefined): readonly Truth[] {
  const parameter = check.parameters[(limit ?? '').slice(1)];
  if (parameter === undefined) return [];
  const [day, length] = [String(values[0]).slice(0, 10), Number(parameter.value)];
  if (name === 'day_before') return [day <= shifted(entry.day, -length, parameter.unit)];
  const end = shifted(entry.day, length, parameter.unit);
  return [name === 'day_at_least' ? day >= end : day <= end];
}

function shares(given: Case, entry: Entry, values: Values, { of, field, at_least: least }: NonNullable<Test['shares_with']>): Truth {
  const flagged = given.world.entries.filter((other) => other !== entry).map((other) => ({ other, truth: matches(given, other, of, entry) }));
  const kindsOf = (sure: boolean): Set<string> => new Set(flagged.filter(({ truth }) => truth === true || (!sure && truth !== false)).flatMap(({ other }) => valuesOf(other, field)).map(plain).filter((one) => values.some((value) => plain(value) === one)));
  const limit = Number(given.check.parameters[least.slice(1)]?.value);
  if (kindsOf(true).size >= limit) return true;
  const silent = flagged.filter(({ other, truth }) => truth !== false && valuesOf(other, field).length === 0);
  const missing = [...flagged.flatMap(({ truth }) => (isUnknown(truth) ? truth.missing : [])), ...silent.map(({ other }) => nameOf(other, field))];
  return kindsOf(false).size + silent.length >= limit ? unknown(...new Set(missing)) : false;
}

/** Of the phrases that are in the one text, quoted or not, how many are not in the other. */
function losesWords(given: Case, values: Values, { of, in: into, at_least: least }: NonNullable<Test['loses']>, from: Entry | undefined): Truth {
  const { parameters } = given.check;
  const had = [parameters[of.slice(1)]?.value ?? []].flat().filter((phrase) => hasAnywhere(values.join(' '), phrase));
  const field = into.slice('trigger.'.length);
  const kept = from === undefined ? [] : valuesOf(from, field);
  if (had.length === 0) return false;
  if (kept.length === 0) return from === undefined ? unknown() : unknown(nameOf(from, field));
  return had.filter((phrase) => !hasAnywhere(kept.join(' '), phrase)).length / had.length >= Number(parameters[least.slice(1)]?.value);
}

function hasAnywhere(text: string, phrase: string | number): boolean {
  return patternOf(String(phrase)).test(text);
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const patterns = new Map<string, RegExp>();

/** As whole words, outside quotation marks; `*` stands for any letters. */
function hasPhrase(text: string, phrase: string): boolean {
  const outside = text.replaceAll(/"[^"]*"|“[^”]*”|‘[^’]*’/g, ' | ');
  const pattern = patterns.get(phrase) ?? patternOf(phrase);
  patterns.set(phrase, pattern);
  return pattern.test(outside);
}

function patternOf(phrase: string): RegExp {
  const words = phrase.trim().split(/\s+/).map((word) => word.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\p{L}]*')).join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu');
}
