import { again, redirect, view, type SentFile } from '../../../platform/pages/page.ts';
import { countOf } from '../../../platform/pages/index.ts';
import type { Refusal, Result } from '../../../kernel/result.ts';
import { definePage, may, signedIn } from '../../access/index.ts';
import { paths } from '../paths.ts';
import { readStudy, type DataProblems, type StudyFiles } from '../study/study.ts';
import { addStudy, findSameStudy, listStudies } from '../store/studies.ts';
import { studiesCrumb } from './about.ts';
import { filesIn, textIn } from './sent.ts';

/** Every study, the sample among them. */
export const studiesPage = definePage({
  method: 'GET', path: paths.studies, may: 'figures:read', audits: 'figures.list-read',
  handle: async ({ context }) => {
    const studies = await listStudies(context.tx);
    return view('figures/studies.njk', {
      title: 'Figures', add: may(context.actor, 'figures:write') ? paths.add.to() : null, coded: paths.coded.to(), method: paths.method.to(), ledger: paths.ledger.to(),
      studies: studies.map(({ id, title, addedAt }) => ({ title, href: paths.study.to({ study: id }), addedAt })),
    });
  },
});

const template = 'figures/add.njk';
/** More rows than this say nothing more about a file. */
const SHOWN = 200;

export const addPage = definePage({
  method: 'GET', path: paths.add, may: 'figures:write', audits: 'figures.form-read',
  handle: () => view(template, frame()),
});

/** Keeps a study in which nothing is wrong; else says what is, by file, row and column, and keeps nothing. */
export const addedPage = definePage({
  method: 'POST', path: paths.add, may: 'figures:write', audits: 'figures.study-added', takesFiles: true,
  handle: async ({ files, context }) => {
    const sent = studyIn(files);
    if (!sent.ok) return again(template, sent.refusals, frame());
    const read = readStudy(sent.value);
    if (!read.ok) return again(template, read.refusals, frame(read.wrong));
    const { codebook, hash } = read.value.data;
    const same = await findSameStudy(context.tx, sent.value.codebook.text, hash);
    if (same !== null) return redirect(paths.study.to({ study: same }), 'This study is here already: the same codebook and the same data.');
    const id = await addStudy(context.tx, codebook.title, sent.value, hash, signedIn(context).id, context.now);
    context.reveal([id]);
    const cases = read.value.data.tables.reduce((sum, table) => sum + read.value.data.records(table).size, 0);
    return redirect(paths.study.to({ study: id }), `The study was read: ${countOf(cases, 'record')}, and nothing wrong in them.`);
  },
});

function studyIn(files: readonly SentFile[]): Result<StudyFiles> {
  const [codebook, data] = [textIn(files, 'codebook', 'FIGURES_CODEBOOK_MISSING'), filesIn(files, 'data', 'FIGURES_DATA_MISSING')];
  if (codebook.ok && data.ok) return { ok: true, value: { codebook: codebook.value, data: data.value.map(({ name, bytes }) => ({ file: name, bytes })) } };
  const [first, ...rest]: readonly Refusal[] = [codebook, data].flatMap((one) => (one.ok ? [] : one.refusals));
  if (first === undefined) throw new Error('one of the two was refused');
  return { ok: false, refusals: [first, ...rest] };
}

function frame(wrong?: DataProblems): Readonly<Record<string, unknown>> {
  return {
    title: 'Bring a study', breadcrumbs: [studiesCrumb()], action: paths.add.to(),
    problems: wrong?.problems.slice(0, SHOWN).map(({ field, message }) => ({ place: field ?? '', message })) ?? [],
    problemsMore: wrong === undefined ? 0 : wrong.total - Math.min(SHOWN, wrong.problems.length),
  };
}
