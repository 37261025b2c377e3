import { view } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { columns, reconcile, type Basis, type Count } from '../bases/reconcile.ts';
import { NOTIFICATION_DAYS, RAPID_REVIEW_DAYS } from '../content/from-record.ts';
import { paths } from '../paths.ts';
import { listIncidents } from '../store/incidents.ts';
import { listPeople } from '../store/people.ts';
import { listReviews } from '../store/reviews.ts';
import { homeCrumb } from './about.ts';

const BASES: Readonly<Record<Basis, string>> = { incident: 'by incident', notification: 'by notification', received: 'by review received' };
const UNITS = { notifications: 'Notifications', reviews: 'Reviews', children: 'Children' } as const;
/** A longer list is for the coded data. */
const SHOWN = 100;

/** How many notifications, reviews and children there were in each year, by each date that a year can go by. */
export const datesPage = definePage({
  method: 'GET', path: paths.dates, may: 'coding:read', audits: 'coding.dates-read',
  handle: async ({ query, context: { tx } }) => {
    const starts = query['starts'] === '01-01' ? '01-01' : '04-01';
    const [incidents, reviews, people] = [await listIncidents(tx), Map.groupBy(await listReviews(tx), ({ incidentId }) => incidentId), Map.groupBy(await listPeople(tx), ({ incidentId }) => incidentId)];
    const found = reconcile(incidents.map((one) => ({ ...one, reviews: reviews.get(one.id) ?? [], children: (people.get(one.id) ?? []).filter(({ kind }) => kind === 'child').length })), starts);
    return view('coders/dates.njk', {
      title: 'Incidents, reviews and children by date basis', breadcrumbs: [homeCrumb()], days: { notification: NOTIFICATION_DAYS, review: RAPID_REVIEW_DAYS },
      heads: columns.map(({ unit, basis }) => `${UNITS[unit]} ${BASES[basis]}`), units: Object.values(UNITS), lines: found.years.map(({ year, counts }) => line(yearInWords(year, starts), counts)), total: line('All', found.totals),
      moved: found.moved.slice(0, SHOWN).map(({ reference, years }) => ({ reference, years: (['incident', 'notification', 'received'] as const).map((basis) => yearInWords(years[basis], starts)) })), movedMore: Math.max(0, found.moved.length - SHOWN),
      unnotified: found.unnotified, spans: [['04-01', 'Years from 1 April'], ['01-01', 'Calendar years']].map(([value, text]) => ({ text, current: value === starts, href: `${paths.dates.to()}?starts=${value}` })),
    });
  },
});

function line(year: string, counts: readonly Count[]) {
  return { year, cells: counts.map(cellOf) };
}

function yearInWords(year: number | null, starts: string): string {
  if (year === null) return 'No certain year';
  return starts === '01-01' ? String(year) : `${year}–${String(year + 1).slice(2)}`;
}

function cellOf({ count, late, withdrawn }: Count): { readonly count: number; readonly among: string } {
  return { count, among: [...(late === 0 ? [] : [`${late} late`]), ...(withdrawn === 0 ? [] : [`${withdrawn} withdrawn`])].join(', ') };
}
