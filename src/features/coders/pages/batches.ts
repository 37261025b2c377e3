import { checkAnswers, readForm, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import { again, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { listVersions } from '../../coding/index.ts';
import { makeBatch } from '../commands/code.ts';
import { paths } from '../paths.ts';
import { listAnalysts } from '../store/analysts.ts';
import { listReviews, type ReviewId } from '../store/reviews.ts';
import { doing, homeCrumb, kindsOfReview } from './about.ts';

const template = 'coders/add-batch.njk';
/** So many may be chosen at once; more come in another batch. */
const OFFERED = 200;

export const addBatchPage = definePage({
  method: 'GET', path: paths.addBatch, may: 'coding:write', audits: 'coding.form-read',
  handle: async ({ context }) => view(template, frame(await batchForm(context), {})),
});

/** Has reviews coded: each of them by each of the coders who were chosen. */
export const batchAddedPage = definePage({
  method: 'POST', path: paths.addBatch, may: 'coding:write', audits: 'coding.batch-made',
  handle: async ({ form, context }) => {
    const set = await batchForm(context);
    const typed = readForm(set, form);
    const answers = checkAnswers(set, typed, { now: context.now });
    if (!answers.ok) return again(template, answers.refusals, frame(set, typed));
    const { title, codebook, reviews, coders } = answers.value;
    const done = await makeBatch(doing(context), { title: String(title), codebook: String(codebook), reviews: listed(reviews) as ReviewId[], coders: listed(coders) as PersonId[] });
    if (!done.ok) return again(template, done.refusals, frame(set, typed));
    context.reveal([done.value]);
    return redirect(paths.batch.to({ batch: done.value }), 'The reviews wait for their coders, each on their own page.');
  },
});

async function batchForm({ tx, now }: Context): Promise<QuestionSet> {
  const [versions, reviews, analysts] = [await listVersions(tx), await listReviews(tx), await listAnalysts(tx, now)];
  return {
    id: 'coding-batch', version: '1', title: 'Have reviews coded',
    questions: [
      { kind: 'text', name: 'title', wording: 'What is the batch called?', short: 'The title', hint: 'Such as Rapid reviews received in autumn 2026', missing: 'Give the batch a title' },
      { kind: 'choice', name: 'codebook', wording: 'By which codebook?', short: 'The codebook', missing: 'Choose a codebook', options: versions.map(({ id, title, version }) => ({ value: id, text: `${title}, version ${version}` })) },
      { kind: 'choices', name: 'reviews', wording: 'Which reviews?', short: 'The reviews', missing: 'Choose at least one review', options: reviews.slice(0, OFFERED).map(({ id, reference, kind }) => ({ value: id, text: `${reference}: ${kindsOfReview[kind].toLowerCase()}` })) },
      { kind: 'choices', name: 'coders', wording: 'Who codes them?', short: 'The coders', hint: 'Two for double coding. Neither sees what the other coded until both have submitted', missing: 'Choose at least one coder', options: analysts.map(({ id, name }) => ({ value: id, text: name })) },
    ],
  };
}

function listed(answer: string | readonly string[] | undefined): readonly string[] {
  return answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer;
}

function frame(set: QuestionSet, typed: Typed): Readonly<Record<string, unknown>> {
  const reviews = set.questions.find(({ name }) => name === 'reviews');
  return { title: 'Have reviews coded', breadcrumbs: [homeCrumb()], action: paths.addBatch.to(), set, typed, none: reviews?.kind === 'choices' && reviews.options.length === 0, addReview: paths.addReview.to() };
}
