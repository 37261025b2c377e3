import { again, redirect, view } from '../../../../platform/pages/page.ts';
import { checkAnswers, readForm } from '../../../../platform/forms/index.ts';
import { definePage, may } from '../../../access/index.ts';
import { beginNew, beginNext } from '../commands/drafts.ts';
import { aboutForm, FIRST_UNITS, withAbout } from '../draft/about-form.ts';
import type { CodebookDocument } from '../draft/draft.ts';
import { changeInWords } from '../draft/in-words.ts';
import { codebookPaths as paths } from '../paths.ts';
import { draftOf, listDrafts } from '../store/drafts.ts';
import { listVersions, type VersionRecord } from '../store/versions.ts';
import { breaksOf } from '../versions.ts';
import { aboutVersion, doing, listCrumb, versionAt } from './about.ts';
import { unitsOnPage } from './code-on-page.ts';

/** Every codebook with its newest version, and the drafts. */
export const listPage = definePage({
  method: 'GET', path: paths.list, may: 'codebook:read', audits: 'codebook.list-read',
  handle: async ({ context }) => {
    const [versions, drafts] = [await listVersions(context.tx), await listDrafts(context.tx)];
    const newest = versions.filter(({ id }) => !versions.some(({ continues }) => continues === id));
    const writes = may(context.actor, 'codebook:write');
    return view('coding/codebook/list.njk', {
      title: 'Codebooks', writes, start: paths.start.to(), bring: paths.bring.to(),
      books: newest.map((one) => ({ ...inShort(one), href: paths.version.to({ codebook: one.id }), older: versions.filter(({ codebook }) => codebook === one.codebook).length - 1 })),
      drafts: drafts.map(({ id, content, savedAt, savedBy, basedOn }) => ({ title: content.document.title, basedOn, savedAt, savedBy, version: content.document.version, href: paths.draft.to({ draft: id }) })),
    });
  },
});

function inShort({ title, version, addedAt, addedBy, because }: VersionRecord) {
  return { title, version, addedAt, addedBy, because };
}

/** A version as a whole: its codes, its history, where series break. */
export const versionPage = definePage({
  method: 'GET', path: paths.version, may: 'codebook:read', audits: 'codebook.version-read', about: aboutVersion,
  handle: async ({ params: { codebook: id }, context }) => {
    const version = await versionAt(context.tx, id);
    const all = await listVersions(context.tx);
    const [line, draft] = [all.filter(({ codebook }) => codebook === version.codebook), await draftOf(context.tx, version.codebook)];
    const follower = line.find(({ continues }) => continues === id);
    const writes = may(context.actor, 'codebook:write');
    return view('coding/codebook/version.njk', {
      title: version.title, caption: `Codebook ${version.codebook}, version ${version.version}`, breadcrumbs: [listCrumb], version, book: version.book, units: unitsOnPage(version.book),
      codes: version.book.codes.size, changes: (version.book.continues?.changes ?? []).map(changeInWords), breaks: breaksOf(version.book),
      line: line.map((one) => ({ ...inShort(one), current: one.id === id, href: paths.version.to({ codebook: one.id }) })),
      follower: follower === undefined ? null : { version: follower.version, href: paths.version.to({ codebook: follower.id }) },
      next: writes && follower === undefined ? { action: paths.next.to({ codebook: id }), draft: draft === null ? null : paths.draft.to({ draft: draft.id }) } : null,
      again: version.continues === null ? null : paths.again.to({ codebook: id }),
      others: all.filter(({ codebook }) => codebook !== version.codebook).map((one) => ({ text: `${one.title}, version ${one.version}`, href: paths.mapping.to({ codebook: id, ours: one.id }) })),
      downloads: FORMATS.map(({ format, text }) => ({ text, href: paths.takeOut.to({ codebook: id, format }) })),
    });
  },
});

const FORMATS = [
  { format: 'yaml', text: 'The codebook’s file (YAML)' }, { format: 'xlsx', text: 'Excel' }, { format: 'csv', text: 'CSV' },
  { format: 'qdc', text: 'REFI-QDA codebook (.qdc), for NVivo, MAXQDA, ATLAS.ti and QualCoder' },
] as const;

/** Begins the next version, or goes to the one that is being written. */
export const nextPage = definePage({
  method: 'POST', path: paths.next, may: 'codebook:write', audits: 'codebook.draft-begun', about: aboutVersion,
  handle: async ({ params: { codebook: id }, context }) => {
    const begun = await beginNext(doing(context), await versionAt(context.tx, id));
    return begun.ok ? redirect(paths.draft.to({ draft: begun.value })) : redirect(paths.version.to({ codebook: id }), begun.refusals[0].message);
  },
});

const startTemplate = 'coding/codebook/form.njk';
const set = aboutForm(true);
const frame = (typed: object) => ({ title: 'Start a codebook', breadcrumbs: [listCrumb], set, typed, action: paths.start.to(), button: 'Start', revision: null });

export const startPage = definePage({
  method: 'GET', path: paths.start, may: 'codebook:write', audits: 'codebook.form-read',
  handle: () => view(startTemplate, frame({ units: FIRST_UNITS })),
});

export const startedPage = definePage({
  method: 'POST', path: paths.start, may: 'codebook:write', audits: 'codebook.draft-begun',
  handle: async ({ form, context }) => {
    const typed = readForm(set, form);
    const answers = checkAnswers(set, typed, { now: context.now });
    const document = answers.ok ? withAbout(EMPTY, answers.value) : answers;
    const begun = document.ok ? await beginNew(doing(context), { document: document.value }) : document;
    return begun.ok ? redirect(paths.draft.to({ draft: begun.value }), 'The codebook was begun. Add its codes.') : again(startTemplate, begun.refusals, frame(typed));
  },
});

const EMPTY: CodebookDocument = { codebook: '', title: '', version: '1', codes: [] };
