import { dayNumber, fromDayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { remembered } from '../dates/remembered.ts';
import type { ChronologyEntry } from '../entry.ts';

/** What is asked of an entry here. */
export type Voiced = Pick<ChronologyEntry, 'id' | 'agency' | 'occurred'> & Partial<Pick<ChronologyEntry, 'area' | 'persons' | 'text' | 'child'>>;

/** The days that the chronology is about, both included. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** A stretch without an entry, both days included. */
export interface Silence extends Span {
  readonly days: number;
  /**
   * `certain`: no entry can have been in it. `possible`: an entry whose date is not exact may have
   * been in it; without that entry the stretch is as long as it is shown.
   */
  readonly certainty: 'certain' | 'possible';
  /** The entries that may have been in it. */
  readonly mayHold: readonly string[];
}

export interface SilenceOf {
  readonly agency: string;
  /** Undefined for the agency as a whole; else the person of whom it says nothing. */
  readonly person?: string;
  readonly entries: number;
  readonly silences: readonly Silence[];
  /** Entries that name no readable date: they may have been at any time. */
  readonly undated: readonly string[];
}

// Each entry is asked about for its agency, for each person, and for the span.
const dateRead = remembered((text) => readPartialDate(text));

interface Window {
  readonly id: string;
  readonly first: number;
  readonly last: number;
}

/**
 * For each agency, and each person whom it names at least once, the stretches of at least `days` days
 * in the span with no entry. It is silence of the record: it never says that nothing happened.
 * Longest first; agencies in order of their first entry.
 */
export function silences(entries: readonly Voiced[], span: Span, days = 28): readonly SilenceOf[] {
  return [...Map.groupBy(entries, ({ agency, area = '' }) => (area === '' ? agency : `${agency}, ${area}`))].flatMap(([agency, own]) => {
    const persons = [...new Set(own.flatMap((entry) => entry.persons ?? []))].toSorted();
    return [silencesIn(agency, own, span, days), ...persons.map((person) => ({ ...silencesIn(agency, own.filter((entry) => entry.persons?.includes(person)), span, days), person }))];
  });
}

function silencesIn(agency: string, entries: readonly Voiced[], span: Span, days: number): SilenceOf {
  const windows = entries.flatMap((entry) => windowOf(entry));
  const dated = new Set(windows.map(({ id }) => id));
  return { agency, entries: entries.length, silences: gaps(windows, span, days), undated: entries.map(({ id }) => id).filter((id) => !dated.has(id)) };
}

function windowOf({ id, occurred }: Voiced): readonly Window[] {
  const text = occurred ?? '';
  const date = dateRead(/^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text);
  if (!date.ok) return [];
  const { earliest, latest, shape, readings } = date.value;
  // What lasted speaks on every day that it certainly lasted: from the last day of its start to the first of its end.
  const [reading] = readings;
  const lasted = shape.form === 'span' && reading?.start.latest !== undefined && reading.start.latest !== null;
  const first = earliest === null ? -Infinity : dayNumber(earliest);
  const last = latest === null ? Infinity : dayNumber(latest);
  if (!lasted || reading === undefined || reading.start.latest === null) return [{ id, first, last }];
  const [from, to] = [dayNumber(reading.start.latest), reading.end.earliest === null ? dayNumber(reading.start.latest) : dayNumber(reading.end.earliest)];
  return Array.from({ length: Math.max(1, Math.min(to - from, 36_500) + 1) }, (_, index) => ({ id, first: from + index, last: from + index }));
}

// Exact days cut the span into stretches. An inexact entry cannot cut one: it makes it only possible.
function gaps(windows: readonly Window[], span: Span, days: number): readonly Silence[] {
  const [from, to] = [dayNumber(span.from), dayNumber(span.to)];
  const exact = [...new Set(windows.filter(({ first, last }) => first === last).map(({ first }) => first))].filter((day) => day >= from && day <= to).toSorted((a, b) => a - b);
  const inexact = windows.filter(({ first, last }) => first !== last);
  const edges = [from - 1, ...exact, to + 1];
  return edges.slice(1).flatMap((edge, at) => stretch((edges[at] ?? 0) + 1, edge - 1, inexact, days)).toSorted((a, b) => b.days - a.days || (a.from < b.from ? -1 : 1));
}

function stretch(first: number, last: number, inexact: readonly Window[], days: number): readonly Silence[] {
  const length = last - first + 1;
  // An entry that must have been inside breaks the silence somewhere, and what is left on its two sides
  // is silent for certain. One of a whole year would leave no side and hide half a year: it only makes the stretch possible.
  const inside = inexact.filter((one) => one.first >= first && one.last <= last && one.last - one.first < 2 * days);
  const [breaker] = inside.toSorted((x, y) => x.last - x.first - (y.last - y.first));
  if (breaker !== undefined) {
    const rest = inexact.filter((one) => one !== breaker);
    return [...stretch(first, breaker.first - 1, rest, days), ...stretch(breaker.last + 1, last, rest, days)];
  }
  if (length < days) return [];
  const mayHold = inexact.filter((one) => one.first <= last && one.last >= first).map(({ id }) => id);
  return [{ from: fromDayNumber(first), to: fromDayNumber(last), days: length, certainty: mayHold.length === 0 ? 'certain' : 'possible', mayHold }];
}

/** The days from the first to the last entry, as exactly as any entry has them. Undefined without a dated entry. */
export function spanOf(entries: readonly Voiced[]): Span | undefined {
  const windows = entries.flatMap(windowOf);
  const firsts = windows.map(({ first }) => first).filter(Number.isFinite);
  const lasts = windows.map(({ last }) => last).filter(Number.isFinite);
  const [first, last] = [Math.min(...bounded(firsts)), Math.max(...bounded(lasts))];
  return Number.isFinite(first) && Number.isFinite(last) && first <= last ? { from: fromDayNumber(first), to: fromDayNumber(last) } : undefined;
}

// A spread of a hundred thousand arguments overflows the stack; the ends are enough.
function bounded(days: readonly number[]): readonly number[] {
  const sorted = days.toSorted((a, b) => a - b);
  return [sorted[0], sorted.at(-1)].filter((day) => day !== undefined);
}

