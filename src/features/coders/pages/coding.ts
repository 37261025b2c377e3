import { countOf } from '../../../platform/pages/index.ts';
import { again, notFound, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { openPoints, saveUnit, submitCoding } from '../commands/code.ts';
import { contentInHand, openWork, rowsOf, type Work } from '../commands/work.ts';
import { checkCoded } from '../content/check.ts';
import type { UnitContent } from '../content/coded.ts';
import { fromRecord } from '../content/from-record.ts';
import { codesAsked, kindInWords, type Unit } from '../content/unit.ts';
import { paths } from '../paths.ts';
import { allSubmitted, listAssignments } from '../store/batches.ts';
import { paragraphsOf } from '../store/reviews.ts';
import { listVersions } from '../store/submissions.ts';
import { aboutAssignment, assignmentOf, batchCrumbs, doing, kindsOfReview } from './about.ts';
import { askedOnPage, contentTyped, typedFromCoded, typedOf } from './asked.ts';

const template = { assignment: 'coders/assignment.njk', unit: 'coders/unit.njk' } as const;

/** What a coder has to code of one review, and how far they are. */
export const assignmentPage = definePage({
  method: 'GET', path: paths.assignment, may: 'coding:write', audits: 'coding.coding-read', about: aboutAssignment,
  handle: async ({ params, context }) => {
    const work = await ownWork(context, params.assignment);
    return work === null ? notFound : view(template.assignment, await overview(context, work, ''));
  },
});

/** Submits the coding: fixed from here, and shown to the other coders once all have submitted. */
export const submittedNowPage = definePage({
  method: 'POST', path: paths.submit, may: 'coding:write', audits: 'coding.submitted', about: aboutAssignment,
  handle: async ({ params, form, context }) => {
    const work = await ownWork(context, params.assignment);
    if (work === null) return notFound;
    const because = typeof form['because'] === 'string' ? form['because'].slice(0, 2000) : '';
    const done = await submitCoding(doing(context), work, because);
    if (!done.ok) return again(template.assignment, done.refusals, await overview(context, work, because));
    const together = await listAssignments(context.tx, { batch: work.batch.id, review: work.review.id });
    return redirect(paths.assignment.to(params), allSubmitted(together) ? 'Submitted. Every coder has, so that you can see where you differ.' : 'Submitted. You see what others coded once they have submitted too.');
  },
});

/** One incident, review or person of it: the text beside the codes. */
export const unitPage = definePage({
  method: 'GET', path: paths.unit, may: 'coding:write', audits: 'coding.coding-read', about: aboutAssignment,
  handle: async ({ params, context }) => {
    const work = await ownWork(context, params.assignment);
    const unit = work?.units.find(({ id }) => id === params.unit);
    return work === null || unit === undefined ? notFound : view(template.unit, await unitFrame(context, work, unit));
  },
});

export const unitSavedPage = definePage({
  method: 'POST', path: paths.unit, may: 'coding:write', audits: 'coding.draft-saved', about: aboutAssignment,
  handle: async ({ params, form, context }): Promise<Reply> => {
    const work = await ownWork(context, params.assignment);
    const unit = work?.units.find(({ id }) => id === params.unit);
    if (work === null || unit === undefined) return notFound;
    const codes = codesAsked(work.book, unit.kind);
    const before = contentInHand(work, unit.id) ?? {};
    const content = contentTyped(codes, form, before, await paragraphsOf(context.tx, work.review.id), form['go'] === 'rest' ? 'not_mentioned' : '');
    const saved = content.ok ? await saveUnit(doing(context), work, unit, Number(form['revision'] ?? 0), content.value) : content;
    if (!saved.ok) return again(template.unit, saved.refusals, await unitFrame(context, work, unit, { form, refusals: saved.refusals }));
    const next = form['go'] === 'next' ? work.units[work.units.indexOf(unit) + 1] : unit;
    const left = openPoints(await openWork(context.tx, work.assignment)).get(unit.id)?.length ?? 0;
    return redirect(next === undefined ? paths.assignment.to(params) : paths.unit.to({ ...params, unit: next.id }), left === 0 ? `${kindInWords[unit.kind]} saved: every code has a value.` : `${kindInWords[unit.kind]} saved: ${countOf(left, 'code is', 'codes are')} still to be coded or put right.`);
  },
});

/** Only their own coder has a coding in hand; to others it is as if it were not there. */
async function ownWork(context: Context, id: string): Promise<Work | null> {
  const assignment = await assignmentOf(context, id);
  return assignment.coder === signedIn(context).id ? openWork(context.tx, assignment) : null;
}

async function overview(context: Context, work: Work, because: string): Promise<Readonly<Record<string, unknown>>> {
  const { assignment, batch, review, units, book } = work;
  const points = openPoints(work);
  const together = await listAssignments(context.tx, { batch: batch.id, review: review.id });
  const left = [...points.values()].flat().length;
  return {
    title: `Code ${review.reference}`, caption: `${batch.title}: ${kindsOfReview[review.kind].toLowerCase()}`, breadcrumbs: batchCrumbs(batch), because,
    codebook: `${book.title}, version ${book.version}`, left, again: assignment.versions > 0, changing: work.drafts.size > 0,
    units: units.map((unit) => unitLine(work, unit, points.get(unit.id) ?? [])), wrong: units.flatMap((unit) => (points.get(unit.id) ?? []).filter(({ missing }) => !missing).map(({ code, message }) => ({ message, href: `${paths.unit.to({ assignment: assignment.id, unit: unit.id })}#value-${code}` }))),
    versions: (await listVersions(context.tx, assignment.id)).map((one) => ({ ...one, href: paths.submitted.to({ assignment: assignment.id, number: String(one.version) }) })),
    open: allSubmitted(together), others: together.filter(({ id }) => id !== assignment.id).length, differences: paths.differences.to({ batch: batch.id, review: review.id }),
    review: paths.review.to({ review: review.id }), action: paths.submit.to({ assignment: assignment.id }), begin: paths.unit.to({ assignment: assignment.id, unit: units.find(({ id }) => (points.get(id) ?? []).length > 0)?.id ?? units[0]?.id ?? '' }),
  };
}

function unitLine(work: Work, unit: Unit, points: readonly unknown[]) {
  const asked = codesAsked(work.book, unit.kind).length;
  const begun = contentInHand(work, unit.id) !== null;
  return {
    kind: kindInWords[unit.kind], reference: unit.reference, described: unit.described, href: paths.unit.to({ assignment: work.assignment.id, unit: unit.id }),
    standing: !begun ? `Not begun: ${countOf(asked, 'code')}` : points.length === 0 ? 'Complete' : `${points.length} of ${countOf(asked, 'code')} to go`, complete: begun && points.length === 0,
  };
}

interface Sent {
  readonly form: Parameters<typeof typedOf>[0];
  readonly refusals: readonly Refusal[];
}

async function unitFrame(context: Context, work: Work, unit: Unit, sent?: Sent): Promise<Readonly<Record<string, unknown>>> {
  const { assignment, batch, review, units, book } = work;
  const paragraphs = await paragraphsOf(context.tx, review.id);
  const kept = contentInHand(work, unit.id);
  const offered = kept === null ? offeredContent(work, unit) : {};
  const content: UnitContent = kept ?? offered;
  const { applies } = checkCoded(book, rowsOf(work, (id) => (id === unit.id ? content : contentInHand(work, id))));
  const at = units.indexOf(unit);
  return {
    title: `${kindInWords[unit.kind]}: ${unit.reference}`, caption: unit.described, breadcrumbs: [...batchCrumbs(batch), { text: `Code ${review.reference}`, href: paths.assignment.to({ assignment: assignment.id }) }],
    reference: review.reference, paragraphs: paragraphs.map((words, index) => ({ number: index + 1, words, cited: Object.values(content).some(({ passages }) => passages.some(({ paragraph }) => paragraph === index + 1)) })),
    codes: codesAsked(book, unit.kind).map((code) => askedOnPage(code, sent === undefined ? typedFromCoded(code, content[code.code], paragraphs) : typedOf(sent.form, code.code), applies(unit.kind, unit.reference, code.code), sent?.refusals ?? [], code.code in offered)),
    revision: sent === undefined || sent.refusals.some(({ code }) => code === 'CODING_CHANGED_ELSEWHERE') ? (work.drafts.get(unit.id)?.revision ?? 0) : Number(sent.form['revision'] ?? 0), action: paths.unit.to({ assignment: assignment.id, unit: unit.id }),
    step: `${at + 1} of ${units.length}`, last: at === units.length - 1, fixed: assignment.versions > 0,
    jump: units.map((one) => ({ text: `${kindInWords[one.kind]}: ${one.reference}`, href: paths.unit.to({ assignment: assignment.id, unit: one.id }), current: one.id === unit.id })),
  };
}

function offeredContent({ incident, review, book }: Work, unit: Unit): UnitContent {
  const codes = codesAsked(book, unit.kind);
  return Object.fromEntries(Object.entries(fromRecord(incident, review)).flatMap(([code, value]) => (codes.some((one) => one.code === code) ? [[code, { value, passages: [], memo: '' }]] : [])));
}
