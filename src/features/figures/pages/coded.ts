import { again, redirect, view, type Form } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type Context } from '../../access/index.ts';
import { codebooksUsed } from '../../coders/index.ts';
import { studyOfCoded } from '../commands/study-of-coded.ts';
import { paths } from '../paths.ts';
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
    const codebook = typeof form['codebook'] === 'string' ? form['codebook'] : '';
    const made = await studyOfCoded({ tx: context.tx, now: context.now, by: signedIn(context).id }, codebook, form['basis'] === 'first' ? 'first' : 'latest');
    if (!made.ok) return again(template, made.refusals.map((one) => ({ ...one, field: 'codebook' })), await frame(context, form));
    const { study, same, leftOut } = made.value;
    context.reveal([study]);
    const left = leftOut === 0 ? 'Every review given out to be coded is in it.' : `Reviews or codes that are not in it: ${leftOut}. Each is listed with its reason where a case behind a number leads.`;
    return redirect(paths.study.to({ study }), same ? 'Nothing was coded anew since this study was made.' : `The study was made of what is coded. ${left}`);
  },
});

async function frame({ tx }: Context, form: Form): Promise<Readonly<Record<string, unknown>>> {
  const used = await codebooksUsed(tx);
  return {
    title: 'Make a study of what is coded here', breadcrumbs: [studiesCrumb()], action: paths.coded.to(), chosen: form['codebook'] ?? (used.length === 1 ? used[0]?.id : ''), basis: form['basis'] ?? 'latest',
    codebooks: used.map(({ id, title, version }) => ({ value: id, text: `${title}, version ${version}` })),
  };
}
