import { again, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, may, signedIn } from '../../access/index.ts';
import { paths } from '../paths.ts';
import { figuresOf, shippedReport } from '../report/index.ts';
import { addSpecification, listComparisons } from '../store/kept.ts';
import { openStudy, tablesOf } from '../store/opened.ts';
import type { StudyRecord } from '../store/studies.ts';
import { makeDeclared, readSpecification, type DeclaredTable } from '../study/tables-of.ts';
import { aboutStudy, studiesCrumb, studyCrumbs, studyRecord } from './about.ts';
import { textIn } from './sent.ts';

const ORIGINS: Readonly<Record<DeclaredTable['origin'], string>> = { own: 'Declared here', shipped: 'Comes with the codebook', 'every-code': 'Made from the codebook' };

/** A study: what it holds, its tables, and the comparisons that were kept. */
export const studyPage = definePage({
  method: 'GET', path: paths.study, may: 'figures:read', audits: 'figures.study-read', about: aboutStudy,
  handle: async ({ params: { study: id }, context }) => {
    const [record, study] = [await studyRecord(context.tx, id), await openStudy(context.tx, id)];
    const [tables, comparisons] = [await tablesOf(context.tx, id, study), await listComparisons(context.tx, id)];
    const { codebook } = study.data;
    const [writes, report] = [may(context.actor, 'figures:write'), await shippedReport(codebook.name)];
    return view('figures/study.njk', {
      title: record.title, breadcrumbs: [studiesCrumb()], addedAt: record.addedAt, codebook: `${codebook.name}, version ${codebook.version}`, codes: codebook.codes.size,
      source: codebook.source ?? null, hash: study.data.hash, notCounted: study.notCounted, writes,
      records: study.data.tables.map((table) => ({ size: study.data.records(table).size, label: codebook.tables.find((one) => one.table === table)?.label ?? table })),
      tables: tables.map(({ key, origin, spec }) => ({ title: spec.value.title, origin: ORIGINS[origin], href: paths.table.to({ study: id, table: key }) })),
      report: report === null ? null : { title: report.value.title, figures: figuresOf(report.value).length, href: paths.report.to({ study: id }) },
      comparisons: comparisons.map(({ id: comparison, cohort, madeAt }) => ({ cohort, madeAt, href: paths.comparison.to({ study: id, comparison }) })),
      addTable: paths.addTable.to({ study: id }), compare: paths.compare.to({ study: id }),
    });
  },
});

const template = 'figures/add-table.njk';

export const addTablePage = definePage({
  method: 'GET', path: paths.addTable, may: 'figures:write', audits: 'figures.form-read', about: aboutStudy,
  handle: async ({ params: { study }, context }) => view(template, frame(await studyRecord(context.tx, study))),
});

/** Keeps a specification that fits the study; one that does not is shown with its line. */
export const tableAddedPage = definePage({
  method: 'POST', path: paths.addTable, may: 'figures:write', audits: 'figures.table-added', about: aboutStudy, takesFiles: true,
  handle: async ({ params: { study: id }, files, context }) => {
    const record = await studyRecord(context.tx, id);
    const sent = textIn(files, 'specification', 'FIGURES_SPECIFICATION_MISSING');
    if (!sent.ok) return again(template, sent.refusals, frame(record));
    const spec = readSpecification(sent.value.text, sent.value.name);
    const made = spec.ok ? makeDeclared({ key: '', origin: 'own', spec: spec.value }, (await openStudy(context.tx, id)).data) : spec;
    if (!made.ok) return again(template, made.refusals.map((one) => ({ ...one, message: `${one.field === undefined ? '' : `${one.field}: `}${one.message}`, field: 'specification' })), frame(record));
    const key = await addSpecification(context.tx, id, { fileName: sent.value.name, text: sent.value.text }, signedIn(context).id, context.now);
    return redirect(paths.table.to({ study: id, table: key }), 'The table was made.');
  },
});

function frame(record: StudyRecord): Readonly<Record<string, unknown>> {
  return { title: 'Declare a table', caption: record.title, breadcrumbs: studyCrumbs(record), action: paths.addTable.to({ study: record.id }) };
}
