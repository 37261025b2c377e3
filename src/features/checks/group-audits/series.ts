import { fromDayNumber, dayNumber, addMonths, plainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { numberOf, type Audit, type SeriesAsked } from './definition.ts';
import { middleOf } from './middle.ts';
import type { Found, Records } from './open-records.ts';
import { poissonLimits } from './poisson.ts';
import { toldOf, type AreaCounted, type AreaSeries, type ChangeCounted, type MonthCounted } from './series-told.ts';
import { countUnlessSmall } from './told.ts';

export interface SeriesAnswer {
  readonly kind: 'series';
  readonly base_months: number;
  readonly limits: number;
  readonly records_from: string;
  /** Left out, because the record leaves the month open. */
  readonly not_dated: number | null;
  readonly areas: readonly AreaSeries[];
}

interface Notified {
  readonly area: string;
  readonly month: number;
  readonly graver: boolean;
  readonly waited: number | undefined;
}

/** Whole months by number: twelve for each year. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly base: number;
  readonly recent: number;
}

export function answerSeries(audit: Audit, asked: SeriesAsked, records: Records): SeriesAnswer {
  const found = records.find(audit, asked.of);
  const dated = found.filter(({ from, to }) => monthOf(from) === monthOf(to));
  const all = notifiedOf(audit, asked, records, dated);
  const { day, count } = records.sheet.columns;
  const earliest = day.subarray(0, count).reduce((least, one) => Math.min(least, one), records.asAt.day);
  const base = numberOf(audit, asked.base);
  const span = { first: firstWholeMonth(earliest), last: lastWholeMonth(records.asAt.day), base, recent: numberOf(audit, asked.recent) };
  const areas = [...new Set(all.map(({ area }) => area))].toSorted((a, b) => a.localeCompare(b, 'en'));
  const seriesOf = (area: string, own: readonly Notified[]): AreaCounted => areaCounted(audit, asked, area, own, span);
  const whole = seriesOf('all', all);
  const each = areas.length < 2 ? [] : areas.map((area) => seriesOf(area, all.filter((one) => one.area === area)));
  return {
    kind: 'series', base_months: base, limits: numberOf(audit, asked.limits), records_from: fromDayNumber(earliest), not_dated: countUnlessSmall(found.length - dated.length),
    areas: toldOf(whole, each, span),
  };
}

/** One for each reference and area; an event without a reference is one of its own. */
function notifiedOf(audit: Audit, asked: SeriesAsked, records: Records, dated: readonly Found[]): readonly Notified[] {
  const [reference, areaOf] = [records.read(asked.once_by), records.read('area')];
  const graver = new Set(records.find(audit, asked.graver).map(({ child }) => child));
  const aware = Map.groupBy(records.find(audit, asked.aware).filter((one) => one.day !== undefined), ({ child }) => child);
  const groups = Map.groupBy(dated, ({ event }) => `${areaOf(event)?.key ?? ''}/${reference(event)?.key ?? `of its own ${event}`}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own.toSorted((a, b) => a.from - b.from);
    if (first === undefined) return [];
    const known = aware.get(first.child)?.findLast((one) => one.from <= first.from);
    return [{ area: areaOf(first.event)?.text ?? 'not_recorded', month: monthOf(first.from), graver: own.some(({ child }) => graver.has(child)), waited: known === undefined || first.day === undefined ? undefined : first.day - known.from }];
  });
}

function areaCounted(audit: Audit, { graver_name, other_name, limits, least }: SeriesAsked, area: string, own: readonly Notified[], span: Span): AreaCounted {
  const months = range(Math.max(span.first, span.last - span.recent + 1), span.last).map((month) => monthAgainst(own, month, span, numberOf(audit, limits)));
  const changes = [changeOf('all', own, span), changeOf(graver_name, own.filter(({ graver }) => graver), span), changeOf(other_name, own.filter(({ graver }) => !graver), span)];
  const middle = (from: number, to: number): number | null => {
    const waits = own.filter(({ month }) => month >= from && month <= to).flatMap(({ waited }) => waited ?? []);
    return waits.length < numberOf(audit, least) ? null : middleOf(waits).value;
  };
  const split = span.last - span.recent;
  return {
    area, months, changes, fall_can_be_told: months.some(({ lower }) => (lower ?? 0) > 0),
    delay: { recent: middle(split + 1, span.last), before: middle(split - span.base + 1, split) },
  };
}

function monthAgainst(own: readonly Notified[], month: number, { first, base }: Span, share: number): MonthCounted {
  const count = own.filter((one) => one.month === month).length;
  if (month - base < first) return { month: monthText(month), count, lower: null, upper: null, stands: 'cannot_tell' };
  const { lower, upper } = poissonLimits(own.filter((one) => one.month < month && one.month >= month - base).length / base, share);
  return { month: monthText(month), count, lower, upper, stands: count < lower ? 'below' : count > upper ? 'above' : 'inside' };
}

/** Undefined where the records do not reach back over the whole base. */
function changeOf(what: string, own: readonly Notified[], { first, last, base, recent }: Span): ChangeCounted {
  const split = last - recent;
  const count = own.filter(({ month }) => month > split && month <= last).length;
  const before = own.filter(({ month }) => month <= split && month > split - base).length;
  return { what, count, before: split - base + 1 < first ? undefined : before };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

function monthOf(day: number): number {
  const [year = 0, month = 0] = fromDayNumber(day).split('-').map(Number);
  return year * 12 + month - 1;
}

function firstOf(month: number): PlainDate {
  return plainDate(`${monthText(month)}-01`);
}

export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function firstWholeMonth(day: number): number {
  const month = monthOf(day);
  return dayNumber(firstOf(month)) === day ? month : month + 1;
}

function lastWholeMonth(day: number): number {
  const month = monthOf(day);
  return dayNumber(addMonths(firstOf(month), 1)) - 1 === day ? month : month - 1;
}
