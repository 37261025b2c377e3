import type { Refusal } from '../../../kernel/result.ts';
import { again, notFound, redirect, view, type Form } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { openCompared, settle, type Compared } from '../commands/compared.ts';
import { seenOf, type Decision, type Said } from '../compare/standing.ts';
import { kindInWords } from '../content/unit.ts';
import { paths } from '../paths.ts';
import { holdSettling } from '../store/adjudications.ts';
import { namesOf } from '../store/analysts.ts';
import { allSubmitted, listAssignments } from '../store/batches.ts';
import { aboutBatch, batchCrumbs, doing } from './about.ts';
import { valueInWords } from '../content/value-in-words.ts';
import { askedOnPage, typedFromCoded, typedOf } from './asked.ts';

const template = 'coders/differences.njk';

/** Where the coders of a review differ, side by side with their passages, and what stands. */
export const differencesPage = definePage({
  method: 'GET', path: paths.differences, may: 'coding:write', audits: 'coding.disagreements-read', about: aboutBatch,
  handle: async ({ params, context }) => {
    const compared = await comparedOf(context, params);
    return compared === null ? notFound : view(template, await frame(context, compared));
  },
});

export const settledPage = definePage({
  method: 'POST', path: paths.differences, may: 'coding:write', audits: 'coding.adjudicated', about: aboutBatch,
  handle: async ({ params, form, context }) => {
    await holdSettling(context.tx, params.batch, params.review);
    const compared = await comparedOf(context, params);
    if (compared === null) return notFound;
    const [unit, code] = [textIn(form, 'unit'), textIn(form, 'code')];
    const decision = compared.decisions.find((one) => one.unit.id === unit && one.code.code === code);
    const { value, given } = typedOf(form, `${unit}-${code}`);
    const said = value[0] === 'given' ? given.trim() : value.filter((one) => one !== '').join(';');
    const done = await settle(doing(context), compared, { unit, code, value: said, reason: textIn(form, `reason-${unit}-${code}`).slice(0, 2000), seen: textIn(form, 'seen') });
    if (!done.ok) return again(template, done.refusals, await frame(context, compared, { form, refusals: done.refusals, decision }));
    return redirect(`${paths.differences.to(params)}#settled`, 'Settled. The value stands with your reason; what each coder said is kept.');
  },
});

/** Nothing where the review is not of the batch. Values of others are hidden by the database until all have submitted, and the reader too wherever they code it. */
async function comparedOf({ tx }: Context, { batch, review }: { readonly batch: string; readonly review: string }): Promise<Compared | null> {
  const known = (await listAssignments(tx, { batch })).some((one) => one.reviewId === review);
  return known ? openCompared(tx, batch, review) : null;
}

interface Sent {
  readonly form: Form;
  readonly refusals: readonly Refusal[];
  readonly decision: Decision | undefined;
}

async function frame(context: Context, compared: Compared, sent?: Sent): Promise<Readonly<Record<string, unknown>>> {
  const { batch, review, assignments, seen, decisions } = compared;
  const names = await namesOf(context.tx, [...assignments.map(({ coder }) => coder), ...decisions.flatMap(({ adjudication }) => (adjudication === null ? [] : [adjudication.by]))]);
  const shown = (how: Decision['how']) => decisions.filter((one) => one.how === how).map((one) => onPage(one, names, sent));
  return {
    title: `What stands: ${review.reference}`, caption: batch.title, breadcrumbs: batchCrumbs(batch), whole: allSubmitted(assignments), seen, action: paths.differences.to({ batch: batch.id, review: review.id }),
    home: paths.home.to(), waiting: assignments.filter(({ versions }) => versions === 0).map(({ coder }) => names(coder)), open: shown('open'), settled: shown('adjudicated'), review: paths.review.to({ review: review.id }),
    agreed: decisions.filter(({ how }) => how === 'agreed').length, alone: decisions.filter(({ how }) => how === 'alone').length,
    codings: assignments.filter(({ versions }) => versions > 0).map(({ id, coder, versions }) => ({ name: names(coder), version: versions, href: paths.submitted.to({ assignment: id, number: String(versions) }) })),
  };
}

function onPage(decision: Decision, names: (id: Said['by']) => string, sent: Sent | undefined) {
  const { unit, code, said, adjudication, value } = decision;
  const key = `${unit.id}-${code.code}`;
  const own = sent?.decision === decision ? sent : undefined;
  const typed = own === undefined ? typedFromCoded(code, undefined, []) : typedOf(own.form, key);
  return {
    key, seen: seenOf(decision), unit: unit.id, code: code.code, label: code.label, of: `${kindInWords[unit.kind]} ${unit.reference}`, definition: code.definition ?? null,
    said: said.map(({ by, version, coded }) => ({ name: names(by), version, value: valueInWords(code, coded.value), passages: coded.passages, memo: coded.memo })).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    stands: value === '' ? null : valueInWords(code, value), reason: adjudication?.reason ?? null, by: adjudication === null ? null : names(adjudication.by), at: adjudication?.at ?? null,
    alsoCoder: adjudication !== null && said.some(({ by }) => by === adjudication.by),
    asked: { ...askedOnPage({ ...code, label: 'Which value stands?', definition: undefined, include: undefined, exclude: undefined, note: undefined, subCodeOf: undefined, optional: false }, typed, 'open', [], false), code: key, wrong: messageAt(own, `value-${key}`) }, typedReason: own === undefined ? '' : textIn(own.form, `reason-${key}`), wrongReason: messageAt(own, `reason-${key}`),
  };
}

function messageAt(sent: Sent | undefined, field: string): string | null {
  return sent?.refusals.find((one) => one.field === field)?.message ?? null;
}

function textIn(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : '';
}
