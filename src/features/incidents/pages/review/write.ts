import { randomUUID } from 'node:crypto';
import type { Refusal } from '../../../../kernel/result.ts';
import { checkAnswers, questionFields, readForm, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { clockStanding } from '../../../calendar/index.ts';
import { wordsOnHeading } from '../../requests/agencies-by-heading.ts';
import { keepDraft, type Kept, type SentForm } from '../../commands/keep-draft.ts';
import { findReview, type ReviewFound } from '../../commands/rapid-review.ts';
import { paths } from '../../paths.ts';
import { REVIEW_DRAFT } from '../../review/rapid-review.ts';
import { rapidReviewSet as set } from '../../review/rapid-review-form.ts';
import { refusal } from '../../refusals.ts';
import { reviewHeadings } from '../../review/review-headings.ts';
import { findIncident, type IncidentRecord } from '../../store/index.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { otherVersion, sentForm } from '../considering/drafted.ts';
import { breadcrumbs, reviewClock } from '../requests/on-incident.ts';

const template = 'incidents/review/write.njk';

interface Found {
  readonly record: IncidentRecord;
  readonly review: ReviewFound;
}

export const writeForm = definePage({
  method: 'GET', path: paths.writeReview, may: 'review:write', audits: 'review.form-opened', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => {
    const found = await reviewOf(context, incident);
    if (found === null) return redirect(paths.review.to({ incident }));
    const { draft } = found.review;
    return view(template, formData(found, context.now, draft?.typed ?? {}, { seen: draft?.version ?? 0, copy: randomUUID() }));
  },
});

export const writePost = definePage({
  method: 'POST', path: paths.writeReview, may: 'review:write', audits: 'review.draft-saved', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const found = await reviewOf(context, incident);
    if (found === null) return redirect(paths.review.to({ incident }));
    const sent = sentForm(form, readForm(set, form));
    const kept = await keepDraft(doing(context), incident, REVIEW_DRAFT, sent);
    if (!kept.kept) return showBoth(context, found, sent, kept);
    const answers = checkAnswers(set, sent.typed, context);
    if (!answers.ok && form['do'] !== 'save') return refused(found, context.now, answers.refusals, sent, kept.version);
    return redirect(paths.review.to({ incident }), 'The rapid review is saved. Nothing has been sent');
  },
});

/** Where the form saves itself as it is filled in. */
export const saveReviewPage = definePage({
  method: 'POST', path: paths.saveReviewDraft, may: 'review:write', audits: 'review.draft-saved', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    if ((await reviewOf(context, incident)) === null) return notFound;
    const kept = await keepDraft(doing(context), incident, REVIEW_DRAFT, sentForm(form, readForm(set, form)));
    const data = { title: 'Draft', back: { text: 'Back to the rapid review', href: paths.review.to({ incident }) } };
    return kept.kept ? view('incidents/considering/draft-saved.njk', data) : again('incidents/considering/draft-saved.njk', [refusal('DRAFT_CHANGED')], data);
  },
});

async function reviewOf({ tx, now }: Context, incident: string): Promise<Found | null> {
  const record = await findIncident(tx, incident);
  const review = record === null ? null : await findReview(tx, record, now);
  return record === null || review === null ? null : { record, review };
}

function refused(found: Found, now: Date, refusals: readonly Refusal[], sent: SentForm, seen: number): Reply {
  return again(template, refusals, formData(found, now, sent.typed, { seen, copy: sent.copy }, refusals));
}

async function showBoth({ tx, now }: Context, found: Found, sent: SentForm, { other }: Extract<Kept, { kept: false }>): Promise<Reply> {
  if (other === null) return redirect(paths.review.to({ incident: found.record.id }));
  const data = { ...formData(found, now, sent.typed, { seen: other.version, copy: sent.copy }), other: await otherVersion(tx, set, sent.typed, other) };
  return again(template, [refusal('DRAFT_CHANGED', { field: 'other-version' })], data);
}

function formData({ record: { id, reference }, review }: Found, now: Date, typed: Typed, { seen, copy }: { readonly seen: number; readonly copy: string }, refusals: readonly Refusal[] = []) {
  const clock = reviewClock(review.incident);
  // Without "(optional)" at each, because the page says it once of all.
  const fields = questionFields(set, typed, refusals);
  return {
    title: 'Write the rapid review', caption: `Incident ${reference}`, clock: clock === undefined ? null : { standing: clockStanding(clock.by, now), by: clock.by },
    headings: reviewHeadings.map(({ id: name, title }, index) => ({ name, title, field: { ...fields[index], params: { ...fields[index]?.params, label: { text: title, classes: 'govuk-label--s' } } }, agencies: Map.groupBy(wordsOnHeading(name, review.now.summaries), ({ wording }) => wording) })),
    draft: { seen, copy: copy === '' ? randomUUID() : copy, saveAt: paths.saveReviewDraft.to({ incident: id }) },
    breadcrumbs: breadcrumbs({ id, reference }, { text: 'Rapid review', href: paths.review.to({ incident: id }) }),
  };
}
