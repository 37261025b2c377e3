import { dayNumber, fromDayNumber, parsePlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { EventRecord, When } from '../../events/index.ts';
import { askCompiled } from '../engine/ask.ts';
import { Asker, type Asking } from '../engine/asker.ts';
import { endOfDay } from '../engine/calendar.ts';
import { typeCode, type Sheet } from '../engine/columns.ts';
import { compileCheck, type CompiledCheck } from '../engine/compile/compile-check.ts';
import { resultOf, type CheckResult } from '../engine/result.ts';
import { sheetOf, whoKnew } from '../engine/sheet.ts';
import type { Check } from '../language/check.ts';

/** From when a service could have asked a question on what it knew. */
export interface AskedOf {
  readonly agency: string;
  readonly area: string;
  readonly from: PlainDate;
  readonly certainty: 'certain' | 'possible';
}

/** One thing that services might have asked, with when each first could. */
export interface Question {
  readonly check: Check;
  readonly result: CheckResult;
  /** In the order of the days. Empty where no one service knew enough by itself. */
  readonly asked: readonly AskedOf[];
}

/** More days than this are not stepped through: a page has to come. */
const MOST_DAYS = 400;

/**
 * What the checks say of a whole record as it ends, and when each service could first have asked the
 * same of what it then knew. Evaluated day by day, so that nothing is judged with hindsight.
 */
export function questionsOf(events: readonly EventRecord[], checks: readonly Check[]): readonly Question[] {
  const days = daysWorthAsking(events);
  const last = days.at(-1);
  if (last === undefined) return [];
  const sheet = sheetOf(events);
  const compiled = checks.map(compileCheck);
  const whole = [...askCompiled(sheet, compiled, { asAt: asAtEndOf(last) })].map(resultOf).filter(({ result }) => result !== 'clear');
  const fired = Map.groupBy(whole.filter(({ result }) => result === 'fired'), ({ check }) => check);
  const looked = compiled.flatMap((one) => {
    const wanted = fired.get(one.check.id)?.map((result): Wanted => ({ key: keyOf(result), after: notBefore(result) }));
    return wanted === undefined ? [] : [{ compiled: one, wanted }];
  });
  const first = firstDays(events, sheet, looked, days);
  const byId = new Map(checks.map((check) => [check.id, check]));
  return whole.flatMap((result) => {
    const check = byId.get(result.check);
    return check === undefined ? [] : [{ check, result, asked: result.result === 'fired' ? (first.get(keyOf(result)) ?? []) : [] }];
  });
}

/** A finding to look for, and the first day on which it can be found. */
interface Wanted {
  readonly key: string;
  readonly after: number;
}

/** A check with what it found in the whole record. */
interface Looked {
  readonly compiled: CompiledCheck;
  readonly wanted: readonly Wanted[];
}

/** Nothing is found before its limit has run out; a limit in hours after a day without a time may run out a day sooner. */
function notBefore({ due }: CheckResult): number {
  const day = due === null ? undefined : parsePlainDate(due.slice(0, 10));
  return day?.ok === true ? dayNumber(day.value) - 1 : -Infinity;
}

/** For each finding, by its trigger's evidence, the first day on which each service's own record shows it. */
function firstDays(events: readonly EventRecord[], sheet: Sheet, looked: readonly Looked[], days: readonly number[]): ReadonlyMap<string, readonly AskedOf[]> {
  const found = new Map<string, AskedOf[]>();
  for (const service of servicesIn(events)) {
    for (const { key, from, certainty } of firstSeen(events, sheet, looked, days, whoKnew(service.agency, service.area))) {
      found.set(key, [...(found.get(key) ?? []), { ...service, from: fromDayNumber(from), certainty }]);
    }
  }
  for (const asked of found.values()) asked.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return found;
}

interface Seen extends Pick<AskedOf, 'certainty'> {
  readonly key: string;
  readonly from: number;
}

/** What one service's own record shows, each with its first day. A check is asked only while something that it found is still to be seen, and once the service knew of what triggers it. */
function firstSeen(events: readonly EventRecord[], sheet: Sheet, looked: readonly Looked[], days: readonly number[], knownTo: string): readonly Seen[] {
  const learnt = learntBy(events, knownTo);
  const since = looked.map(({ compiled: { types } }) => Math.min(...types.map((type) => learnt.get(type) ?? Infinity)));
  const found = new Map<string, Seen>();
  for (const day of days) {
    const open = looked.map(({ wanted }, index) => ((since[index] ?? Infinity) <= day && wanted.some(({ key, after }) => after <= day && !found.has(key)) ? 1 : 0));
    if (!open.includes(1)) continue;
    for (const result of firedOn(sheet, looked, { asAt: asAtEndOf(day), knownTo }, Uint8Array.from(open))) {
      const key = keyOf(result);
      if (!found.has(key)) found.set(key, { key, from: day, certainty: result.certainty });
    }
  }
  return [...found.values()];
}

/** What fires on that day, of the checks that are open. */
function firedOn(sheet: Sheet, looked: readonly Looked[], asking: Asking, open: Uint8Array): readonly CheckResult[] {
  const asker = new Asker(sheet, looked.map(({ compiled }) => compiled), asking);
  const fired: CheckResult[] = [];
  for (const [place, { id: child }] of sheet.children.entries()) {
    asker.ask(place, (index, answers) => {
      const check = looked[index]?.compiled.check;
      if (check === undefined) return;
      const outcomes = answers.certain ? answers.findings.map((finding) => asker.outcome(index, finding)) : answers.outcomes;
      for (const outcome of outcomes) if (outcome.result === 'fired') fired.push(resultOf({ check, child, outcome }));
    }, open);
  }
  return fired;
}

function asAtEndOf(day: number): Asking['asAt'] {
  return { day, second: endOfDay(day) };
}

/** By the type of an event the first day on which the service may have known of one. */
function learntBy(events: readonly EventRecord[], who: string): ReadonlyMap<number, number> {
  const learnt = new Map<number, number>();
  for (const { type, knownTo } of events) {
    for (const { agency, area, from } of knownTo) {
      if (whoKnew(agency, area) === who) learnt.set(typeCode(type), Math.min(learnt.get(typeCode(type)) ?? Infinity, firstDayIn(from)));
    }
  }
  return learnt;
}

function firstDayIn(when: When): number {
  return when.kind === 'date' && when.date.earliest === null ? -Infinity : Math.min(...daysIn(when));
}

/** One finding is told from another of the same check by its limit: what is evidence grows as more becomes known. */
function keyOf({ check, child, due, evidence }: CheckResult): string {
  return JSON.stringify([check, child, due ?? evidence[0] ?? null]);
}

function servicesIn(events: readonly EventRecord[]): readonly { readonly agency: string; readonly area: string }[] {
  const services = new Map(events.flatMap(({ knownTo }) => knownTo.map(({ agency, area }) => [whoKnew(agency, area), { agency, area }] as const)));
  return [...services.values()];
}

/** Every day from the first event to a month after the last: a limit can run out on any of them. A long record is asked on the days around its events. */
function daysWorthAsking(events: readonly EventRecord[]): readonly number[] {
  const known = events.flatMap(({ occurred, knownTo }) => [occurred, ...knownTo.map(({ from }) => from)].flatMap(daysIn));
  if (known.length === 0) return [];
  const first = known.reduce((a, b) => Math.min(a, b));
  const last = known.reduce((a, b) => Math.max(a, b)) + 31;
  if (last - first <= MOST_DAYS) return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const near = [...new Set(known.flatMap((day) => [day, day + 1, day + 2, day + 3, day + 6, day + 11, day + 15]))].toSorted((a, b) => a - b);
  return [...near.filter((_, index) => index % Math.ceil(near.length / MOST_DAYS) === 0), last];
}

function daysIn(when: When): readonly number[] {
  if (when.kind === 'moment') return [Math.round(Date.parse(`${when.moment.slice(0, 10)}T00:00:00Z`) / 86_400_000)];
  return [when.date.earliest, when.date.latest].flatMap((day) => (day === null ? [] : [dayNumber(day)]));
}
