import { eventTypeInWords } from '../../events/index.ts';
import type { Check } from './check.ts';
import { isTest, type Condition, type Pattern, type Test, type Where } from './pattern.ts';
import { isDurationUnit } from './quantity.ts';

type Parameters = Check['parameters'];

/** A quantity as a person says it: "72 hours", "10 working days", "half". */
export function quantityInWords(name: string, parameters: Parameters): string {
  const { value, unit } = parameters[name.slice(1)] ?? { value: name, unit: 'count' };
  if (typeof value === 'object') return oneOf(value.map((one) => one.replaceAll('_', ' ')));
  return isDurationUnit(unit) ? `${value} ${unit.replace('_', ' ').replace(/s$/, value === 1 ? '' : 's')}` : unit === 'share' ? `${Number(value) * 100}%` : String(value);
}

export function patternInWords({ event, where, having = [], any_of }: Pattern, parameters: Parameters): string {
  const named = any_of === undefined ? oneOf([event ?? []].flat().map((type) => (type === 'any' ? 'any entry' : `“${eventTypeInWords(type)}”`))) : `either ${any_of.map((one) => patternInWords(one, parameters)).join(' or ')}`;
  const fields = where === undefined ? '' : ` where ${whereInWords(where, parameters)}`;
  const seen = having.length === 0 ? '' : `, of which it holds that ${having.map((condition) => conditionInWords(condition, parameters, 'it')).join(', and ')}`;
  return `${named}${fields}${seen}`;
}

export function whereInWords(where: Where, parameters: Parameters): string {
  return Object.entries(where).map(([field, test]) => testInWords(field.replaceAll('_', ' '), isTest(test) ? test : { is: test }, parameters)).join(' and ');
}

function testInWords(field: string, { silent, recorded, ...test }: Test, parameters: Parameters): string {
  const parts = Object.entries(test).flatMap(([name, given]) => (given === undefined ? [] : [partInWords(field, name, given, parameters)]));
  if (recorded !== undefined) parts.push(recorded === 'yes' ? `${field} is recorded` : `${field} is not recorded`);
  const silence = silent === undefined || silent === 'unknown' ? '' : silent === 'yes' ? ' (or is not recorded)' : ' (and is recorded)';
  return `${parts.join(' and ')}${silence}`;
}

const words: Readonly<Record<string, string>> = {
  is: 'is', not: 'is not', includes: 'includes', includes_all: 'includes all of', includes_none: 'includes none of', includes_sectors: 'includes every one of',
  only: 'has nothing but', size_at_least: 'lists at least', at_least: 'is at least', at_most: 'is at most', words_at_least: 'has at least',
  words_fewer_than: 'has fewer than', matches: 'says', matches_none: 'does not say', day_at_least: 'is later than the entry by at least', day_at_most: 'is later than the entry by at most', day_before: 'is earlier than the entry by at least',
};

function partInWords(field: string, name: string, given: unknown, parameters: Parameters): string {
  if (isLoss(given)) return `${field} has words of which ${referenceInWords(given.in)} has lost ${quantityInWords(given.at_least, parameters)} or more (${quantityInWords(given.of, parameters)})`;
  if (typeof given === 'object' && given !== null && 'of' in given) return `${field} has enough of what the record has`;
  const values = [given].flat().map(String).flatMap((value) => (value.startsWith('$') ? valuesInWords(value, parameters) : [referenceInWords(value)]));
  return `${field} ${words[name] ?? name} ${name === 'includes_all' || name === 'includes_sectors' ? listed(values, 'and') : oneOf(values)}${name.startsWith('words_') ? ` word${values[0] === '1' ? '' : 's'}` : ''}`;
}

function valuesInWords(name: string, parameters: Parameters): readonly string[] {
  const value = parameters[name.slice(1)]?.value;
  return typeof value === 'object' ? value.map(quoted) : [quantityInWords(name, parameters)];
}

/** In quotation marks, because "where kind is missing" would be read as a kind that nobody recorded. */
function quoted(value: string): string {
  return /^(yes|no|[0-9.]+)$/.test(value) ? value : `“${value.replaceAll('_', ' ')}”`;
}

function isLoss(given: unknown): given is NonNullable<Test['loses']> {
  return typeof given === 'object' && given !== null && 'in' in given;
}

function referenceInWords(value: string): string {
  return value === 'trigger.id' ? 'that entry' : value.startsWith('trigger.') ? `the ${value.slice(8).replaceAll('_', ' ')} there` : quoted(value);
}

/** "it" is what the condition is seen from. */
export function conditionInWords(condition: Condition, parameters: Parameters, seen: string): string {
  const { all, any, that, state, child, share, more, total } = condition;
  if (all !== undefined) return `(${all.map((one) => conditionInWords(one, parameters, seen)).join(' and ')})`;
  if (any !== undefined) return `(${any.map((one) => conditionInWords(one, parameters, seen)).join(' or ')})`;
  if (condition.not !== undefined) return `it is not so that ${conditionInWords(condition.not, parameters, seen)}`;
  if (that !== undefined) return `its ${whereInWords(that, parameters)}`;
  if (state !== undefined) return `there was ${patternInWords(state.from, parameters)} and since then no ${patternInWords(state.to, parameters)}${state.same === undefined ? '' : ` with the same ${oneOf([state.same].flat())}`}`;
  if (child !== undefined) return childInWords(child, parameters);
  const window = windowInWords(condition, parameters, seen);
  if (share !== undefined) return `of ${patternInWords(share.of, parameters)}${window}, the share ${likeInWords(share, parameters)} is ${boundsInWords(share, parameters)}`;
  if (more !== undefined) return `there is more of ${patternInWords(more.of, parameters)} than ${more.than}${more.or_same === 'yes' ? ', or as much' : ''}${window}`;
  if (total !== undefined) return `the ${total.field} of ${patternInWords(total.of, parameters)}${window} come to ${quantityInWords(total.at_least, parameters)} or more`;
  const pattern = condition.some ?? condition.none;
  const count = countInWords(condition, parameters);
  return `there is ${condition.none === undefined ? count.before : 'no '}${pattern === undefined ? '' : patternInWords(pattern, parameters)}${count.after}${window}`;
}

function likeInWords({ where, having = [], largest_by }: NonNullable<Condition['share']>, parameters: Parameters): string {
  if (where === undefined && having.length === 0) return `with the commonest ${largest_by ?? ''}`;
  const fields = where === undefined ? [] : [`where ${whereInWords(where, parameters)}`];
  return [...fields, ...having.map((condition) => `of which it holds that ${conditionInWords(condition, parameters, 'that one')}`)].join(' and ');
}

function boundsInWords({ at_least, less_than }: NonNullable<Condition['share']>, parameters: Parameters): string {
  return [...(at_least === undefined ? [] : [`at least ${quantityInWords(at_least, parameters)}`]), ...(less_than === undefined ? [] : [`less than ${quantityInWords(less_than, parameters)}`])].join(' and ');
}

function childInWords({ age, recorded }: NonNullable<Condition['child']>, parameters: Parameters): string {
  if (age === undefined) return `the child's ${(recorded ?? []).map((field) => field.replaceAll('_', ' ')).join(' and ')} is recorded`;
  return `the child is ${[...(age.at_least === undefined ? [] : [`at least ${quantityInWords(age.at_least, parameters)} old`]), ...(age.under === undefined ? [] : [`under ${quantityInWords(age.under, parameters)}`])].join(' and ')}`;
}

/** "at least 3 of “Concern raised”, from at least 2 of agency". */
export function countInWords({ at_least, distinct = {}, commonest = {} }: Pick<Condition, 'at_least' | 'distinct' | 'commonest'>, parameters: Parameters): { readonly before: string; readonly after: string } {
  const kinds = Object.entries(distinct).map(([field, least]) => `with at least ${quantityInWords(least, parameters)} different in ${field.replaceAll('_', ' ')}`);
  const common = Object.entries(commonest).map(([field, most]) => `of the ${quantityInWords(most, parameters)} commonest in ${field}`);
  const count = at_least === undefined ? '' : `at least ${quantityInWords(at_least, parameters)} of `;
  return { before: count, after: [...kinds, ...common].map((kind) => `, ${kind}`).join('') };
}

function windowInWords({ when = 'before', within, beyond, until }: Condition, parameters: Parameters, seen: string): string {
  const side = { before: `before ${seen}`, after: `after ${seen}`, around: `before or after ${seen}`, lately: 'before the day of asking' }[when];
  const reach = within === undefined ? ` ${side}` : ` in the ${quantityInWords(within, parameters)} ${side}`;
  return `${reach}${beyond === undefined ? '' : ` and further away than ${quantityInWords(beyond, parameters)}`}${until === undefined ? '' : `, no further than the nearest ${patternInWords(until, parameters)}`}`;
}

function oneOf(texts: readonly string[]): string {
  return listed(texts, 'or');
}

function listed(texts: readonly string[], last: 'and' | 'or'): string {
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1) ?? ''}`;
}
