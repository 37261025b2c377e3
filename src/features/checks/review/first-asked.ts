import { dayNumber, fromDayNumber, parsePlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { EventRecord, When } from '../../events/index.ts';
import { askAll } from '../engine/ask.ts';
import { endOfDay } from '../engine/calendar.ts';
import { resultOf, type CheckResult } from '../engine/result.ts';
import { sheetOf, whoKnew } from '../engine/sheet.ts';
import { StandingChecks, type OpenRecord } from '../engine/standing-checks.ts';
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
  const sheet = sheetOf(events);
  const days = daysWorthAsking(events);
  const last = days.at(-1);
  if (last === undefined) return [];
  const whole = [...askAll(sheet, checks, { asAt: { day: last, second: endOfDay(last) } })].map(resultOf).filter(({ result }) => result !== 'clear');
  const spoke = checks.filter(({ id }) => whole.some(({ check }) => check === id));
  const fired = whole.filter(({ result }) => result === 'fired');
  const wanted = new Map([...Map.groupBy(fired, ({ check }) => check)].map(([check, own]) => [check, own.map((result) => ({ key: keyOf(result), after: notBefore(result) }))]));
  const first = firstDays(events, spoke, days, wanted);
  return whole.flatMap((result) => {
    const check = spoke.find(({ id }) => id === result.check);
    return check === undefined ? [] : [{ check, result, asked: result.result === 'fired' ? (first.get(keyOf(result)) ?? []) : [] }];
  });
}

/** A finding to look for, and the first day on which it can be found. */
interface Wanted {
  readonly key: string;
  readonly after: number;
}

/** Nothing is found before its limit has run out; a limit in hours after a day without a time may run out a day sooner. */
function notBefore({ due }: CheckResult): number {
  const day = due === null ? undefined : parsePlainDate(due.slice(0, 10));
  return day?.ok === true ? dayNumber(day.value) - 1 : -Infinity;
}

/** For each finding, by its trigger's evidence, the first day on which each service's own record shows it. */
function firstDays(events: readonly EventRecord[], checks: readonly Check[], days: readonly number[], wanted: ReadonlyMap<string, readonly Wanted[]>): ReadonlyMap<string, readonly AskedOf[]> {
  const records = new Map(checks.map((check) => [check, recordsFor(check, events)]));
  const found = new Map<string, AskedOf[]>();
  for (const { agency, area } of servicesIn(events)) {
    const seen = new Set<string>();
    const learnt = learntBy(events, whoKnew(agency, area));
    const open = ({ id }: Check) => (wanted.get(id) ?? []).filter(({ key }) => !seen.has(key));
    for (const day of days) {
      if (!checks.some((check) => open(check).length > 0)) break;
      const left = checks.filter((check) => open(check).some(({ after }) => after <= day));
      // A check that reads no kind of event which they then knew has nothing to ask.
      const known = learnt.flatMap(([type, from]) => (from <= day ? [type] : []));
      const asking = { asAt: { day, second: endOfDay(day) }, knownTo: whoKnew(agency, area) };
      for (const result of left.flatMap((check) => records.get(check)?.flatMap((record) => record.ask(asking, known)) ?? [])) {
        if (result.result !== 'fired' || seen.has(keyOf(result))) continue;
        seen.add(keyOf(result));
        found.set(keyOf(result), [...(found.get(keyOf(result)) ?? []), { agency, area, from: fromDayNumber(day), certainty: result.certainty }]);
      }
    }
  }
  for (const asked of found.values()) asked.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return found;
}

/** For each event that the service is recorded as knowing of its type, and the first day on which it may have known. */
function learntBy(events: readonly EventRecord[], who: string): readonly (readonly [type: string, from: number])[] {
  return events.flatMap(({ type, knownTo }) => knownTo.filter(({ agency, area }) => whoKnew(agency, area) === who).map(({ from }) => [type, firstDayIn(from)] as const));
}

function firstDayIn(when: When): number {
  return when.kind === 'date' && when.date.earliest === null ? -Infinity : Math.min(...daysIn(when));
}

/** Each child's record, with the check compiled once: it is asked on every day of every service. */
function recordsFor(check: Check, events: readonly EventRecord[]): readonly OpenRecord[] {
  const standing = new StandingChecks([check]);
  return [...Map.groupBy(events, ({ child }) => child)].map(([child, own]) => standing.open(own, { id: child, recorded: [] }));
}

/** One finding is told from another of the same check by its limit: what is evidence grows as more becomes known. */
function keyOf({ check, due, evidence }: CheckResult): string {
  return `${check} ${due ?? evidence[0] ?? ''}`;
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
