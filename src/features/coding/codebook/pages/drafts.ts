import { checkAnswers, readForm, type QuestionSet } from '../../../../platform/forms/index.ts';
import { again, redirect, view } from '../../../../platform/pages/page.ts';
import type { Refusal } from '../../../../kernel/result.ts';
import { definePage, may } from '../../../access/index.ts';
import { changeDraft, documentIn, olderOf, publish } from '../commands/drafts.ts';
import { aboutAsTyped, aboutForm, withAbout } from '../draft/about-form.ts';
import { checkDraft, type Mistake } from '../draft/check-draft.ts';
import { changesIn, madeBy, type DraftContent } from '../draft/draft.ts';
import { takeBack } from '../draft/edit.ts';
import { changeInWords } from '../draft/in-words.ts';
import { codebookPaths as paths } from '../paths.ts';
import { codebookRefusals } from '../refusals.ts';
import { removeDraft, type DraftRecord } from '../store/drafts.ts';
import { aboutDraft, doing, draftAt, draftCrumbs, listCrumb, revisionIn } from './about.ts';

const template = 'coding/codebook/draft.njk';

/** A draft: what keeps it from being a version, what changes, and its codes. */
export const draftPage = definePage({
  method: 'GET', path: paths.draft, may: 'codebook:read', audits: 'codebook.draft-read', about: aboutDraft,
  handle: async ({ params, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    const older = await olderOf(context.tx, draft);
    const mistakes = checkDraft(draft.content.document, older?.book ?? null);
    return view(template, { ...frameOf(draft, mistakes), writes: may(context.actor, 'codebook:write'), older: older === null ? null : { version: older.version, href: paths.version.to({ codebook: older.id }) } });
  },
});

function frameOf(draft: DraftRecord, mistakes: readonly Mistake[]): Readonly<Record<string, unknown>> {
  const { document, brought } = draft.content;
  const at = { draft: draft.id };
  const codes = new Set(document.codes.map(({ code }) => code));
  return {
    title: document.title, caption: 'Draft of a codebook', breadcrumbs: [listCrumb], draft, document, mistakes: mistakes.filter(({ code }) => code === null || !codes.has(code)), wrong: mistakes.length,
    changes: changesIn(document).map((change, index) => ({ ...changeInWords(change), index })), units: unitsOf(draft.content, mistakes, (code) => paths.code.to({ ...at, code })),
    add: paths.add.to(at), about: paths.about.to(at), columns: brought === undefined ? null : paths.columns.to(at), publish: paths.publish.to(at), remove: paths.remove.to(at), takeBack: paths.takeBack.to(at),
  };
}

function unitsOf({ document: { tables, codes, continues, ...rest } }: DraftContent, mistakes: readonly Mistake[], hrefOf: (code: string) => string) {
  const units = tables ?? [{ table: 'reviews', label: 'Reviews' }];
  const changes = changesIn({ ...rest, codes, continues });
  const made = new Set(changes.flatMap(madeBy));
  const renamed = new Set(changes.flatMap((change) => ('rename' in change ? [change.to] : [])));
  return units.map(({ table, label }, index) => ({
    label: label ?? table,
    codes: codes.filter((code) => (code.table ?? units[0]?.table) === table || (index === 0 && !units.some((unit) => unit.table === code.table) && code.table !== undefined))
      .map(({ code, label: words, definition }) => ({ code, label: words ?? code, definition: definition ?? '', href: hrefOf(code), mark: renamed.has(code) ? 'Renamed' : made.has(code) ? 'New' : '', mistakes: mistakes.filter((one) => one.code === code).map((one) => one.words) })),
  }));
}

/** Takes one change of the draft back. */
export const takenBackPage = definePage({
  method: 'POST', path: paths.takeBack, may: 'codebook:write', audits: 'codebook.draft-changed', about: aboutDraft,
  handle: async ({ params, form, context }) => {
    const changed = await changeDraft(doing(context), params.draft, revisionIn(form), (document, older) => takeBack(document, Number(form['change'] ?? -1), older === null ? document : documentIn(older.text)));
    return redirect(paths.draft.to(params), changed.ok ? 'The change was taken back.' : changed.refusals[0].message);
  },
});

export const removedPage = definePage({
  method: 'POST', path: paths.remove, may: 'codebook:write', audits: 'codebook.draft-removed', about: aboutDraft,
  handle: async ({ params, form, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    const gone = String(draft.revision) === revisionIn(form) && (await removeDraft(context.tx, draft));
    return gone ? redirect(paths.list.to(), 'The draft was thrown away. No version was changed.') : redirect(paths.draft.to(params), codebookRefusals.refusal('CODEBOOK_DRAFT_CHANGED').message);
  },
});

const formTemplate = 'coding/codebook/form.njk';
const aboutSet = aboutForm(false);

function aboutFrame(draft: DraftRecord, typed: object) {
  return { title: 'About the codebook', caption: draft.content.document.title, breadcrumbs: draftCrumbs(draft), set: aboutSet, typed, action: paths.about.to({ draft: draft.id }), button: 'Save', revision: draft.revision };
}

export const aboutPage = definePage({
  method: 'GET', path: paths.about, may: 'codebook:write', audits: 'codebook.form-read', about: aboutDraft,
  handle: async ({ params, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    return view(formTemplate, aboutFrame(draft, aboutAsTyped(draft.content.document)));
  },
});

export const aboutSavedPage = definePage({
  method: 'POST', path: paths.about, may: 'codebook:write', audits: 'codebook.draft-changed', about: aboutDraft,
  handle: async ({ params, form, context }) => {
    const typed = readForm(aboutSet, form);
    const answers = checkAnswers(aboutSet, typed, { now: context.now });
    const saved = answers.ok ? await changeDraft(doing(context), params.draft, revisionIn(form), (document) => withAbout(document, answers.value)) : answers;
    return saved.ok ? redirect(paths.draft.to(params), 'Saved.') : again(formTemplate, saved.refusals, aboutFrame(await draftAt(context.tx, params.draft), typed));
  },
});

const publishSet: QuestionSet = {
  id: 'codebook-publish', version: '1', title: 'Make it a version', questions: [
    { kind: 'text', name: 'version', wording: 'Version', short: 'The version', maxLength: 50, hint: 'Studies, figures and coded reviews will name it.' },
    { kind: 'long-text', name: 'because', wording: 'Why is this version made?', missing: 'Say why this version is made', maxLength: 2000, hint: 'Kept with it for good.' },
  ],
};

function publishFrame(draft: DraftRecord, typed: object, mistakes: readonly Mistake[]) {
  const changes = changesIn(draft.content.document).map(changeInWords);
  return { title: 'Make it a version', caption: draft.content.document.title, breadcrumbs: draftCrumbs(draft), set: publishSet, typed, action: paths.publish.to({ draft: draft.id }), button: 'Make the version', revision: draft.revision, changes, wrong: mistakes.length, publishing: true };
}

export const publishPage = definePage({
  method: 'GET', path: paths.publish, may: 'codebook:write', audits: 'codebook.form-read', about: aboutDraft,
  handle: async ({ params, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    const mistakes = checkDraft(draft.content.document, (await olderOf(context.tx, draft))?.book ?? null);
    return view(formTemplate, publishFrame(draft, { version: draft.content.document.version }, mistakes));
  },
});

export const publishedPage = definePage({
  method: 'POST', path: paths.publish, may: 'codebook:write', audits: 'codebook.version-added', about: aboutDraft,
  handle: async ({ params, form, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    const typed = readForm(publishSet, form);
    const answers = checkAnswers(publishSet, typed, { now: context.now });
    const stale: readonly Refusal[] = String(draft.revision) === revisionIn(form) ? [] : [codebookRefusals.refusal('CODEBOOK_DRAFT_CHANGED', { field: 'version' })];
    const made = !answers.ok ? answers : stale[0] !== undefined ? { ok: false as const, refusals: [stale[0]] as const } : await publish(doing(context), draft, String(answers.value['version']), String(answers.value['because']));
    if (!made.ok) return again(formTemplate, made.refusals, publishFrame(draft, typed, []));
    context.reveal([made.value]);
    return redirect(paths.version.to({ codebook: made.value }), 'The version was made. It stays as it is: a change is the next version.');
  },
});
