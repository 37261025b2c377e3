import { countOf } from '../../../platform/pages/index.ts';
import { view } from '../../../platform/pages/page.ts';
import { definePage, may, type AnyPage } from '../../access/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { agreementReport, openVersion, type Agreement, type Codebook, type Coefficient, type IntervalTools } from '../../coding/index.ts';
import { openWhole } from '../commands/compared.ts';
import { blindDecisions, notBlind, type ReviewCoded } from '../compare/blind.ts';
import { paths } from '../paths.ts';
import { namesOf } from '../store/analysts.ts';
import { allSubmitted, listAssignments, listBatches } from '../store/batches.ts';
import { listReviews } from '../store/reviews.ts';
import { aboutBatch, batchOf, homeCrumb } from './about.ts';

/** A batch: who has submitted what, where coders differ, and how far they agree. Agreement needs intervals, which come from outside. */
export function batchPage(tools: IntervalTools): AnyPage {
  return definePage({
    method: 'GET', path: paths.batch, may: 'coding:read', audits: 'coding.batch-read', about: aboutBatch,
    handle: async ({ params: { batch: id }, context }) => {
      const { tx, actor } = context;
      const [batch, assignments, reviews] = [await batchOf(context, id), await listAssignments(tx, { batch: id }), new Map((await listReviews(tx)).map((review) => [review.id, review]))];
      const version = await openVersion(tx, batch.codebook);
      const writes = may(actor, 'coding:write');
      const whole = writes ? await openWhole(tx, id) : [];
      const names = await namesOf(tx, assignments.map(({ coder }) => coder));
      const byReview = new Map(whole.map((one) => [one.review.id, one]));
      const lines = [...Map.groupBy(assignments, ({ reviewId }) => reviewId)].map(([review, own]) => {
        const compared = byReview.get(review);
        const open = compared?.decisions.filter(({ how }) => how === 'open').length ?? 0;
        return {
          reference: reviews.get(review)?.reference ?? '', href: paths.review.to({ review }), coders: own.map(({ coder, versions }) => `${names(coder)}: ${versions === 0 ? 'not yet' : 'submitted'}`),
          standing: !allSubmitted(own) ? 'Being coded' : compared === undefined ? (writes && !batch.brought ? 'Submitted, and you still have to code it' : 'Coded') : open > 0 ? `${countOf(open, 'difference')} to settle` : 'Settled', differences: compared === undefined ? null : paths.differences.to({ batch: id, review }),
        };
      }).toSorted((a, b) => a.reference.localeCompare(b.reference, 'en', { numeric: true }));
      const coded = whole.map((one) => one.coded);
      return view('coders/batch.njk', {
        title: batch.title, breadcrumbs: [homeCrumb()], writes, codebook: version === null ? '' : `${version.title}, version ${version.version}`, madeAt: batch.madeAt, brought: batch.brought,
        lines, agreement: version === null || !writes ? null : agreementOnPage(version.book, blindDecisions(version.book, coded), tools, names), leftOut: batch.brought ? [] : leftOut(coded, names), level: Math.round(tools.level * 100), overTime: paths.agreement.to(),
      });
    },
  });
}

/** Agreement over every batch of a codebook, stretch by stretch: where coders drift apart, it falls. */
export function agreementPage(tools: IntervalTools): AnyPage {
  return definePage({
    method: 'GET', path: paths.agreement, may: 'coding:write', audits: 'coding.agreement-read',
    handle: async ({ query, context }) => {
      const { tx } = context;
      const batches = (await listBatches(tx)).filter(({ brought }) => !brought);
      const books = new Map<string, Codebook>();
      for (const { codebook } of batches) if (!books.has(codebook)) books.set(codebook, (await openVersion(tx, codebook))?.book ?? lost(codebook));
      const by = query['by'] === 'month' ? 'month' : query['by'] === 'year' ? 'year' : 'quarter';
      const shown: object[] = [];
      for (const [codebook, book] of books) {
        const coded = (await Promise.all(batches.filter((one) => one.codebook === codebook).map((one) => openWhole(tx, one.id)))).flat().map((one) => one.coded);
        const decisions = blindDecisions(book, coded);
        const left = leftOut(coded, await namesOf(tx, coded.flatMap((one) => notBlind(one).map(({ coder }) => coder))));
        if (decisions.cases.length === 0 && left.length === 0) continue;
        const periods = decisions.cases.length === 0 ? [] : agreementReport(book, decisions, tools, { by }).over_time;
        shown.push({ title: `${book.title}, version ${book.version}`, leftOut: left, periods: periods.map(({ period, cases, overall }) => ({ period, cases, ...figures(overall) })) });
      }
      return view('coders/agreement.njk', {
        title: 'Agreement over time', breadcrumbs: [homeCrumb()], shown, level: Math.round(tools.level * 100), by,
        spans: (['month', 'quarter', 'year'] as const).map((span) => ({ text: `By ${span}`, current: span === by, href: `${paths.agreement.to()}?by=${span}` })),
      });
    },
  });
}

function lost(codebook: string): never {
  throw new Error(`the codebook ${codebook} was there when the batch was made`);
}

function agreementOnPage(book: Codebook, decisions: ReturnType<typeof blindDecisions>, tools: IntervalTools, names: (id: PersonId) => string) {
  if (decisions.cases.length === 0) return null;
  const { codes, overall, coders, cases } = agreementReport(book, decisions, tools);
  const compared = codes.filter(({ units }) => units > 0);
  return {
    coders: coders.map((id) => names(id as PersonId)), cases, overall: { units: overall.units, ...figures(overall) },
    // The least agreed come first, because they are what a codebook's definition is mended by.
    codes: compared.toSorted((a, b) => (a.percent.value ?? 0) - (b.percent.value ?? 0)).map((one) => ({ label: one.label, units: one.units, ...figures(one) })),
  };
}

/** Whose coding of which review is no measure of agreement. A review that one coder codes has none to measure. */
function leftOut(coded: readonly ReviewCoded[], names: (id: PersonId) => string): readonly string[] {
  return coded.filter(({ assignments }) => assignments.length > 1).flatMap((one) => notBlind(one).map(({ coder }) => `${names(coder)} on ${one.review}`));
}

function figures({ percent, kappa, ac1, alpha }: Agreement) {
  return { percent: inWords(percent, 0, '%'), kappa: inWords(kappa, 2), ac1: inWords(ac1, 2), alpha: inWords(alpha, 2) };
}

function inWords({ value, low, high }: Coefficient, places: number, unit = ''): { readonly value: string; readonly span: string } {
  if (value === null) return { value: 'Not defined', span: '' };
  return { value: `${value.toFixed(places)}${unit}`, span: low === null || high === null ? '' : `${low.toFixed(places)}${unit} to ${high.toFixed(places)}${unit}` };
}
