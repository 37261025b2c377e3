import { dayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import type { EventRecord, When } from '../../events/index.ts';
import { endOfDay, NO_DAY } from './calendar.ts';
import type { ChildRow, Columns, Knower, Partial, Sheet, Unread } from './columns.ts';
import { attributeNames, typeCode } from './columns.ts';
import { folded, ValueTable } from './values.ts';

type Days = readonly (readonly [number, number])[];

/** Open dates reach no further than dates are read at all. */
const EARLIEST = Date.UTC(1900, 0, 1) / 86_400_000;
const LATEST = Date.UTC(2100, 11, 31) / 86_400_000;

/** A child as a file of children has it; left out is not recorded. */
export interface ChildFacts {
  readonly id: string;
  readonly birth?: PartialDate;
  /** Names of the columns that hold something. */
  readonly recorded: readonly string[];
  /** Entries that could not be read. */
  readonly unread?: readonly Unread[];
}

export interface Placed {
  readonly event: EventRecord;
  readonly source: number;
  readonly child: number;
  readonly type: number;
  readonly days: Days;
  readonly at: number;
  readonly timed: boolean;
}

/** Puts events into columns, their values into the table. Children come in the order of their list, then as the events name them. */
export function sheetOf(events: readonly EventRecord[], facts: readonly ChildFacts[] = [], values: ValueTable = new ValueTable()): Sheet {
  const children = childRows(events, facts);
  const places = new Map(children.map(({ id }, index) => [id, index]));
  const placed = events.map((event, source): Placed => place(event, source, places.get(event.child) ?? 0)).sort(inSheetOrder);
  return {
    columns: columnsOf(placed, values), children, values,
    childStart: startsOf(placed, children.length),
    partials: partialsOf(placed),
    ...lookUps(events),
  };
}

/** What is looked up by the place in the list of events, which may grow. Who knew is read once for each event. */
function lookUps(events: readonly EventRecord[]): Pick<Sheet, 'knowers' | 'eventId'> {
  const knowers: (readonly Knower[])[] = [];
  return {
    knowers: (source) => (knowers[source] ??= (events[source]?.knownTo ?? []).map(({ agency, area, from }): Knower => ({ who: whoKnew(agency, area), ...knownDays(from) }))),
    eventId: (source) => events[source]?.id ?? '',
  };
}

export function whoKnew(agency: string, area: string): string {
  return `${folded(agency)}:${folded(area)}`;
}

/** The days on which it may have been, or on which what lasted may have begun. */
export function daysOf(date: PartialDate): Days {
  return date.readings.map(({ start }) => [dayOr(start.earliest, EARLIEST), dayOr(start.latest, LATEST)] as const);
}

function dayOr(day: PlainDate | null, open: number): number {
  return day === null ? open : dayNumber(day);
}

function knownDays(from: When): Pick<Knower, 'days' | 'at'> {
  if (from.kind === 'date') return { days: daysOf(from.date) };
  const day = momentDay(from.moment);
  return { days: [[day, day]], at: Date.parse(from.moment) / 1000 };
}

function momentDay(moment: string): number {
  return Math.round(Date.parse(`${moment.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

export function place(event: EventRecord, source: number, child: number): Placed {
  const { occurred } = event;
  const common = { event, source, child, type: typeCode(event.known ? event.type : '') };
  if (occurred.kind === 'moment') {
    const day = momentDay(occurred.moment);
    return { ...common, days: [[day, day]], at: Date.parse(occurred.moment) / 1000, timed: true };
  }
  const days = daysOf(occurred.date);
  return { ...common, days, at: endOfDay(firstOf(days)), timed: false };
}

function firstOf(days: Days): number {
  return Math.min(...days.map(([first]) => first));
}

export function inSheetOrder(a: Placed, b: Placed): number {
  return a.child - b.child || a.type - b.type || a.at - b.at || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : a.source - b.source);
}

function childRows(events: readonly EventRecord[], facts: readonly ChildFacts[]): readonly ChildRow[] {
  const rows = new Map<string, ChildRow>();
  for (const { id, birth, recorded, unread } of facts) rows.set(id, { id, birth: birth === undefined ? [] : daysOf(birth), recorded: new Set(recorded), ...(unread === undefined || unread.length === 0 ? {} : { unread }) });
  for (const { child } of events) if (!rows.has(child)) rows.set(child, { id: child, birth: [], recorded: new Set() });
  return [...rows.values()];
}

function startsOf(placed: readonly Placed[], children: number): Int32Array {
  const starts = new Int32Array(children + 1);
  for (const { child } of placed) starts[child + 1] = (starts[child + 1] ?? 0) + 1;
  for (let child = 0; child < children; child++) starts[child + 1] = (starts[child + 1] ?? 0) + (starts[child] ?? 0);
  return starts;
}

const keys = new Map(attributeNames.map((name, key) => [name, key]));

export function columnsOf(placed: readonly Placed[], values: ValueTable): Columns {
  const attributes = placed.map(({ event }) => Object.entries(event.attributes).map(([name, value]) => [keys.get(name) ?? -1, values.idOf(value)] as const));
  const starts = new Int32Array(placed.length + 1);
  for (const [index, own] of attributes.entries()) starts[index + 1] = (starts[index] ?? 0) + own.length;
  const flat = attributes.flat();
  return {
    count: placed.length,
    type: Int16Array.from(placed, ({ type }) => type),
    day: Int32Array.from(placed, ({ days }) => firstOf(days)),
    at: Float64Array.from(placed, ({ at }) => at),
    timed: Uint8Array.from(placed, ({ timed }) => (timed ? 1 : 0)),
    known: Int32Array.from(placed, ({ event }) => firstKnown(event)),
    agency: Int32Array.from(placed, ({ event }) => values.idOf(event.agency ?? '')),
    area: Int32Array.from(placed, ({ event }) => values.idOf(event.area ?? '')),
    persons: Int32Array.from(placed, ({ event }) => values.idOf(event.persons)),
    text: Int32Array.from(placed, ({ event }) => values.idOf(event.text)),
    attributeStart: starts,
    attributeKey: Int16Array.from(flat, ([key]) => key),
    attributeValue: Int32Array.from(flat, ([, value]) => value),
    source: Int32Array.from(placed, ({ source }) => source),
  };
}

function firstKnown({ knownTo }: EventRecord): number {
  return knownTo.length === 0 ? NO_DAY : Math.min(...knownTo.map(({ from }) => firstOf(knownDays(from).days)));
}

export function partialsOf(placed: readonly Placed[]): ReadonlyMap<number, Partial> {
  const found = new Map<number, Partial>();
  for (const [index, { event, days }] of placed.entries()) {
    const known = earliestKnown(event);
    if (isWide(days) || isWide(known)) found.set(index, { days, known });
  }
  return found;
}

/** The first day on which anyone knew is no earlier than the earliest of the first, and no later than the earliest of the last. */
function earliestKnown({ knownTo }: EventRecord): Days {
  if (knownTo.length === 0) return [];
  const each = knownTo.map(({ from }) => knownDays(from).days);
  if (each.length === 1) return each[0] ?? [];
  return [[Math.min(...each.map(firstOf)), Math.min(...each.map((days) => Math.max(...days.map(([, last]) => last))))]];
}

function isWide(days: Days): boolean {
  return days.length > 1 || days.some(([first, last]) => first !== last);
}
