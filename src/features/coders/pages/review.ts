import { parsePartialDate } from '../../../kernel/partial-date.ts';
import { partialDateInWords } from '../../../kernel/partial-date-words.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { checkAnswers, readForm, typedFrom, type Typed } from '../../../platform/forms/index.ts';
import { again, file, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, may, type Context } from '../../access/index.ts';
import { correctFacts, putDownPerson, takeOutPerson } from '../commands/put-in.ts';
import { NOTIFICATION_DAYS, RAPID_REVIEW_DAYS, workingDays } from '../content/from-record.ts';
import { kindInWords } from '../content/unit.ts';
import { paths } from '../paths.ts';
import { namesOf } from '../store/analysts.ts';
import { allSubmitted, findBatch, listAssignments } from '../store/batches.ts';
import { findIncident, type CodedIncident } from '../store/incidents.ts';
import { findPerson, listPeople, type PersonKind } from '../store/people.ts';
import { contentOf, listReviews, paragraphsOf, type ReviewRecord } from '../store/reviews.ts';
import { aboutReview, doing, homeCrumb, kindsOfReview, reviewOf } from './about.ts';
import { datesForm, factsIn, personForm } from './forms.ts';

const template = { review: 'coders/review.njk', dates: 'coders/dates-form.njk', takeOut: 'coders/take-out.njk' } as const;

/** A review: its dates, whom it tells of, who codes it, and its text in numbered paragraphs. */
export const reviewPage = definePage({
  method: 'GET', path: paths.review, may: 'coding:read', audits: 'coding.review-read', about: aboutReview,
  handle: async ({ params, context }) => view(template.review, await reviewFrame(context, params.review, {})),
});

export const personAddedPage = definePage({
  method: 'POST', path: paths.addPerson, may: 'coding:write', audits: 'coding.person-put-down', about: aboutReview,
  handle: async ({ params: { review }, form, context }) => {
    const typed = readForm(personForm, form);
    const answers = checkAnswers(personForm, typed, { now: context.now });
    if (!answers.ok) return again(template.review, answers.refusals, await reviewFrame(context, review, typed));
    const { kind, described } = answers.value;
    const incident = await incidentOf(context, await reviewOf(context, review));
    await putDownPerson(doing(context), incident, kind as PersonKind, String(described));
    return redirect(`${paths.review.to({ review })}#people`, 'Put down.');
  },
});

export const takeOutPage = definePage({
  method: 'GET', path: paths.takeOutPerson, may: 'coding:write', audits: 'coding.form-read', about: aboutReview,
  handle: async ({ params, context }) => await takingOut(context, params, []),
});

export const takenOutPage = definePage({
  method: 'POST', path: paths.takeOutPerson, may: 'coding:write', audits: 'coding.person-taken-out', about: aboutReview,
  handle: async ({ params, form, context }) => {
    const person = await findPerson(context.tx, params.unit);
    if (person === null || person.incidentId !== (await reviewOf(context, params.review)).incidentId) return notFound;
    const done = await takeOutPerson(doing(context), person, typeof form['because'] === 'string' ? form['because'] : '');
    return done.ok ? redirect(paths.review.to({ review: params.review }), 'Taken out. It is kept that somebody was put down, and why not any more.') : await takingOut(context, params, done.refusals);
  },
});

async function takingOut(context: Context, params: { readonly review: string; readonly unit: string }, refusals: readonly Refusal[]) {
  const [person, review] = [await findPerson(context.tx, params.unit), await reviewOf(context, params.review)];
  if (person === null || person.incidentId !== review.incidentId) return notFound;
  const frame = { title: 'Take somebody out', caption: review.reference, breadcrumbs: reviewCrumbs(review), person, action: paths.takeOutPerson.to(params) };
  return refusals.length > 0 ? again(template.takeOut, refusals, frame) : view(template.takeOut, frame);
}

export const datesFormPage = definePage({
  method: 'GET', path: paths.reviewDates, may: 'coding:write', audits: 'coding.form-read', about: aboutReview,
  handle: async ({ params: { review: id }, context }) => {
    const review = await reviewOf(context, id);
    const { occurred, awareOn, notifiedOn, withdrawnOn } = await incidentOf(context, review);
    const answers = Object.fromEntries(Object.entries({ occurred, awareOn, notifiedOn, withdrawnOn }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
    return view(template.dates, datesFrame(review, typedFrom(datesForm, answers)));
  },
});

export const datesCorrectedPage = definePage({
  method: 'POST', path: paths.reviewDates, may: 'coding:write', audits: 'coding.dates-corrected', about: aboutReview,
  handle: async ({ params: { review: id }, form, context }) => {
    const [review, typed] = [await reviewOf(context, id), readForm(datesForm, form)];
    const answers = checkAnswers(datesForm, typed, { now: context.now });
    const done = answers.ok ? await correctFacts(doing(context), await incidentOf(context, review), factsIn(answers.value), String(answers.value['because'])) : answers;
    return done.ok ? redirect(paths.review.to({ review: id }), 'The dates were put down anew. Those before are kept.') : again(template.dates, done.refusals, datesFrame(review, typed));
  },
});

/** The review as it was put in, byte for byte. */
export const reviewFilePage = definePage({
  method: 'GET', path: paths.reviewFile, may: 'coding:read', audits: 'coding.review-taken', about: aboutReview,
  handle: async ({ params, context }) => {
    const [review, content] = [await reviewOf(context, params.review), await contentOf(context.tx, params.review)];
    return content === null ? notFound : file(review.fileName ?? `${review.reference}.txt`, 'application/octet-stream', content);
  },
});

async function reviewFrame(context: Context, id: string, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const review = await reviewOf(context, id);
  const incident = await incidentOf(context, review);
  const [people, others, paragraphs] = [await listPeople(context.tx, incident.id), (await listReviews(context.tx, incident.id)).filter((one) => one.id !== id), await paragraphsOf(context.tx, id)];
  const writes = may(context.actor, 'coding:write');
  return {
    title: review.reference, caption: kindsOfReview[review.kind], breadcrumbs: [homeCrumb()], review, incident, occurred: incident.occurred === null ? null : dateKnown(incident.occurred), texts: paragraphs.map((words, at) => ({ number: at + 1, words })), writes, set: personForm, typed,
    lateness: lateness(incident, review), people: people.map((person) => ({ ...person, kind: kindInWords[person.kind], takeOut: paths.takeOutPerson.to({ review: id, unit: person.id }) })),
    others: others.map((one) => ({ reference: one.reference, kind: kindsOfReview[one.kind], href: paths.review.to({ review: one.id }) })), codings: await codingsOf(context, id),
    addPerson: paths.addPerson.to({ review: id }), dates: paths.reviewDates.to({ review: id }), file: paths.reviewFile.to({ review: id }), addBatch: paths.addBatch.to(),
  };
}

function dateKnown(edtf: string): string {
  const read = parsePartialDate(edtf);
  return read.ok ? partialDateInWords(read.value) : edtf;
}

async function codingsOf(context: Context, review: string) {
  const assignments = await listAssignments(context.tx, { review });
  const names = await namesOf(context.tx, assignments.map(({ coder }) => coder));
  const batches = await Promise.all([...new Set(assignments.map(({ batchId }) => batchId))].map((id) => findBatch(context.tx, id)));
  return batches.flatMap((batch) => {
    if (batch === null) return [];
    const own = assignments.filter(({ batchId }) => batchId === batch.id);
    return [{
      title: batch.title, href: paths.batch.to({ batch: batch.id }), differences: allSubmitted(own) ? paths.differences.to({ batch: batch.id, review }) : null,
      coders: own.map(({ coder, versions }) => ({ name: names(coder), standing: versions === 0 ? 'not submitted yet' : versions === 1 ? 'submitted' : `submitted, version ${versions}` })),
    }];
  });
}

/** How the days of an incident stand to what they were due by. */
export function lateness(incident: CodedIncident, review: ReviewRecord): readonly string[] {
  const [notified, received] = [workingDays(incident.awareOn, incident.notifiedOn), review.kind === 'rapid_review' ? workingDays(incident.notifiedOn, review.receivedOn) : null];
  return [
    ...(notified === null ? [] : [`Notified ${notified} working days after the council became aware${notified > NOTIFICATION_DAYS ? `, late by ${notified - NOTIFICATION_DAYS}` : ', in time'}`]),
    ...(received === null ? [] : [`Received ${received} working days after the notification${received > RAPID_REVIEW_DAYS ? `, late by ${received - RAPID_REVIEW_DAYS}` : ', in time'}`]),
  ];
}

async function incidentOf({ tx }: Context, { incidentId }: ReviewRecord): Promise<CodedIncident> {
  const found = await findIncident(tx, incidentId);
  if (found === null) throw new Error(`the incident ${incidentId} was there a moment ago`);
  return found;
}

function reviewCrumbs({ id, reference }: ReviewRecord) {
  return [homeCrumb(), { text: reference, href: paths.review.to({ review: id }) }];
}

function datesFrame(review: ReviewRecord, typed: Typed): Readonly<Record<string, unknown>> {
  return { title: 'Dates of the incident', caption: review.reference, breadcrumbs: reviewCrumbs(review), action: paths.reviewDates.to({ review: review.id }), set: datesForm, typed };
}
