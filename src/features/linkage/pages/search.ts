import { isId } from '../../../kernel/id.ts';
import { again, view, type Form } from '../../../platform/pages/page.ts';
import { definePage, may, type Context } from '../../access/index.ts';
import { searchFields, searchRecords, type Searched } from '../commands/search.ts';
import type { Candidate } from '../find/candidate-index.ts';
import { headingOf, labelOf, valueOf } from '../queue/record-view.ts';
import { readOpenRecords } from '../store/records.ts';
import { newestRun } from '../store/runs.ts';
import { aboutPartnership, doingIn, partnershipName, partnershipOf, textIn } from './about.ts';
import { linkagePaths as paths, markAddress, searchBeside } from './paths.ts';
import { choicesOf } from './propose.ts';

const template = 'linkage/search.njk';

export const searchPage = definePage({
  method: 'GET', path: paths.search, may: 'linkage:search', audits: 'linkage.search-opened', about: aboutPartnership,
  handle: async ({ query, context }) => view(template, await frame(context, {}, query['beside'])),
});

/** Posted, so that a child’s name stands in no address, and no history of a browser. */
export const searchedPage = definePage({
  method: 'POST', path: paths.search, may: 'linkage:search', audits: 'linkage.searched', about: aboutPartnership,
  handle: async ({ form, context }) => {
    const [typed, beside] = [searchedIn(form), textIn(form, 'beside')];
    const found = await searchRecords(doingIn(context), typed);
    if (!found.ok) return again(template, found.refusals, await frame(context, typed, beside));
    const inFrame = await frame(context, typed, beside);
    return view(template, { ...inFrame, found: await drawn(context, found.value), choices: await choicesOf(context, [...inFrame.chosen, ...found.value.map(({ id }) => id)]) });
  },
});

function searchedIn(form: Form): Searched {
  const field = (name: string): string => textIn(form, name).slice(0, 2001);
  return { forename: field('forename'), surname: field('surname'), dob: field('dob'), postcode: field('postcode'), number: field('number'), reason: field('reason') };
}

/** `beside` is the record of which another is looked for, where the search was begun from one. */
async function frame(context: Context, typed: Partial<Searched>, beside = '') {
  const partnership = partnershipOf(context);
  const begun = isId(beside) ? await choicesOf(context, [beside]) : [];
  return {
    title: 'Search for one child', caption: await partnershipName(context, partnership), back: { href: paths.home.to(), text: 'Linking records' }, action: paths.search.to({ partnership }), searches: paths.searches.to({ partnership }), typed, fields: searchFields,
    begun: begun[0], chosen: begun.map(({ value }) => value), propose: may(context.actor, 'linkage:decide', context.scope ?? undefined) ? paths.propose.to({ partnership }) : undefined,
  };
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
    return [{ ...headingOf(record, comparisons), rows, another: searchBeside(partnership, id), mark: marks ? markAddress(partnership, id) : undefined, likeness: weight >= 8 ? 'Very alike' : weight >= -2 ? 'Alike' : 'A little alike' }];
  });
}
