import { countOf } from '../../../platform/pages/index.ts';
import { view } from '../../../platform/pages/page.ts';
import { definePage, may, signedIn, type Context } from '../../access/index.ts';
import { listVersions } from '../../coding/index.ts';
import { paths } from '../paths.ts';
import { allSubmitted, listAssignments, listBatches, type Assignment, type Batch } from '../store/batches.ts';
import { listReviews, type ReviewRecord } from '../store/reviews.ts';
import { countDrafts } from '../store/submissions.ts';
import { kindsOfReview } from './about.ts';

/** Older ones are found through their batch, and in the coded data. */
const SHOWN = 50;

/** What the reader has to code, the batches, and the reviews that were put in. */
export const homePage = definePage({
  method: 'GET', path: paths.home, may: 'coding:read', audits: 'coding.home-read',
  handle: async ({ context }) => {
    const [reviews, batches, assignments] = [await listReviews(context.tx), await listBatches(context.tx), await listAssignments(context.tx)];
    const writes = may(context.actor, 'coding:write');
    const codebooks = new Map((await listVersions(context.tx)).map(({ id, title, version }) => [id as string, `${title}, version ${version}`]));
    return view('coders/home.njk', {
      title: 'Coding reviews', writes, mine: writes ? await ownWork(context, reviews, batches, assignments) : [],
      batches: batches.map((batch) => batchOnPage(batch, codebooks, assignments)),
      reviews: reviews.slice(0, SHOWN).map((review) => ({ ...review, kind: kindsOfReview[review.kind], href: paths.review.to({ review: review.id }), standing: standingOf(assignments.filter(({ reviewId }) => reviewId === review.id)) })),
      reviewsMore: Math.max(0, reviews.length - SHOWN),
      addReview: paths.addReview.to(), addBatch: paths.addBatch.to(), dates: paths.dates.to(), agreement: paths.agreement.to(), data: paths.data.to(),
    });
  },
});

async function ownWork(context: Context, reviews: readonly ReviewRecord[], batches: readonly Batch[], assignments: readonly Assignment[]) {
  const drafts = await countDrafts(context.tx);
  const me = signedIn(context).id;
  return assignments.filter(({ coder, batchId }) => coder === me && batches.find(({ id }) => id === batchId)?.brought === false).map((one) => {
    const together = assignments.filter(({ batchId, reviewId }) => batchId === one.batchId && reviewId === one.reviewId);
    const begun = drafts.get(one.id) ?? 0;
    return {
      review: reviews.find(({ id }) => id === one.reviewId)?.reference ?? '', batch: batches.find(({ id }) => id === one.batchId)?.title ?? '',
      href: paths.assignment.to({ assignment: one.id }), done: one.versions > 0,
      standing: one.versions === 0 ? (begun === 0 ? 'Not begun' : 'Begun') : begun > 0 ? 'Submitted, with changes not submitted yet' : allSubmitted(together) ? 'Submitted by all' : 'Submitted, waiting for the other coder',
    };
  }).toSorted((a, b) => Number(a.done) - Number(b.done));
}

function batchOnPage(batch: Batch, codebooks: ReadonlyMap<string, string>, all: readonly Assignment[]) {
  const own = all.filter(({ batchId }) => batchId === batch.id);
  const reviews = [...Map.groupBy(own, ({ reviewId }) => reviewId).values()];
  return { ...batch, href: paths.batch.to({ batch: batch.id }), codebook: codebooks.get(batch.codebook) ?? '', reviews: countOf(reviews.length, 'review'), whole: reviews.filter(allSubmitted).length };
}

function standingOf(assignments: readonly Assignment[]): string {
  if (assignments.length === 0) return 'Not assigned yet';
  const done = assignments.filter(({ versions }) => versions > 0).length;
  return `Coded by ${done} of ${countOf(assignments.length, 'coder')}`;
}
