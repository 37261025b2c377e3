import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { again, file, notFound, redirect, view, type Form } from '../../../platform/pages/page.ts';
import { definePage, signedIn } from '../../access/index.ts';
import { keepComparison } from '../commands/keep-comparison.ts';
import { compareGroups, readFrozen, type Comparison } from '../compare/index.ts';
import { paths } from '../paths.ts';
import { findComparison } from '../store/kept.ts';
import { openStudy } from '../store/opened.ts';
import { studyRefusals } from '../study-refusals.ts';
import { aboutStudy, studyCrumbs, studyRecord } from './about.ts';
import { parseComparison, rowOnPage } from './comparison-on-page.ts';

const template = 'figures/compare.njk';
const MOST_DRAWN = 20;

export const comparePage = definePage({
  method: 'GET', path: paths.compare, may: 'figures:write', audits: 'figures.form-read', about: aboutStudy,
  handle: async ({ params: { study }, context }) => view(template, await frame(context.tx, study, { ratio: '1' })),
});

/** Compares, and keeps what came out with all that it takes to make it again. */
export const comparedPage = definePage({
  method: 'POST', path: paths.compare, may: 'figures:write', audits: 'figures.compared', about: aboutStudy,
  handle: async ({ params: { study }, form, context }) => {
    const typed = typedIn(form);
    const wish = wishIn(typed);
    const made = wish.ok ? await keepComparison({ tx: context.tx, now: context.now, by: signedIn(context).id }, study, wish.value) : wish;
    if (!made.ok) return again(template, made.refusals.map((one) => ({ ...one, field: FIELDS[one.field ?? ''] ?? one.field ?? 'cohort' })), await frame(context.tx, study, typed));
    return redirect(paths.comparison.to({ study, comparison: made.value }), 'The groups were compared. What came out is kept as it is.');
  },
});

/** The options of the command line, as the fields of the form. */
const FIELDS: Readonly<Record<string, string>> = { '--cohort': 'cohort', '--against': 'against', '--match': 'match', '--codes': 'cohort', '--unit': 'cohort' };

type Wish = Parameters<typeof keepComparison>[2];
type Typed = Readonly<Partial<Record<'cohort' | 'against' | 'match' | 'ratio', string>>>;

function typedIn(form: Form): Typed {
  const text = (name: string): string => String(form[name] ?? '').trim();
  return { cohort: text('cohort'), against: text('against'), match: text('match'), ratio: text('ratio') };
}

function wishIn({ cohort = '', against = '', match = '', ratio = '' }: Typed): Result<Wish> {
  if (cohort === '') return refuse(studyRefusals.refusal('FIGURES_COHORT_MISSING', { field: 'cohort' }));
  const drawn = ratio === '' ? 1 : Number(ratio);
  if (!Number.isInteger(drawn) || drawn < 1 || drawn > MOST_DRAWN) return refuse(studyRefusals.refusal('FIGURES_RATIO_NOT_WHOLE', { field: 'ratio' }));
  const codes = match.split(',').map((code) => code.trim()).filter((code) => code !== '');
  return ok({ cohort, ratio: drawn, ...(against === '' ? {} : { against }), ...(codes.length === 0 ? {} : { match: codes }) });
}

async function frame(tx: Parameters<typeof studyRecord>[0], id: string, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const [record, { data }] = [await studyRecord(tx, id), await openStudy(tx, id)];
  const codes = [...data.codebook.codes.values()].filter(({ code }) => data.holds(code));
  return {
    title: 'Compare groups', caption: record.title, breadcrumbs: studyCrumbs(record), action: paths.compare.to({ study: id }), typed, method: paths.method.to(),
    codes: codes.map(({ code, label, options, type }) => ({ code, label, values: type === 'states' ? 'present, absent, not_mentioned, does_not_apply' : options.length > 0 ? options.map((option) => option.code).join(', ') : type })),
  };
}

/** A comparison as it was kept, and whether it comes out the same today. */
export const comparisonPage = definePage({
  method: 'GET', path: paths.comparison, may: 'figures:read', audits: 'figures.comparison-read', about: aboutStudy,
  handle: async ({ params: { study, comparison: id }, context }) => {
    const kept = await findComparison(context.tx, study, id);
    if (kept === null) return notFound;
    const made = parseComparison(kept.frozen);
    const record = await studyRecord(context.tx, study);
    return view('figures/comparison.njk', {
      title: 'Groups compared', caption: record.title, breadcrumbs: studyCrumbs(record), made, madeAt: kept.madeAt, same: await comesOutAgain(context.tx, study, kept.frozen),
      rows: made.rows.map(rowOnPage), method: paths.method.to(), take: paths.comparisonFile.to({ study, comparison: id }),
    });
  },
});

async function comesOutAgain(tx: Parameters<typeof studyRecord>[0], study: string, frozen: string): Promise<boolean> {
  const wish = readFrozen(frozen);
  const made: Result<Comparison> = wish.ok ? compareGroups((await openStudy(tx, study)).data, wish.value) : wish;
  return made.ok && JSON.stringify(made.value) === frozen;
}

export const comparisonFilePage = definePage({
  method: 'GET', path: paths.comparisonFile, may: 'figures:read', audits: 'figures.taken-out', about: aboutStudy,
  handle: async ({ params: { study, comparison: id }, context }) => {
    const kept = await findComparison(context.tx, study, id);
    return kept === null ? notFound : file(`comparison-${kept.id.slice(0, 8)}.json`, 'application/json; charset=utf-8', new TextEncoder().encode(kept.frozen));
  },
});
