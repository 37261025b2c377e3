import { view } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { headingOf } from '../queue/record-view.ts';
import { readOpenRecords } from '../store/records.ts';
import { newestRun, type StoredRun } from '../store/runs.ts';
import { aboutPartnership, partnershipName, partnershipOf } from './about.ts';
import { linkagePaths as paths } from './paths.ts';
import { isSettled, queueOf, type Queued } from './queue-of.ts';

/** Families on one page: as many as a person looks at in one sitting. */
const SHOWN = 15;

const SHOWS = {
  review: { title: 'May be the same child', fits: ({ mine, band }: Queued) => mine && band === 'review', empty: 'Nothing is left to look at.' },
  automatic: { title: 'Very alike', fits: ({ band, standing }: Queued) => band === 'automatic' && !isSettled(standing), empty: 'There are none.' },
  waiting: { title: 'Waiting for somebody else to look', fits: ({ mine, standing }: Queued) => !mine && standing === 'second-wanted', empty: 'Nothing waits.' },
  settled: { title: 'Looked at', fits: ({ standing }: Queued) => isSettled(standing), empty: 'Nobody has looked at any yet.' },
} as const;
type Show = keyof typeof SHOWS;

/** Pairs of records in families, the most uncertain first, so that twins and brothers and sisters are looked at together. */
export const queuePage = definePage({
  method: 'GET', path: paths.queue, may: 'linkage:read', audits: 'linkage.queue-read', about: aboutPartnership,
  handle: async ({ query, context }) => view('linkage/queue.njk', await shown(context, showOf(query['show']), Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1))),
});

function showOf(text: string | undefined): Show {
  return text === 'automatic' || text === 'waiting' || text === 'settled' ? text : 'review';
}

async function shown(context: Context, show: Show, page: number): Promise<Readonly<Record<string, unknown>>> {
  const partnership = partnershipOf(context);
  const run = await newestRun(context.tx, partnership);
  const pairs = run === null ? [] : (await queueOf(context, run)).filter(SHOWS[show].fits);
  const families = byUncertainty(pairs);
  const here = families.slice((page - 1) * SHOWN, page * SHOWN);
  const at = (to: Show, number = 1): string => `${paths.queue.to({ partnership })}?show=${to}${number > 1 ? `&page=${number}` : ''}`;
  return {
    title: SHOWS[show].title, caption: await partnershipName(context, partnership), breadcrumbs: [{ text: 'Linking records', href: paths.home.to() }, { text: SHOWS[show].title }],
    subNavigationLabel: 'Proposed pairs', subNavigation: (Object.keys(SHOWS) as Show[]).map((one) => ({ text: SHOWS[one].title, href: at(one), current: one === show })),
    families: run === null ? [] : await drawn(context, run, here), total: pairs.length, proposals: pairs.some(({ proposal }) => proposal !== null), empty: run === null ? 'The linker has not been run yet.' : SHOWS[show].empty, show,
    previous: page > 1 ? at(show, page - 1) : undefined, next: page * SHOWN < families.length ? at(show, page + 1) : undefined,
  };
}

/** Families with a pair that somebody proposed, then by their most uncertain pair: where one more fact would change most. */
export function byUncertainty(pairs: readonly Queued[]): readonly (readonly Queued[])[] {
  const families = [...Map.groupBy(pairs, ({ family }) => family).values()].map((family) => family.toSorted((x, y) => Math.abs(x.weight) - Math.abs(y.weight) || (x.id < y.id ? -1 : 1)));
  return families.toSorted((x, y) => least(x) - least(y));
}

async function drawn(context: Context, run: StoredRun, families: readonly (readonly Queued[])[]): Promise<readonly object[]> {
  const records = await readOpenRecords(context.tx, families.flat().flatMap(({ a, b }) => [a, b]));
  context.reveal(records.keys());
  return families.map((family) => ({
    several: family.length > 1,
    pairs: family.map(({ id, a, b, standing, proposal }) => ({
      href: paths.pair.to({ pair: id }), standing, byPerson: proposal !== null,
      sides: [a, b].map((side) => {
        const record = records.get(side);
        return record === undefined ? null : headingOf(record, run.stored.comparisons);
      }),
    })),
  }));
}

function least(family: readonly Queued[]): number {
  return family.some(({ proposal }) => proposal !== null) ? -1 : Math.abs(family[0]?.weight ?? 0);
}
