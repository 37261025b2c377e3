import { parsePartialDate } from '../../../kernel/partial-date.ts';
import { NOTIFICATION_DAYS, RAPID_REVIEW_DAYS, workingDays } from '../content/from-record.ts';
import type { IncidentFacts } from '../store/incidents.ts';
import type { ReviewKind } from '../store/reviews.ts';

/** By which date something is put into a year. */
export type Basis = 'incident' | 'notification' | 'received';

/** An incident as it is counted: its dates, its reviews, and how many children they tell of. */
export interface CountedIncident extends IncidentFacts {
  readonly reference: string;
  readonly reviews: readonly { readonly reference: string; readonly kind: ReviewKind; readonly receivedOn: string | null }[];
  readonly children: number;
}

/** How many, late and withdrawn ones among them. */
export interface Count {
  readonly count: number;
  readonly late: number;
  readonly withdrawn: number;
}

export const columns = [
  { unit: 'notifications', basis: 'incident' }, { unit: 'notifications', basis: 'notification' },
  { unit: 'reviews', basis: 'incident' }, { unit: 'reviews', basis: 'notification' }, { unit: 'reviews', basis: 'received' },
  { unit: 'children', basis: 'incident' }, { unit: 'children', basis: 'notification' }, { unit: 'children', basis: 'received' },
] as const satisfies readonly { readonly unit: string; readonly basis: Basis }[];

export interface Reconciled {
  /** The first day's year, in order; null last, for what has no certain year by that basis. */
  readonly years: readonly { readonly year: number | null; readonly counts: readonly Count[] }[];
  readonly totals: readonly Count[];
  /** Incidents that are in one year by one date and in another by another. */
  readonly moved: readonly { readonly reference: string; readonly years: Readonly<Record<Basis, number | null>> }[];
  /** Incidents that were not notified: in no count of notifications. */
  readonly unnotified: readonly string[];
}

/** What is counted once in each basis. */
interface Counted {
  readonly column: number;
  readonly year: number | null;
  readonly weight: number;
  readonly late: boolean;
  readonly withdrawn: boolean;
}

/**
 * Notifications, reviews and children by year and by date basis. A year begins at `starts` (MM-DD). A
 * date that may lie in two years is in neither. Each unit comes to the same total by every basis,
 * because what has no certain year is counted on a line of its own.
 */
export function reconcile(incidents: readonly CountedIncident[], starts: string): Reconciled {
  const counted = incidents.flatMap((one) => countedOf(one, starts));
  const years = [...new Set(counted.map(({ year }) => year))].toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return {
    years: years.map((year) => ({ year, counts: columns.map((_, column) => total(counted.filter((one) => one.column === column && one.year === year))) })),
    totals: columns.map((_, column) => total(counted.filter((one) => one.column === column))),
    moved: incidents.map((one) => ({ reference: one.reference, years: yearsOf(one, starts) })).filter(({ years: of }) => new Set(Object.values(of).filter((year) => year !== null)).size > 1),
    unnotified: incidents.filter(({ notifiedOn }) => notifiedOn === null).map(({ reference }) => reference),
  };
}

function countedOf(incident: CountedIncident, starts: string): readonly Counted[] {
  const { awareOn, notifiedOn, withdrawnOn, reviews, children } = incident;
  const withdrawn = withdrawnOn !== null;
  const years = yearsOf(incident, starts);
  const lateNotice = (workingDays(awareOn, notifiedOn) ?? 0) > NOTIFICATION_DAYS;
  return columns.flatMap(({ unit, basis }, column): readonly Counted[] => {
    switch (unit) {
      case 'notifications': return notifiedOn === null ? [] : [{ column, year: years[basis], weight: 1, late: lateNotice, withdrawn }];
      case 'reviews': return reviews.map(({ kind, receivedOn }) => ({ column, year: basis === 'received' ? yearOf(receivedOn, starts) : years[basis], weight: 1, late: kind === 'rapid_review' && (workingDays(notifiedOn, receivedOn) ?? 0) > RAPID_REVIEW_DAYS, withdrawn }));
      case 'children': return [{ column, year: years[basis], weight: children, late: false, withdrawn }];
    }
  });
}

/** A child is received with the first review of its incident. */
function yearsOf({ occurred, notifiedOn, reviews }: CountedIncident, starts: string): Readonly<Record<Basis, number | null>> {
  const received = reviews.map(({ receivedOn }) => receivedOn).filter((day) => day !== null).toSorted()[0] ?? null;
  return { incident: yearOf(occurred, starts), notification: yearOf(notifiedOn, starts), received: yearOf(received, starts) };
}

function yearOf(date: string | null, starts: string): number | null {
  const read = date === null ? null : parsePartialDate(date);
  if (read === null || !read.ok || read.value.earliest === null || read.value.latest === null) return null;
  const [first, last] = [read.value.earliest, read.value.latest].map((day) => Number(day.slice(0, 4)) - (day.slice(5) < starts ? 1 : 0));
  return first === last ? (first ?? null) : null;
}

function total(counted: readonly Counted[]): Count {
  const sum = (of: readonly Counted[]): number => of.reduce((all, { weight }) => all + weight, 0);
  return { count: sum(counted), late: sum(counted.filter(({ late }) => late)), withdrawn: sum(counted.filter(({ withdrawn }) => withdrawn)) };
}
