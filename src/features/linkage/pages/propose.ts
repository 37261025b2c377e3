import { isId } from '../../../kernel/id.ts';
import { again, redirect, type Form } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { proposePair } from '../commands/propose.ts';
import { headingOf } from '../queue/record-view.ts';
import { readRecordsHere } from '../store/proposals.ts';
import { newestRun } from '../store/runs.ts';
import { aboutPartnership, doingIn, partnershipName, partnershipOf, textIn } from './about.ts';
import { linkagePaths as paths } from './paths.ts';

/** A record that may be chosen. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

// As many as a search finds, and the one that it was begun from.
const MOST = 21;

/** Puts two records before people that the linker did not propose. */
export const proposedPage = definePage({
  method: 'POST', path: paths.propose, may: 'linkage:decide', audits: 'linkage.proposed', about: aboutPartnership,
  handle: async ({ form, context }) => {
    const typed = { records: idsIn(form, 'records'), why: textIn(form, 'why').slice(0, 2001) };
    const done = await proposePair(doingIn(context), typed.records, typed.why);
    if (!done.ok) return again('linkage/propose.njk', done.refusals, await shown(context, idsIn(form, 'shown'), typed));
    context.reveal(typed.records);
    return redirect(paths.pair.to({ pair: done.value.pair }), done.value.already ? 'These two were proposed before. Say here what you think of them.' : 'The two records are put before people, like any other pair. Nothing is joined yet.');
  },
});

async function shown(context: Context, ids: readonly string[], typed: { readonly records: readonly string[]; readonly why: string }): Promise<Readonly<Record<string, unknown>>> {
  const partnership = partnershipOf(context);
  return {
    title: 'Records that may be of one child', caption: await partnershipName(context, partnership), back: { href: paths.search.to({ partnership }), text: 'Search for one child' },
    propose: paths.propose.to({ partnership }), choices: await choicesOf(context, ids), chosen: typed.records, why: typed.why,
  };
}

/** Records as they are chosen from: those of the partnership that may be shown. */
export async function choicesOf(context: Context, ids: readonly string[]): Promise<readonly Choice[]> {
  const partnership = partnershipOf(context);
  const records = await readRecordsHere(context.tx, partnership, ids);
  context.reveal(records.map(({ id }) => id));
  const comparisons = (await newestRun(context.tx, partnership))?.stored.comparisons ?? [];
  return records.map((record) => {
    const { name, born, agency, reference } = headingOf(record, comparisons);
    return { value: record.id, text: `${name}${born === '' ? '' : `, born ${born}`} (${agency}, ${reference})` };
  });
}

function idsIn(form: Form, name: string): readonly string[] {
  return [form[name] ?? []].flat().filter(isId).slice(0, MOST);
}
