import type { Condition, Pattern } from '../language/pattern.ts';
import { holdsWhere, nameOf, valuesOf, type Case } from './field-test.fixture.ts';
import { matches } from './pattern.fixture.ts';
import { isBefore, plain, shifted, type Entry } from './record.fixture.ts';
import { allOf, anyOf, isUnknown, missingOf, not, unknown, type Truth } from './truth.fixture.ts';

/** A question about the record, seen from one event. */
export function holds(given: Case, from: Entry, condition: Condition): Truth {
  const { all, any, some, none, that, state, child, share, more, total } = condition;
  if (all !== undefined) return allOf(all.map((one) => holds(given, from, one)));
  if (any !== undefined) return anyOf(any.map((one) => holds(given, from, one)));
  if (condition.not !== undefined) return not(holds(given, from, condition.not));
  if (that !== undefined) return holdsWhere(given, from, that, from);
  if (some !== undefined) return there(given, from, condition, some);
  if (none !== undefined) return not(there(given, from, condition, none));
  if (state !== undefined) return lasts(given, from, state);
  if (child !== undefined) return childIs(given, from, child);
  if (share !== undefined) return shareOf(given, from, condition, share);
  if (more !== undefined) return moreOf(given, from, condition, more);
  if (total !== undefined) return totalOf(given, from, condition, total);
  throw new Error('a condition of no kind');
}

export function quantity({ check }: Case, name: string | undefined): { readonly value: number; readonly unit: string } | undefined {
  const parameter = name === undefined ? undefined : check.parameters[name.slice(1)];
  return parameter === undefined ? undefined : { value: Number(parameter.value), unit: parameter.unit };
}

/** Events with the truth of whether they match. */
export interface Matched {
  readonly entry: Entry;
  readonly truth: Truth;
}

/** The events in the window of a condition that match, or may; `itself` adds the event itself. */
function found(given: Case, from: Entry, condition: Condition, pattern: Pattern, itself: boolean, side = condition.when ?? 'before'): readonly Matched[] {
  const { until } = condition;
  const around = inWindow(given, from, condition, side)
    .map((entry): Matched => ({ entry, truth: allOf([matches(given, entry, pattern, from), until === undefined ? true : reaches(given, from, entry, side, until)]) }));
  return itself && side !== 'lately' ? [...around, { entry: from, truth: matches(given, from, pattern, from) }] : around;
}

/** The events in the window of a condition, as far as its days go; the event itself only where it looks back from the day of asking. */
function inWindow(given: Case, from: Entry, condition: Condition, side = condition.when ?? 'before'): readonly Entry[] {
  const { world: { entries, asking }, check } = given;
  const within = quantity(given, condition.within);
  const back = within ?? (side === 'lately' ? undefined : quantity(given, check.look_back?.within));
  const beyond = quantity(given, condition.beyond);
  const far = (day: Entry['day'], limit: typeof within, sign: 1 | -1): Entry['day'] | undefined => (limit === undefined ? undefined : shifted(day, sign * limit.value, limit.unit));
  if (side === 'lately') {
    const first = far(asking.day, back, -1);
    return entries.filter(({ day }) => first === undefined || day >= first);
  }
  const before = (one: Entry): boolean => {
    const [first, near] = [far(from.day, back, -1), far(from.day, beyond, -1)];
    return !isBefore(from, one) && (first === undefined || one.day >= first) && (near === undefined || one.day < near);
  };
  const after = (one: Entry): boolean => {
    const [last, near] = [far(from.day, within, 1), far(from.day, beyond, 1)];
    return !isBefore(one, from) && (last === undefined || one.day <= last) && (near === undefined || one.day > near);
  };
  return entries.filter((one) => one !== from && ((side !== 'after' && before(one)) || (side !== 'before' && after(one))));
}

function there(given: Case, from: Entry, condition: Condition, pattern: Pattern): Truth {
  const { at_least: least, distinct, commonest, needs } = condition;
  const window = inWindow(given, from, condition);
  const near = found(given, from, condition, pattern, false).filter(({ entry }) => commonest === undefined || isCommon(given, window, entry, pattern, commonest));
  const truth = enough(given, near, least, distinct);
  return truth === false && needs !== undefined ? unknown(needs) : truth;
}

/** No further than the nearest such event on that side. */
function reaches(given: Case, from: Entry, entry: Entry, side: string, until: Pattern): Truth {
  const later = side === 'after' || (side === 'around' && !isBefore(entry, from) && entry.day !== from.day);
  const ends = given.world.entries.filter((other) => other !== from && (later ? isBefore(from, other) && isBefore(other, entry) : isBefore(other, from) && isBefore(entry, other)));
  return not(anyOf(ends.map((end) => matches(given, end, until, from))));
}

function isCommon(given: Case, window: readonly Entry[], entry: Entry, pattern: Pattern, commonest: Readonly<Record<string, string>>): boolean {
  const types = typesOf(pattern);
  return Object.entries(commonest).every(([field, name]) => {
    const counts = new Map<string, number>();
    for (const other of window.filter(({ type }) => types.has(type))) for (const value of valuesOf(other, field)) counts.set(plain(value), (counts.get(plain(value)) ?? 0) + 1);
    const ranked = [...counts.values()].toSorted((a, b) => b - a);
    const bar = ranked[Math.min(quantity(given, name)?.value ?? 1, ranked.length) - 1] ?? 0;
    return valuesOf(entry, field).some((value) => (counts.get(plain(value)) ?? 0) >= bar);
  });
}

function typesOf({ event, any_of: several }: Pattern): ReadonlySet<string> {
  return new Set([...[event ?? []].flat(), ...(several ?? []).flatMap((one) => [...typesOf(one)])]);
}

/** Whether there are so many of them, and so many different values among them. */
export function enough(given: Case, some: readonly Matched[], least: string | undefined, distinct: Readonly<Record<string, string>> | undefined): Truth {
  const possible = some.filter(({ truth }) => truth !== false);
  const sure = possible.filter(({ truth }) => truth === true);
  const count = quantity(given, least)?.value ?? 1;
  const unsure = missingOf(possible.map(({ truth }) => truth));
  const counted: Truth = sure.length >= count ? true : possible.length >= count ? unknown(...unsure) : false;
  return allOf([counted, ...Object.entries(distinct ?? {}).map(([field, name]): Truth => {
    const wanted = quantity(given, name)?.value ?? 1;
    const kinds = (those: readonly Matched[]): number => new Set(those.flatMap(({ entry }) => valuesOf(entry, field).map(plain))).size;
    const silent = possible.filter(({ entry }) => valuesOf(entry, field).length === 0);
    if (kinds(sure) >= wanted) return true;
    return kinds(possible) + silent.length >= wanted ? unknown(...new Set([...unsure, ...silent.map(({ entry }) => nameOf(entry, field))])) : false;
  })]);
}

/** Something began not after the event, and no end of it stands between. */
function lasts(given: Case, from: Entry, { from: begun, to, same }: NonNullable<Condition['state']>): Truth {
  const fields = [same ?? []].flat();
  return anyOf(given.world.entries.filter((start) => !isBefore(from, start)).map((start) => {
    const ends = given.world.entries.filter((end) => end !== start && !isBefore(end, start) && isBefore(end, from))
      .map((end) => allOf([matches(given, end, to, from), ...fields.map((field) => alike(start, end, field))]));
    return allOf([matches(given, start, begun, from), not(anyOf(ends))]);
  }));
}

function alike(one: Entry, other: Entry, field: string): Truth {
  const silent = [one, other].filter((entry) => valuesOf(entry, field).length === 0);
  if (silent.length > 0) return unknown(...silent.map((entry) => nameOf(entry, field)));
  return valuesOf(one, field).some((value) => valuesOf(other, field).some((equal) => plain(equal) === plain(value)));
}

function childIs(given: Case, from: Entry, { age, recorded }: NonNullable<Condition['child']>): Truth {
  const { birth, recorded: facts } = given.world.child;
  const [least, limit] = [quantity(given, age?.at_least), quantity(given, age?.under)];
  const old = (): Truth => (birth === undefined ? unknown('child.date_of_birth') : (least === undefined || from.day >= shifted(birth, least.value, least.unit)) && (limit === undefined || from.day < shifted(birth, limit.value, limit.unit)));
  return allOf([age === undefined ? true : old(), ...(recorded ?? []).map((name) => facts.includes(name))]);
}

/** With the event itself. What is silent may be like the others or not: every way is tried. */
function shareOf(given: Case, from: Entry, condition: Condition, { of, where, having = [], largest_by: by, at_least: least, less_than: less }: NonNullable<Condition['share']>): Truth {
  const entries = found(given, from, condition, of, true).map(({ entry, truth: is }) => ({ entry, is, like: by === undefined ? allOf([holdsWhere(given, entry, where, from), ...having.map((one) => holds(given, entry, one))]) : valuesOf(entry, by).length === 0 ? unknown(nameOf(entry, by)) : true })).filter(({ is }) => is !== false);
  const missing = missingOf(entries.flatMap(({ is, like }) => [is, like]));
  const ways = entries.reduce<readonly (readonly (string | undefined)[])[]>((sofar, { entry, is, like }, place) => {
    const values = by === undefined ? (isUnknown(like) ? ['yes', 'no'] : [like ? 'yes' : 'no']) : isUnknown(like) ? [...new Set(entries.flatMap((other) => valuesOf(other.entry, by).map(plain))), `of its own ${place}`] : valuesOf(entry, by).map(plain).slice(0, 1);
    return sofar.flatMap((way) => [...values, ...(isUnknown(is) ? [undefined] : [])].map((value) => [...way, value]));
  }, [[]]);
  const answers = new Set(ways.map((way) => {
    const counted = way.filter((value) => value !== undefined);
    if (counted.length === 0) return false;
    const most = by === undefined ? counted.filter((value) => value === 'yes').length : Math.max(...counted.map((value) => counted.filter((other) => other === value).length));
    const [low, high] = [quantity(given, least)?.value, quantity(given, less)?.value];
    return (low === undefined || most / counted.length >= low) && (high === undefined || most / counted.length < high);
  }));
  return answers.size > 1 ? unknown(...missing) : answers.has(true);
}

function moreOf(given: Case, from: Entry, condition: Condition, { of, than, or_same: orSame }: NonNullable<Condition['more']>): Truth {
  const counts = (side: 'before' | 'after'): { sure: number; possible: number; truths: readonly Truth[] } => {
    const truths = found(given, from, condition, of, false, side).map(({ truth }) => truth);
    return { sure: truths.filter((truth) => truth === true).length, possible: truths.filter((truth) => truth !== false).length, truths };
  };
  const [fewer, greater] = than === 'before' ? [counts('before'), counts('after')] : [counts('after'), counts('before')];
  const exceeds = (one: number, other: number): boolean => one > 0 && (orSame === 'yes' ? one >= other : one > other);
  if (exceeds(greater.sure, fewer.possible)) return true;
  return exceeds(greater.possible, fewer.sure) ? unknown(...missingOf([...greater.truths, ...fewer.truths])) : false;
}

function totalOf(given: Case, from: Entry, condition: Condition, { of, field, at_least: least }: NonNullable<Condition['total']>): Truth {
  const all = found(given, from, condition, of, true).filter(({ truth }) => truth !== false);
  const limit = quantity(given, least)?.value ?? 0;
  const sum = (some: readonly Matched[]): number => some.reduce((all, { entry }) => all + Number(valuesOf(entry, field)[0] ?? 0), 0);
  if (sum(all.filter(({ truth }) => truth === true)) >= limit) return true;
  const silent = all.filter(({ entry }) => valuesOf(entry, field).length === 0);
  return sum(all) >= limit || silent.length > 0 ? unknown(...new Set([...missingOf(all.map(({ truth }) => truth)), ...silent.map(({ entry }) => nameOf(entry, field))])) : false;
}
