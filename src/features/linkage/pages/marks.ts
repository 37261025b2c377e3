import { countOf } from '../../../platform/pages/index.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { isId } from '../../../kernel/id.ts';
import { again, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { markRecord, unseal, type ToMark } from '../commands/mark.ts';
import { headingOf } from '../queue/record-view.ts';
import { listBatches } from '../store/batches.ts';
import { listMarks, standingSeals, type RecordMark } from '../store/marks.ts';
import { readOpenRecords } from '../store/records.ts';
import { newestRun } from '../store/runs.ts';
import { aboutPartnership, doingIn, partnershipName, partnershipOf, textIn } from './about.ts';
import { linkagePaths as paths } from './paths.ts';

const template = 'linkage/marks.njk';
const SHOWN = 100;

/** Marks one record as of a restricted address or a sealed identity after its file was brought, and lists what was marked. */
export const marksPage = definePage({
  method: 'GET', path: paths.marks, may: 'linkage:bring', audits: 'linkage.marks-read', about: aboutPartnership,
  handle: async ({ query, context }) => view(template, await shown(context, await named(context, query['record']))),
});

export const markedPage = definePage({
  method: 'POST', path: paths.marks, may: 'linkage:bring', audits: 'linkage.marked', about: aboutPartnership,
  handle: async ({ form, context }) => {
    const typed = { agency: textIn(form, 'agency').slice(0, 200), reference: textIn(form, 'reference').slice(0, 200), wish: textIn(form, 'wish'), reason: textIn(form, 'reason') };
    const done = await markRecord(doingIn(context), typed);
    if (!done.ok) return answered(context, done.refusals, typed);
    context.reveal(done.value.records);
    const { records, joinsUndone } = done.value;
    const joins = typed.wish === 'sealed' ? `, and ${countOf(joinsUndone, 'join was', 'joins were')} undone` : '';
    return redirect(paths.marks.to({ partnership: partnershipOf(context) }), `${countOf(records.length, 'record was', 'records were')} ${WORDS[typed.wish] ?? ''}${joins}. It holds everywhere from now on. Run the linker again when you can.`);
  },
});

export const unsealedPage = definePage({
  method: 'POST', path: paths.marksUndo, may: 'linkage:bring', audits: 'linkage.unsealed', about: aboutPartnership,
  handle: async ({ form, context }) => {
    const done = await unseal(doingIn(context), textIn(form, 'mark'), textIn(form, 'undo-reason'));
    if (!done.ok) return answered(context, done.refusals, {});
    context.reveal([done.value]);
    return redirect(paths.marks.to({ partnership: partnershipOf(context) }), 'The identity is sealed no longer. What was joined before stays undone. Run the linker again.');
  },
});

const WORDS: Readonly<Record<string, string>> = { restricted: 'marked as restricted', sealed: 'sealed', open: 'marked as restricted no longer' };

async function answered(context: Context, refusals: readonly Refusal[], typed: Partial<ToMark>): Promise<Reply> {
  return again(template, refusals, await shown(context, typed));
}

/** The record that a page about it links from, so that nobody types a reference that is on the screen. */
async function named(context: Context, id: string | undefined): Promise<Partial<ToMark>> {
  const record = id !== undefined && isId(id) ? (await readOpenRecords(context.tx, [id])).get(id) : undefined;
  if (record === undefined) return {};
  context.reveal([record.id]);
  return { agency: record.agency, reference: record.reference };
}

async function shown(context: Context, typed: Partial<ToMark>): Promise<Readonly<Record<string, unknown>>> {
  const partnership = partnershipOf(context);
  const all = await listMarks(context.tx, partnership);
  const marks = all.toReversed().slice(0, SHOWN);
  const [records, seals] = [await readOpenRecords(context.tx, marks.map(({ recordId }) => recordId)), new Set(standingSeals(all).map(({ id }) => id))];
  context.reveal(records.keys());
  const comparisons = (await newestRun(context.tx, partnership))?.stored.comparisons ?? [];
  const whose = ({ recordId }: RecordMark): string => {
    const record = records.get(recordId);
    if (record === undefined) return 'A record that is sealed or withdrawn';
    const { name, reference } = headingOf(record, comparisons);
    return `${name}, reference ${reference}`;
  };
  return {
    title: 'Records to keep safe', caption: await partnershipName(context, partnership), back: { href: paths.home.to(), text: 'Linking records' }, typed,
    agencies: [...new Set((await listBatches(context.tx, partnership)).map(({ agency }) => agency))], action: paths.marks.to({ partnership }), undo: paths.marksUndo.to({ partnership }),
    marks: marks.map((mark) => ({ ...mark, whose: whose(mark), isSeal: seals.has(mark.id), words: wordsOf(mark) })), more: all.length - marks.length,
  };
}

function wordsOf({ mark, stands }: RecordMark): string {
  if (mark === 'sealed') return stands ? 'Identity sealed' : 'Seal taken away';
  return stands ? 'Address restricted' : 'Address restricted no longer';
}
