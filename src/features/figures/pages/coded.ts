import type { Refusal } from '../../../kernel/result.ts';
import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import { again, redirect, view, type Form } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { codebooksUsed, takeSnapshot, type Basis } from '../../coders/index.ts';
import { paths } from '../paths.ts';
import { addStudy, findSameStudy } from '../store/studies.ts';
import { readStudy } from '../study/study.ts';
import { studiesCrumb } from './about.ts';

const template = 'figures/coded.njk';

/** Makes a study of what is coded here. */
export const codedPage = definePage({
  method: 'GET', path: paths.coded, may: 'figures:write', audits: 'figures.form-read',
  handle: async ({ context }) => view(template, await frame(context, {})),
});

/** Freezes the coded data as it stands, and keeps it as a study like any other: the same data is the same study. */
export const codedMadePage = definePage({
  method: 'POST', path: paths.coded, may: 'figures:write', audits: 'figures.study-added',
  handle: async ({ form, context }) => {
    const refused = async (refusals: readonly Refusal[]) => again(template, refusals, await frame(context, form));
    const by = signedIn(context).id;
    const basis: Basis = form['basis'] === 'first' ? 'first' : 'latest';
    const taken = await takeSnapshot({ tx: context.tx, now: context.now, by }, typeof form['codebook'] === 'string' ? form['codebook'] : '', basis);
    if (!taken.ok) return refused(taken.refusals);
    const { codebook, files, hash, leftOut } = taken.value;
    const read = readStudy({ codebook, data: files });
    if (!read.ok) return refused(read.refusals.map((one) => ({ ...one, field: 'codebook' })));
    const same = await findSameStudy(context.tx, codebook.text, hash);
    const id = same ?? (await addStudy(context.tx, `${read.value.data.codebook.title}, as coded by ${dateInWords(londonDate(context.now))}`, { codebook, data: files }, hash, by, context.now));
    context.reveal([id]);
    const left = leftOut.length === 0 ? 'Every review given out to be coded is in it.' : `Reviews or codes that are not in it: ${leftOut.length}. Each is listed with its reason where a case behind a number leads.`;
    return redirect(paths.study.to({ study: id }), same === null ? `The study was made of what is coded. ${left}` : 'Nothing was coded anew since this study was made.');
  },
});

async function frame({ tx }: Context, form: Form): Promise<Readonly<Record<string, unknown>>> {
  const used = await codebooksUsed(tx);
  return {
    title: 'Make a study of what is coded here', breadcrumbs: [studiesCrumb()], action: paths.coded.to(), chosen: form['codebook'] ?? (used.length === 1 ? used[0]?.id : ''), basis: form['basis'] ?? 'latest',
    codebooks: used.map(({ id, title, version }) => ({ value: id, text: `${title}, version ${version}` })),
  };
}
