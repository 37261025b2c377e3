import { checkAnswers, readForm, type Typed } from '../../../platform/forms/index.ts';
import { refuse, type Result } from '../../../kernel/result.ts';
import { again, redirect, view, type Form, type SentFile } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { putInReview } from '../commands/put-in.ts';
import { paths } from '../paths.ts';
import { codersRefusals } from '../refusals.ts';
import type { ReviewKind } from '../store/reviews.ts';
import { pastedText, reviewText } from '../texts/review-text.ts';
import { doing, homeCrumb } from './about.ts';
import { factsIn, reviewForm } from './forms.ts';

const template = 'coders/add-review.njk';

export const addReviewPage = definePage({
  method: 'GET', path: paths.addReview, may: 'coding:write', audits: 'coding.form-read',
  handle: () => view(template, frame({}, '')),
});

/** Keeps a review whole and its text in paragraphs. */
export const reviewAddedPage = definePage({
  method: 'POST', path: paths.addReview, may: 'coding:write', audits: 'coding.review-put-in', takesFiles: true,
  handle: async ({ form, files, context }) => {
    const [typed, pasted] = [readForm(reviewForm, form), textIn(form)];
    const [answers, sent] = [checkAnswers(reviewForm, typed, { now: context.now }), sentText(files, pasted)];
    if (!answers.ok || !sent.ok) return again(template, [...(answers.ok ? [] : answers.refusals), ...(sent.ok ? [] : sent.refusals)], frame(typed, pasted));
    const { incident, kind, receivedOn } = answers.value;
    const done = await putInReview(doing(context), {
      ...sent.value, incident: String(incident), kind: kind as ReviewKind, receivedOn: String(receivedOn), facts: factsIn(answers.value),
    });
    if (!done.ok) return again(template, done.refusals, frame(typed, pasted));
    context.reveal([done.value]);
    return redirect(paths.review.to({ review: done.value }), 'The review was put in. Check that its text was read as it should be, and put down whom it tells of.');
  },
});

interface SentText {
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
  readonly paragraphs: readonly string[];
}

function sentText(files: readonly SentFile[], pasted: string): Result<SentText> {
  const file = files.find(({ field, bytes, tooLarge }) => field === 'file' && (tooLarge || bytes.length > 0));
  if (file === undefined && pasted.trim() === '') return refuse(codersRefusals.refusal('CODING_TEXT_MISSING', { field: 'file' }));
  if (file !== undefined && pasted.trim() !== '') return refuse(codersRefusals.refusal('CODING_TEXT_TWICE', { field: 'file' }));
  if (file === undefined) return { ok: true, value: { fileName: null, bytes: new TextEncoder().encode(pasted), paragraphs: pastedText(pasted) } };
  if (file.tooLarge) return refuse(codersRefusals.refusal('CODING_FILE_TOO_LARGE', { file: file.name, field: 'file' }));
  const read = reviewText(file.name, file.bytes, 'file');
  return read.ok ? { ok: true, value: { fileName: file.name.slice(0, 200) || 'review', bytes: file.bytes, paragraphs: read.value } } : read;
}

function textIn(form: Form): string {
  const { text } = form;
  return typeof text === 'string' ? text.replaceAll('\0', '').toWellFormed() : '';
}

function frame(typed: Typed, text: string): Readonly<Record<string, unknown>> {
  return { title: 'Put in a review', breadcrumbs: [homeCrumb()], action: paths.addReview.to(), set: reviewForm, typed, text };
}
