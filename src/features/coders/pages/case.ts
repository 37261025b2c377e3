import { notFound, view } from '../../../platform/pages/page.ts';
import { definePage } from '../../access/index.ts';
import { openCodable } from '../commands/work.ts';
import { decisionsOf } from '../compare/standing.ts';
import { kindInWords } from '../content/unit.ts';
import { caseAt, paths } from '../paths.ts';
import { listAdjudications } from '../store/adjudications.ts';
import { namesOf } from '../store/analysts.ts';
import { listAssignments } from '../store/batches.ts';
import { findSnapshot } from '../store/snapshots.ts';
import { readSubmissions } from '../store/submissions.ts';
import { aboutSnapshot, homeCrumb, kindsOfReview } from './about.ts';
import { valueInWords } from '../content/value-in-words.ts';

/** One record behind a number: every code with the coders, their versions, their passages and what was settled. As if it were not there for whoever still has to code the review. */
export const casePage = definePage({
  method: 'GET', path: paths.snapshot, may: 'coding:write', audits: 'coding.case-read', about: aboutSnapshot,
  handle: async ({ params, query, context }) => {
    const { tx } = context;
    const snapshot = await findSnapshot(tx, params.snapshot);
    const [table = '', key = ''] = [query['table'], query['key']];
    const source = snapshot?.sources[table]?.[key];
    if (snapshot === null || source === undefined) return snapshot !== null && table === '' ? view('coders/case.njk', listing(params.snapshot, snapshot)) : notFound;
    const codable = await openCodable(tx, source.batch, source.review);
    const assignments = await listAssignments(tx, { batch: source.batch, review: source.review });
    const submissions = (await readSubmissions(tx, assignments.map(({ id }) => id))).filter(({ id }) => source.submissions.includes(id));
    if (submissions.length < source.submissions.length) return notFound;
    // What was settled after the snapshot is not what its numbers were made from.
    const adjudications = (await listAdjudications(tx, source.batch, source.review)).filter(({ at }) => at <= snapshot.takenAt);
    const decisions = decisionsOf(codable.book, codable.units, submissions, adjudications).filter(({ unit }) => unit.id === source.unit);
    const names = await namesOf(tx, [...submissions.map(({ by }) => by), ...adjudications.map(({ by }) => by)]);
    const [unit] = decisions;
    return view('coders/case.njk', {
      title: key, caption: unit === undefined ? table : kindInWords[unit.unit.kind], breadcrumbs: [homeCrumb(), { text: 'Coded data', href: paths.snapshot.to({ snapshot: params.snapshot }) }], takenAt: snapshot.takenAt,
      codebook: `${codable.book.title}, version ${codable.book.version}`, review: { reference: codable.review.reference, kind: kindsOfReview[codable.review.kind], href: paths.review.to({ review: codable.review.id }) },
      related: codable.units.flatMap(({ id, reference, kind }) => {
        const where = Object.entries(snapshot.sources).find(([, records]) => records[reference] !== undefined)?.[0];
        return id === source.unit || where === undefined ? [] : [{ text: `${kindInWords[kind]} ${reference}`, href: caseAt(params.snapshot, where, reference) }];
      }),
      rows: decisions.map(({ code, value, how, said, adjudication }) => ({
        code: code.code, label: code.label, value: valueInWords(code, value), how,
        said: said.map(({ by, version, submission, coded }) => ({ name: codable.batch.brought ? `Brought as a file by ${names(by)}` : names(by), version, value: valueInWords(code, coded.value), passages: coded.passages, memo: coded.memo, href: paths.submitted.to({ assignment: submissions.find(({ id }) => id === submission)?.assignmentId ?? '', number: String(version) }) })).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
        settled: adjudication === null ? null : { by: names(adjudication.by), reason: adjudication.reason },
      })),
    });
  },
});

function listing(id: string, { sources, takenAt, leftOut }: NonNullable<Awaited<ReturnType<typeof findSnapshot>>>): Readonly<Record<string, unknown>> {
  return {
    title: 'Coded data as figures were made of it', breadcrumbs: [homeCrumb()], takenAt, leftOut, tables: Object.entries(sources).map(([table, records]) => ({
      table, records: Object.keys(records).map((key) => ({ key, href: caseAt(id, table, key) })),
    })),
  };
}
