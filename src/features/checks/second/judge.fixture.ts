import { momentOf } from '../../../kernel/london-time.ts';
import { plainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { eventTypeNames, eventTypes, isEventTypeName } from '../../events/index.ts';
import type { Rule, Step } from '../language/check.ts';
import { aheadLimit } from './ahead.fixture.ts';
import { enough, holds, quantity, type Matched } from './condition.fixture.ts';
import { nameOf, valuesOf, type Case } from './field-test.fixture.ts';
import { matches } from './pattern.fixture.ts';
import { isBefore, lastSecondOf, plain, shifted, type Entry } from './record.fixture.ts';
import { allOf, anyOf, isUnknown, missingOf, not, unknown, type Truth } from './truth.fixture.ts';

export type ResultName = 'fired' | 'pending' | 'cannot_tell' | 'clear';

export interface Standing {
  readonly result: ResultName;
  readonly due?: string;
  readonly missing: readonly string[];
  /** The event that met a step. */
  readonly met?: Entry;
  /** The places of the steps that fired. */
  readonly fired?: readonly number[];
}

/** How one instance stands in one completion. */
export interface Finding extends Standing {
  readonly rule: number;
  readonly trigger: Entry;
  readonly members: readonly string[];
}

const WEIGHT = { fired: 3, pending: 2, cannot_tell: 1, clear: 0 } as const;

export function weightOf(result: ResultName): number {
  return WEIGHT[result];
}

/** Every instance of a check in one completion of the record. */
export function judge(given: Case): readonly Finding[] {
  return given.check.rules.flatMap((rule, place) => judgeRule(given, rule, place));
}

export function judgeRule(given: Case, rule: Rule, place: number): readonly Finding[] {
  if (rule.on.repeated !== undefined) return runs(given, rule, place);
  return triggers(given, rule).map(({ entry, truth }) => ({ ...judgeOne(given, rule, entry, truth), rule: place, trigger: entry, members: [entry.id] }));
}

function triggers(given: Case, { on }: Rule): readonly Matched[] {
  const { from, to } = given.check.in_force;
  return given.world.entries.filter(({ day }) => day >= from && (to === undefined || day <= to)).map((entry) => ({ entry, truth: matches(given, entry, on) })).filter(({ truth }) => truth !== false);
}

function judgeOne(given: Case, rule: Rule, trigger: Entry, isTrigger: Truth): Standing {
  const asked = allOf([isTrigger, ...(rule.if ?? []).map((condition) => holds(given, trigger, condition))]);
  if (asked === false) return { result: 'clear', missing: [] };
  const excused = anyOf((rule.unless ?? []).map((condition) => holds(given, trigger, condition)));
  if (excused === true) return { result: 'clear', missing: [] };
  const stands = heaviest(steps(given, rule, trigger));
  if (stands.result === 'clear') return stands;
  const doubts = [...missingOf([asked]), ...(stands.result === 'pending' ? [] : missingOf([excused]))];
  return doubts.length === 0 ? stands : { ...stands, result: 'cannot_tell', missing: [...new Set([...doubts, ...missingOf([excused]), ...stands.missing])] };
}

function heaviest(all: readonly Standing[]): Standing {
  const weight = Math.max(...all.map(({ result }) => WEIGHT[result]));
  const [first, ...rest] = all.filter(({ result }) => WEIGHT[result] === weight);
  if (first === undefined) throw new Error('nothing is expected');
  const earliest = rest.reduce((one, other) => (firesAt(other) < firesAt(one) ? other : one), first);
  return { ...earliest, missing: [...new Set(all.flatMap(({ missing }) => missing))], fired: all.flatMap(({ result, fired }) => (result === 'fired' ? (fired ?? []) : [])) };
}

/** What is asked at once fires at once; while it only waits to begin, what has a due day is nearer. */
function firesAt({ due, result }: Standing): number {
  if (due === undefined) return result === 'pending' ? Number.POSITIVE_INFINITY : 0;
  return due.includes('T') ? Date.parse(due) : lastSecondOf(plainDate(due));
}

interface Clock {
  readonly start: Entry;
  readonly missing: readonly string[];
}

function clockOf({ on }: Rule, trigger: Entry): Clock {
  if (on.from === undefined || on.from === 'occurred') return { start: trigger, missing: [] };
  if (on.from === 'known') return trigger.known === undefined ? { start: trigger, missing: [`${trigger.type}.known_to`] } : { start: onDay(trigger, trigger.known), missing: [] };
  const [written] = valuesOf(trigger, on.from);
  if (written === undefined) return { start: trigger, missing: hasField(trigger, on.from) ? [nameOf(trigger, on.from)] : [] };
  const day = plainDate(String(written).slice(0, 10));
  return { start: day > trigger.day ? onDay(trigger, day) : trigger, missing: [] };
}

function hasField({ type }: Entry, field: string): boolean {
  return isEventTypeName(type) && Object.hasOwn(eventTypes[type].attributes, field);
}

function onDay(entry: Entry, day: PlainDate): Entry {
  const { time: _, ...rest } = entry;
  return { ...rest, day, guess: lastSecondOf(day) };
}

function steps(given: Case, rule: Rule, trigger: Entry): readonly Standing[] {
  if (rule.expect === undefined) return [{ result: 'fired', missing: [], fired: [0] }];
  const clock = clockOf(rule, trigger);
  if (clock.missing.length > 0) return [{ result: 'cannot_tell', missing: clock.missing }];
  const done = new Map<string, Standing>();
  return rule.expect.flatMap((step, place): readonly Standing[] => {
    const before = step.after === undefined ? undefined : done.get(step.after);
    if (step.after !== undefined && before?.met === undefined) return [];
    const stands = judgeStep(given, step, trigger, before?.met ?? clock.start);
    if (step.name !== undefined) done.set(step.name, stands);
    return [{ ...stands, fired: [place] }];
  });
}

function judgeStep(given: Case, step: Step, trigger: Entry, clock: Entry): Standing {
  const start = step.ahead === undefined ? clock : trigger;
  if (step.at_once !== undefined) return atOnce(stands(holds(given, trigger, step.at_once)), start, given);
  const limit = step.ahead === undefined ? limitOf(given, step, start) : aheadLimit(given, step.ahead, trigger, clock);
  if (step.known_by !== undefined) return { ...withTime(given, limit, knownBy(given, step.known_by, trigger, limit)) };
  const found = given.world.entries.filter((entry) => entry !== trigger && !isBefore(entry, start) && (step.later === undefined || isBefore(start, entry)) && limit.reaches(entry))
    .map((entry): Matched => ({ entry, truth: allOf([matches(given, entry, step, trigger), step.until === undefined ? true : notUntil(given, step.until, trigger, start, entry)]) }));
  const order = found.toSorted((a, b) => inOrder(a.entry, b.entry));
  const met = order.find((_, place) => enough(given, order.slice(0, place + 1), step.at_least, step.distinct) === true)?.entry;
  return { ...withTime(given, limit, enough(given, found, step.at_least, step.distinct)), ...(met === undefined ? {} : { met }) };
}

/** What is to hold when something begins is not asked before it has begun. */
function atOnce(standing: Standing, { day }: Entry, { world: { asking } }: Case): Standing {
  return standing.result === 'fired' && asking.day < day ? { ...standing, result: 'pending' } : standing;
}

function stands(truth: Truth): Standing {
  return isUnknown(truth) ? { result: 'cannot_tell', missing: truth.missing } : { result: truth ? 'clear' : 'fired', missing: [] };
}

/** Met is clear; while the time runs pending; then, if something is not on the record, it cannot be told. */
function withTime({ world: { asking } }: Case, { due, over, day: runsOn }: Limit, truth: Truth): Standing {
  if (truth === true) return { result: 'clear', missing: [], ...(due === undefined ? {} : { due }) };
  if (runsOn ? over >= asking.time : over > asking.time) return { result: 'pending', missing: missingOf([truth]), ...(due === undefined ? {} : { due }) };
  return { ...stands(truth), ...(due === undefined ? {} : { due }) };
}

/** Before the first such event that is not before the start of the clock. */
function notUntil(given: Case, until: NonNullable<Step['until']>, trigger: Entry, start: Entry, entry: Entry): Truth {
  return not(anyOf(given.world.entries.filter((end) => end !== trigger && !isBefore(end, start) && !isBefore(entry, end) && end !== entry).map((end) => matches(given, end, until, trigger))));
}

interface Limit {
  readonly due?: string;
  /** The last millisecond within it. */
  readonly over: number;
  readonly reaches: (entry: Entry) => boolean;
  readonly day?: PlainDate;
}

function limitOf(given: Case, { within }: Step, start: Entry): Limit {
  const length = quantity(given, within);
  if (length === undefined) return { over: Number.POSITIVE_INFINITY, reaches: () => true };
  if (length.unit === 'hours') {
    const end = (start.time ?? start.guess) + length.value * 3_600_000;
    const shown = (start.time ?? lastSecondOf(start.day)) + length.value * 3_600_000;
    return { due: momentOf(new Date(shown)), over: end, reaches: (entry) => (entry.time ?? entry.guess) <= end };
  }
  const last = shifted(start.day, length.value, length.unit);
  return { due: last, day: last, over: lastSecondOf(last), reaches: ({ day }) => day <= last };
}

/** What somebody came to know after the day of asking is not seen on it. */
function knownBy(given: Case, name: string, trigger: Entry, limit: Limit): Truth {
  const { day, time } = given.world.asking;
  if (trigger.knowers.length === 0) return unknown(`${trigger.type}.known_to`);
  const agencies = trigger.knowers.filter((one) => one.day <= day && (one.time === undefined || one.time <= time) && (limit.day === undefined || one.day <= limit.day));
  return new Set(agencies.map(({ agency }) => plain(agency))).size >= (quantity(given, name)?.value ?? 1);
}

/** Events that come so many within so long; windows that share an event are one run, and a run is one instance. */
function runs(given: Case, rule: Rule, place: number): readonly Finding[] {
  const { repeated } = rule.on;
  if (repeated === undefined) return [];
  const length = quantity(given, repeated.within);
  const all = triggers(given, rule).toSorted((a, b) => inRun(a.entry, b.entry));
  const completing = all.flatMap((last, at) => {
    const window = all.slice(0, at + 1).filter(({ entry }) => length !== undefined && entry.day >= shifted(last.entry.day, -length.value, length.unit));
    const truth = allOf([last.truth, enough(given, window, repeated.at_least, repeated.distinct)]);
    return truth === false ? [] : [{ last: last.entry, truth, window: window.map(({ entry }) => entry.id) }];
  });
  return joined(completing).map((run) => {
    const order = run.toSorted((a, b) => inRun(a.last, b.last));
    const judged = repeated.judge === 'first' ? byFirst(given, rule, order) : order.map(({ last, truth }) => ({ last, ...judgeOne(given, rule, last, truth) }));
    const weight = Math.max(...judged.map(({ result }) => WEIGHT[result]));
    const first = judged.find(({ result }) => WEIGHT[result] === weight);
    if (first === undefined) throw new Error('a run has an event that completes it');
    const { last, ...stood } = first;
    return { ...stood, rule: place, trigger: last, members: [...new Set(run.flatMap(({ window }) => window))] };
  });
}

function inOrder(one: Entry, other: Entry): number {
  return isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0;
}

/** By time, what has only a day at its end; then as the vocabulary lists the types, and by id. */
function inRun(one: Entry, other: Entry): number {
  return endOf(one) - endOf(other) || listedAt(one) - listedAt(other) || (one.id < other.id ? -1 : 1);
}

function endOf({ time, day }: Entry): number {
  return time ?? lastSecondOf(day);
}

function listedAt({ type }: Entry): number {
  return eventTypeNames.findIndex((name) => name === type);
}

/** Where it is not known which event is the first to complete a count, only what each of them would say is known. */
function byFirst(given: Case, rule: Rule, run: readonly { readonly last: Entry; readonly truth: Truth }[]): readonly (Standing & { readonly last: Entry })[] {
  const sure = run.findIndex(({ truth }) => truth === true);
  const may = sure < 0 ? run : run.slice(0, sure + 1);
  const each = may.map(({ last }) => ({ last, ...judgeOne(given, rule, last, true) }));
  if (sure >= 0 && new Set(each.map(({ result }) => result)).size === 1) return each.slice(-1);
  return may.map(({ last, truth }, place) => ({ last, ...judgeOne(given, rule, last, allOf([truth, ...may.slice(0, place).map((before) => not(before.truth))])) }));
}

function joined<T extends { readonly window: readonly string[] }>(all: readonly T[]): readonly (readonly T[])[] {
  return all.reduce<readonly (readonly T[])[]>((sofar, one) => {
    const touched = sofar.filter((run) => run.some(({ window }) => window.some((id) => one.window.includes(id))));
    return [...sofar.filter((run) => !touched.includes(run)), [...touched.flat(), one]];
  }, []);
}
