import { londonTime } from '../../../kernel/london-time.ts';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import { addDays, addMonths, dayNumber, fromDayNumber, plainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { addWorkingDays, subtractWorkingDays } from '../../../kernel/working-days.ts';
import { sectorOf, type EventRecord } from '../../events/index.ts';

/** One event on one day, as one completion of the record has it. Times are milliseconds since 1970. */
export interface Entry {
  readonly id: string;
  readonly type: string;
  readonly day: PlainDate;
  readonly time?: number;
  /** Where only a day is recorded: the moment of that day at which a limit in hours sees it. */
  readonly guess: number;
  /** The first day on which someone is recorded as knowing. */
  readonly known?: PlainDate;
  readonly knowers: readonly Knower[];
  readonly fields: Readonly<Record<string, readonly (string | number)[]>>;
}

export interface Knower {
  readonly agency: string;
  readonly day: PlainDate;
  readonly time?: number;
}

/** What of a vague record has to be tried: each second of a day that starts a limit in hours, each day on which each service came to know. */
export interface Finely {
  readonly hours: boolean;
  readonly knowers: boolean;
}

export interface Child {
  readonly birth?: PlainDate;
  readonly recorded: readonly string[];
}

export interface Asking {
  readonly day: PlainDate;
  readonly time: number;
  readonly knownTo?: { readonly agency: string; readonly area: string };
}

/** Everything that one completion of one child's record says by the day of asking. */
export interface World {
  readonly child: Child;
  readonly entries: readonly Entry[];
  readonly asking: Asking;
}

/** More completions than can be tried day by day. */
export class TooMany extends Error {}

export function startOfDay(day: PlainDate): number {
  return midnight(day);
}

export function lastSecondOf(day: PlainDate): number {
  return midnight(addDays(day, 1)) - 1000;
}

const midnights = new Map<string, number>();

function midnight(day: PlainDate): number {
  const before = midnights.get(day);
  if (before !== undefined) return before;
  const moment = londonTime(day, '00:00');
  if (!moment.ok) throw new Error(`${day} has no midnight`);
  midnights.set(day, Date.parse(moment.value));
  return Date.parse(moment.value);
}

const moved = new Map<string, PlainDate>();

/** So long on, or back where the count is negative; the kernel counts. */
export function shifted(day: PlainDate, count: number, unit: string): PlainDate {
  const key = `${day} ${count} ${unit}`;
  const before = moved.get(key) ?? counted(day, count, unit);
  moved.set(key, before);
  return before;
}

function counted(day: PlainDate, count: number, unit: string): PlainDate {
  if (unit === 'days') return addDays(day, count);
  if (unit === 'months') return addMonths(day, count);
  if (unit === 'years') return addMonths(day, count * 12);
  if (unit !== 'working_days') throw new Error(`${unit} are not whole days`);
  const result = count < 0 ? subtractWorkingDays(day, -count) : addWorkingDays(day, count);
  if (!result.ok) throw new Error(result.refusals[0].message);
  return count === 0 ? day : result.value.day;
}

/** Every record that it may have been: each partial date takes each of its days. Throws where there are more than `most`. */
export function worlds(events: readonly EventRecord[], birth: PartialDate | undefined, recorded: readonly string[], asking: Asking, finely: Finely, most: number): readonly World[] {
  const entries = combinations(events.filter(({ known }) => known).map((event) => waysOf(event, asking, finely)), most);
  const births = birth === undefined ? [undefined] : daysOf(birth);
  if (entries.length * births.length > most) throw new TooMany('too many completions to try day by day');
  return births.flatMap((born) => entries.map((own): World => ({ child: { recorded, ...(born === undefined ? {} : { birth: born }) }, entries: own.flatMap((one) => one ?? []), asking })));
}

function combinations<T>(choices: readonly (readonly T[])[], most: number): readonly (readonly T[])[] {
  return choices.reduce<readonly (readonly T[])[]>((sofar, ways) => {
    if (sofar.length * ways.length > most) throw new TooMany('too many completions to try day by day');
    return sofar.flatMap((one) => ways.map((way) => [...one, way]));
  }, [[]]);
}

/** The event on each day that it may have been; undefined where it may not be known to the one who asks. */
function waysOf(event: EventRecord, asking: Asking, { hours, knowers }: Finely): readonly (Entry | undefined)[] {
  const seen = seenBy(event, asking);
  if (seen === 'no') return [undefined];
  const base = { id: event.id, type: event.type, fields: fieldsOf(event) };
  const whens = event.occurred.kind === 'moment'
    ? [{ day: plainDate(event.occurred.moment.slice(0, 10)), time: Date.parse(event.occurred.moment), guess: Date.parse(event.occurred.moment) }]
    : daysOf(event.occurred.date).flatMap((day) => (hours ? [startOfDay(day), lastSecondOf(day)] : [lastSecondOf(day)]).map((guess) => ({ day, guess })));
  const known = knowings(event, knowers);
  const ways = whens.flatMap((when) => known.map((knew): Entry => ({ ...base, ...when, ...knew })));
  return seen === 'perhaps' ? [...ways, undefined] : ways;
}

function seenBy({ knownTo }: EventRecord, { knownTo: who, day, time }: Asking): 'yes' | 'no' | 'perhaps' {
  if (who === undefined) return 'yes';
  const own = knownTo.filter(({ agency, area }) => same(agency, who.agency) && same(area, who.area)).map(({ from }) => (from.kind === 'moment' ? [Date.parse(from.moment) <= time] : daysOf(from.date).map((known) => known <= day)));
  if (own.some((days) => days.every(Boolean))) return 'yes';
  return own.some((days) => days.some(Boolean)) ? 'perhaps' : 'no';
}

/** Every way in which services may have come to know, and the first day; where nothing asks of each service the first days alone. */
function knowings({ knownTo }: EventRecord, each: boolean): readonly Pick<Entry, 'known' | 'knowers'>[] {
  if (knownTo.length === 0) return [{ knowers: [] }];
  const days = knownTo.map(({ agency, from }): readonly Knower[] => (from.kind === 'moment' ? [{ agency, day: plainDate(from.moment.slice(0, 10)), time: Date.parse(from.moment) }] : daysOf(from.date).map((day) => ({ agency, day }))));
  const ways = combinations(days, 400).map((knowers) => ({ knowers, known: knowers.map(({ day }) => day).reduce((one, other) => (other < one ? other : one)) }));
  return each ? ways : ways.filter(({ known }, place) => ways.findIndex((other) => other.known === known) === place);
}

export function daysOf(date: PartialDate): readonly PlainDate[] {
  const days = date.readings.flatMap(({ start: { earliest, latest } }) => {
    if (earliest === null || latest === null) throw new TooMany('an open date has too many days to try');
    const first = dayNumber(earliest);
    return Array.from({ length: dayNumber(latest) - first + 1 }, (_, at) => fromDayNumber(first + at));
  });
  return [...new Set(days)];
}

/** What the event says, each field a list; a field that says nothing is left out. */
function fieldsOf(event: EventRecord): Entry['fields'] {
  const written: Record<string, unknown> = { ...event.attributes };
  const agency = event.agency === undefined ? {} : { agency: event.agency, sector: sectorOf(event.agency) };
  const all: Record<string, unknown> = { ...written, id: event.id, ...agency, area: event.area, persons: event.persons, text: event.text };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => {
    const list = [value].flat().filter((one): one is string | number => typeof one === 'number' || (typeof one === 'string' && one.trim() !== ''));
    return list.length === 0 ? [] : [[name, list]];
  }));
}

function same(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

const plains = new Map<string | number, string>();

/** Without regard to case and runs of spaces. */
export function plain(value: string | number): string {
  const text = plains.get(value) ?? String(value).trim().replaceAll(/\s+/g, ' ').toLowerCase();
  plains.set(value, text);
  return text;
}

/** By the second where both have a time, otherwise by the day. */
export function isBefore(one: Pick<Entry, 'day' | 'time'>, other: Pick<Entry, 'day' | 'time'>): boolean {
  return one.time !== undefined && other.time !== undefined ? one.time < other.time : one.day < other.day;
}
