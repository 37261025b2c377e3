import { checkAnswers, readForm, type Answers, type Typed } from '../../../../platform/forms/index.ts';
import type { Refusal, Result } from '../../../../kernel/result.ts';
import { unlessRefused } from '../../../../kernel/result.ts';
import { again, notFound, redirect, view } from '../../../../platform/pages/page.ts';
import { definePage } from '../../../access/index.ts';
import { changeDraft, olderOf } from '../commands/drafts.ts';
import { changeForm, editFromAnswers } from '../draft/change-form.ts';
import { checkDraft, type Mistake } from '../draft/check-draft.ts';
import { codeAsTyped, codeForm, codeFromAnswers } from '../draft/code-form.ts';
import { changesIn, codeIn, madeBy, type CodebookDocument } from '../draft/draft.ts';
import { editCodes, putCode, removeCode } from '../draft/edit.ts';
import { codebookPaths as paths } from '../paths.ts';
import type { DraftRecord } from '../store/drafts.ts';
import type { OpenedVersion } from '../store/versions.ts';
import { aboutDraft, doing, draftAt, draftCrumbs, revisionIn } from './about.ts';

const template = 'coding/codebook/code.njk';

/** The form of a code; `was` is null for one that is not there yet. */
function frameOf(draft: DraftRecord, was: string | null, typed: Typed, mistakes: readonly Mistake[]): Readonly<Record<string, unknown>> {
  const { document } = draft.content;
  const at = { draft: draft.id, code: was ?? '' };
  const own = was !== null && (document.continues === undefined || changesIn(document).some((change) => madeBy(change).includes(was)));
  return {
    title: was === null ? 'Add a code' : (codeIn(document, was)?.label ?? was), caption: document.title, breadcrumbs: draftCrumbs(draft), set: codeForm(document, was === null), typed,
    action: was === null ? paths.add.to({ draft: draft.id }) : paths.code.to(at), revision: draft.revision, mistakes: mistakes.filter(({ code }) => code === was && was !== null),
    change: was === null || own ? null : paths.change.to(at), removable: was !== null && document.continues === undefined, codes: document.codes.map(({ code, label }) => ({ code, label: label ?? code })),
  };
}

export const addPage = definePage({
  method: 'GET', path: paths.add, may: 'codebook:write', audits: 'codebook.form-read', about: aboutDraft,
  handle: async ({ params, context }) => view(template, frameOf(await draftAt(context.tx, params.draft), null, { type: 'states' }, [])),
});

export const addedPage = definePage({
  method: 'POST', path: paths.add, may: 'codebook:write', audits: 'codebook.draft-changed', about: aboutDraft,
  handle: async ({ params, form, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    const typed = readForm(codeForm(draft.content.document, true), form);
    const saved = await changeDraft(doing(context), params.draft, revisionIn(form), (document, older) => put(document, older, null, typed, context.now));
    return saved.ok ? redirect(paths.draft.to(params), 'The code was added.') : again(template, saved.refusals, frameOf(draft, null, typed, []));
  },
});

export const codePage = definePage({
  method: 'GET', path: paths.code, may: 'codebook:write', audits: 'codebook.form-read', about: aboutDraft,
  handle: async ({ params, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    const code = codeIn(draft.content.document, params.code);
    if (code === undefined) return notFound;
    return view(template, frameOf(draft, code.code, codeAsTyped(code), checkDraft(draft.content.document, (await olderOf(context.tx, draft))?.book ?? null)));
  },
});

export const codeSavedPage = definePage({
  method: 'POST', path: paths.code, may: 'codebook:write', audits: 'codebook.draft-changed', about: aboutDraft,
  handle: async ({ params, form, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    if (codeIn(draft.content.document, params.code) === undefined) return notFound;
    const typed = readForm(codeForm(draft.content.document, false), form);
    const remove = form['act'] === 'remove';
    const saved = await changeDraft(doing(context), params.draft, revisionIn(form), (document, older) => (remove && document.continues === undefined ? { ok: true, value: removeCode(document, params.code) } : put(document, older, params.code, typed, context.now)));
    return saved.ok ? redirect(paths.draft.to({ draft: params.draft }), remove ? 'The code was taken out.' : 'The code was saved.') : again(template, saved.refusals, frameOf(draft, params.code, typed, []));
  },
});

/** Puts a code into the document, unless the checks find a mistake of its own. */
function put(document: CodebookDocument, older: OpenedVersion | null, was: string | null, typed: Typed, now: Date): Result<CodebookDocument> {
  const answers = checkAnswers(codeForm(document, was === null), typed, { now });
  const code = answers.ok ? codeFromAnswers(answers.value, was === null ? undefined : codeIn(document, was)) : answers;
  const saved = code.ok ? putCode(document, was, code.value, becauseIn(answers)) : code;
  if (!saved.ok || !code.ok) return saved;
  const mistakes = checkDraft(saved.value, older?.book ?? null).filter((mistake) => mistake.code === code.value.code);
  return unlessRefused(mistakes.map(({ part, words, refusal }): Refusal => ({ code: refusal, message: words, field: part ?? 'code' })), () => saved.value);
}

function becauseIn(answers: Result<Answers>): string | null {
  return answers.ok && answers.value['meaning'] !== 'same' && typeof answers.value['because'] === 'string' ? answers.value['because'] : null;
}

const changeTemplate = 'coding/codebook/form.njk';

function changeFrame(draft: DraftRecord, code: string, typed: Typed) {
  const { document } = draft.content;
  const crumbs = [...draftCrumbs(draft), { text: codeIn(document, code)?.label ?? code, href: paths.code.to({ draft: draft.id, code }) }];
  return { title: 'Rename, split, merge or drop', caption: `${codeIn(document, code)?.label ?? code} (${code})`, breadcrumbs: crumbs, set: changeForm, typed, action: paths.change.to({ draft: draft.id, code }), button: 'Change it', revision: draft.revision };
}

export const changePage = definePage({
  method: 'GET', path: paths.change, may: 'codebook:write', audits: 'codebook.form-read', about: aboutDraft,
  handle: async ({ params, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    return codeIn(draft.content.document, params.code) === undefined ? notFound : view(changeTemplate, changeFrame(draft, params.code, {}));
  },
});

export const changedPage = definePage({
  method: 'POST', path: paths.change, may: 'codebook:write', audits: 'codebook.draft-changed', about: aboutDraft,
  handle: async ({ params, form, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    const code = codeIn(draft.content.document, params.code);
    if (code === undefined) return notFound;
    const typed = readForm(changeForm, form);
    const answers = checkAnswers(changeForm, typed, { now: context.now });
    const edit = answers.ok ? editFromAnswers(code, answers.value) : answers;
    const changed = edit.ok ? await changeDraft(doing(context), params.draft, revisionIn(form), (document) => editCodes(document, edit.value)) : edit;
    return changed.ok ? redirect(paths.draft.to({ draft: params.draft }), 'The change was made. It can be taken back until the version is made.') : again(changeTemplate, changed.refusals, changeFrame(draft, params.code, typed));
  },
});
