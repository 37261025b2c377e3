import { view } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { headingOf } from '../queue/record-view.ts';
import { readOpenRecords } from '../store/records.ts';
import { newestRun } from '../store/runs.ts';
import { listSearches } from '../store/searches.ts';
import { aboutPartnership, partnershipName, partnershipOf } from './about.ts';
import { linkagePaths as paths } from './paths.ts';

const SHOWN = 100;

/** Who searched for a child, when, why, and which records were shown: so that somebody looks at it. */
export const searchesPage = definePage({
  method: 'GET', path: paths.searches, may: 'linkage:read', audits: 'linkage.searches-read', about: aboutPartnership,
  handle: async ({ context }) => {
    const partnership = partnershipOf(context);
    const { searches, all } = await listSearches(context.tx, partnership, SHOWN);
    const records = await readOpenRecords(context.tx, searches.flatMap(({ shown }) => shown));
    context.reveal(records.keys());
    const comparisons = (await newestRun(context.tx, partnership))?.stored.comparisons ?? [];
    return view('linkage/searches.njk', {
      title: 'Who searched for a child', caption: await partnershipName(context, partnership), back: { href: paths.home.to(), text: 'Linking records' }, more: all - searches.length,
      searches: searches.map(({ shown, ...one }) => ({ ...one, records: shown.flatMap((id) => { const record = records.get(id); return record === undefined ? [] : [headingOf(record, comparisons)]; }) })),
    });
  },
});
