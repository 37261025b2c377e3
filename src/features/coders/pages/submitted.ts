import { notFound, view } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { openCodable } from '../commands/work.ts';
import { codesAsked, kindInWords } from '../content/unit.ts';
import { paths } from '../paths.ts';
import { namesOf } from '../store/analysts.ts';
import { paragraphsOf } from '../store/reviews.ts';
import { listVersions, readSubmissions } from '../store/submissions.ts';
import { aboutAssignment, assignmentOf, batchCrumbs } from './about.ts';
import { valueInWords } from '../content/value-in-words.ts';

/** One version of a submitted coding, whole, beside the text. As if it were not there while it may not be seen. */
export const submittedPage = definePage({
  method: 'GET', path: paths.submitted, may: 'coding:write', audits: 'coding.coding-read', about: aboutAssignment,
  handle: async ({ params, context }) => {
    const assignment = await assignmentOf(context, params.assignment);
    const submission = (await readSubmissions(context.tx, [assignment.id])).find(({ version }) => String(version) === params.number);
    if (submission === undefined) return notFound;
    const { batch, review, book, units } = await openCodable(context.tx, assignment.batchId, assignment.reviewId);
    const names = await namesOf(context.tx, [submission.by]);
    const paragraphs = await paragraphsOf(context.tx, review.id);
    const cited = new Set(Object.values(submission.content).flatMap((content) => Object.values(content).flatMap(({ passages }) => passages.map(({ paragraph }) => paragraph))));
    return view('coders/submitted.njk', {
      title: `${review.reference}, version ${submission.version}`, caption: batch.brought ? `As brought by ${names(submission.by)}, coded elsewhere` : `As coded by ${names(submission.by)}`, breadcrumbs: batchCrumbs(batch), reference: review.reference, at: submission.at, because: submission.because,
      codebook: `${book.title}, version ${book.version}`, paragraphs: paragraphs.map((words, at) => ({ number: at + 1, words, cited: cited.has(at + 1) })),
      versions: (await listVersions(context.tx, assignment.id)).map(({ version }) => ({ version, current: version === submission.version, href: paths.submitted.to({ assignment: assignment.id, number: String(version) }) })),
      units: units.filter(({ id }) => id in submission.content).map((unit) => ({
        id: unit.id, kind: kindInWords[unit.kind], reference: unit.reference,
        rows: codesAsked(book, unit.kind).flatMap((code) => {
          const coded = submission.content[unit.id]?.[code.code];
          return coded === undefined || coded.value === '' ? [] : [{ code: code.code, label: code.label, value: valueInWords(code, coded.value), passages: coded.passages, memo: coded.memo }];
        }),
      })),
    });
  },
});
