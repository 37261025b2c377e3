import type { Refusal, Result } from '../../../kernel/result.ts';
import { again, notFound, redirect, view, type SentFile } from '../../../platform/pages/page.ts';
import { definePage, signedIn } from '../../access/index.ts';
import { paths } from '../paths.ts';
import { figuresOf, readCorrections, readPopulation, rowsIn, shippedReport } from '../report/index.ts';
import { addGiven, givenKinds, listGiven, type Given, type GivenKind } from '../store/given.ts';
import { openStudy } from '../store/opened.ts';
import type { StudyRecord } from '../store/studies.ts';
import { studyRefusals } from '../study-refusals.ts';
import { aboutStudy, studyCrumbs, studyRecord } from './about.ts';
import { textIn } from './sent.ts';

const template = 'figures/give-report.njk';

export const giveReportPage = definePage({
  method: 'GET', path: paths.giveReport, may: 'figures:write', audits: 'figures.form-read', about: aboutStudy,
  handle: async ({ params: { study }, context }) => view(template, frame(await studyRecord(context.tx, study), await listGiven(context.tx, study))),
});

/** Keeps the log of corrections or the population of a study's report; one in which something is wrong is not kept. */
export const reportGivenPage = definePage({
  method: 'POST', path: paths.giveReport, may: 'figures:write', audits: 'figures.report-given', about: aboutStudy, takesFiles: true,
  handle: async ({ params: { study }, files, context }) => {
    const { data } = await openStudy(context.tx, study);
    const report = await shippedReport(data.codebook.name);
    if (report === null) return notFound;
    const sent = givenKinds.filter((kind) => files.some(({ field, bytes, tooLarge }) => field === kind && (tooLarge || bytes.length > 0))).map((kind) => ({ kind, read: readGiven(kind, files, new Set(figuresOf(report.value))) }));
    const wrong = sent.length === 0 ? [studyRefusals.refusal('FIGURES_REPORT_NOTHING_GIVEN', { field: 'corrections' })] : sent.flatMap(({ read }): readonly Refusal[] => (read.ok ? [] : read.refusals));
    if (wrong.length > 0) return again(template, wrong, frame(await studyRecord(context.tx, study), await listGiven(context.tx, study)));
    for (const { kind, read } of sent) if (read.ok) await addGiven(context.tx, study, { kind, fileName: read.value.name, text: read.value.text }, signedIn(context).id, context.now);
    return redirect(paths.report.to({ study }), 'The report is made with what you gave.');
  },
});

function readGiven(kind: GivenKind, files: readonly SentFile[], figures: ReadonlySet<string>): Result<{ readonly name: string; readonly text: string }> {
  const file = textIn(files, kind, kind === 'corrections' ? 'FIGURES_CORRECTIONS_MISSING' : 'FIGURES_POPULATION_MISSING');
  const rows = file.ok ? rowsIn(file.value.text) : file;
  const read = rows.ok ? (kind === 'corrections' ? readCorrections(rows.value, figures) : readPopulation(rows.value)) : rows;
  if (read.ok) return file;
  const [first, ...rest] = read.refusals;
  return { ok: false, refusals: [{ ...first, field: kind }, ...rest.map((one) => ({ ...one, field: kind }))] };
}

function frame(record: StudyRecord, given: readonly Given[]): Readonly<Record<string, unknown>> {
  return { title: 'Corrections and population', caption: record.title, breadcrumbs: [...studyCrumbs(record), { text: 'Report', href: paths.report.to({ study: record.id }) }], action: paths.giveReport.to({ study: record.id }), given };
}
