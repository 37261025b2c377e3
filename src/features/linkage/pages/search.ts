import { again, view, type Form } from '../../../platform/pages/page.ts';
import { definePage, may, type Context } from '../../access/index.ts';
import { searchFields, searchRecords, type Searched } from '../commands/search.ts';
import type { Candidate } from '../find/candidate-index.ts';
import { headingOf, labelOf, valueOf } from '../queue/record-view.ts';
import { readOpenRecords } from '../store/records.ts';
import { newestRun } from '../store/runs.ts';
import { aboutPartnership, doingIn, partnershipName, partnershipOf, textIn } from './about.ts';
import { linkagePaths as paths, markAddress } from './paths.ts';

const template = 'linkage/search.njk';

export const searchPage = definePage({
  method: 'GET', path: paths.search, may: 'linkage:search', audits: 'linkage.search-opened', about: aboutPartnership,
  handle: async ({ context }) => view(template, await frame(context, {})),
});

/** Posted, so that a child’s name stands in no address, and no history of a browser. */
export const searchedPage = definePage({
  method: 'POST', path: paths.search, may: 'linkage:search', audits: 'linkage.searched', about: aboutPartnership,
  handle: async ({ form, context }) => {
    const typed = searchedIn(form);
    const found = await searchRecords(doingIn(context), typed);
    return found.ok ? view(template, { ...(await frame(context, typed)), found: await drawn(context, found.value) }) : again(template, found.refusals, await frame(context, typed));
  },
});

function searchedIn(form: Form): Searched {
  const field = (name: string): string => textIn(form, name).slice(0, 2001);
  return { forename: field('forename'), surname: field('surname'), dob: field('dob'), postcode: field('postcode'), number: field('number'), reason: field('reason') };
}

async function frame(context: Context, typed: Partial<Searched>): Promise<Readonly<Record<string, unknown>>> {
  const partnership = partnershipOf(context);
  return { title: 'Search for one child', caption: await partnershipName(context, partnership), back: { href: paths.home.to(), text: 'Linking records' }, action: paths.search.to({ partnership }), searches: paths.searches.to({ partnership }), typed, fields: searchFields };
}

async function drawn(context: Context, found: readonly Candidate[]): Promise<readonly object[]> {
  const partnership = partnershipOf(context);
  const marks = may(context.actor, 'linkage:bring', context.scope ?? undefined);
  const comparisons = (await newestRun(context.tx, partnership))?.stored.comparisons ?? [];
  const records = await readOpenRecords(context.tx, found.map(({ id }) => id));
  context.reveal(records.keys());
  return found.flatMap(({ id, weight }) => {
    const record = records.get(id);
    if (record === undefined) return [];
    const rows = comparisons.map((comparison) => ({ label: labelOf(comparison.name), text: valueOf(record.cells, comparison, record.restricted) })).filter(({ text }) => text !== 'No record');
    return [{ ...headingOf(record, comparisons), rows, mark: marks ? markAddress(partnership, id) : undefined, likeness: weight >= 8 ? 'Very alike' : weight >= -2 ? 'Alike' : 'A little alike' }];
  });
}
