import type { Refusal, Result } from '../../../../kernel/result.ts';
import { refuse } from '../../../../kernel/result.ts';
import { again, notFound, redirect, view, type Form, type SentFile } from '../../../../platform/pages/page.ts';
import { definePage } from '../../../access/index.ts';
import { beginNew, changeDraft } from '../../codebook/commands/drafts.ts';
import { aboutDraft, doing, draftAt, draftCrumbs, listCrumb, revisionIn } from '../../codebook/pages/about.ts';
import { codebookPaths as paths } from '../../codebook/paths.ts';
import { codebookRefusals } from '../../codebook/refusals.ts';
import { codeNameSchema } from '../../codebook/schema.ts';
import type { DraftRecord } from '../../codebook/store/drafts.ts';
import { bringCodebook } from '../bring.ts';
import { codebookExchangeRefusals as refusals } from '../refusals.ts';
import { guessRoles, ROLES, type Role } from '../rows/columns.ts';
import { documentFromRows } from '../rows/read.ts';
import type { ReadSheets } from '../sheets.ts';

const template = 'coding/codebook/bring.njk';
const said = (form: Form, name: string): string => (typeof form[name] === 'string' ? form[name].trim() : '');
const frame = (form: Form) => ({ title: 'Bring in a codebook', breadcrumbs: [listCrumb], action: paths.bring.to(), typed: { codebook: said(form, 'codebook'), title: said(form, 'title') } });

export const bringPage = definePage({
  method: 'GET', path: paths.bring, may: 'codebook:write', audits: 'codebook.form-read',
  handle: () => view(template, { ...frame({}), roles: Object.values(ROLES) }),
});

/** Reads a codebook of another program and makes a draft of it. */
export function broughtPage(readSheets: ReadSheets) {
  return definePage({
    method: 'POST', path: paths.bring, may: 'codebook:write', audits: 'codebook.draft-begun', takesFiles: true,
    handle: async ({ form, files, context }) => {
      const sent = oneFile(files);
      const naming = { codebook: said(form, 'codebook') || undefined, title: said(form, 'title') || undefined };
      const wrong = naming.codebook !== undefined && !codeNameSchema.safeParse(naming.codebook).success ? codebookRefusals.refusal('CODEBOOK_NAME_NOT_USABLE', { name: naming.codebook, field: 'codebook' }) : undefined;
      const brought = wrong !== undefined ? refuse(wrong) : sent.ok ? await bringCodebook(sent.value.bytes, sent.value.name, naming, readSheets) : sent;
      const begun = brought.ok ? await beginNew(doing(context), brought.value.content) : brought;
      if (!begun.ok || !brought.ok) return again(template, begun.ok ? [] : begun.refusals, { ...frame(form), roles: Object.values(ROLES) });
      const at = { draft: begun.value };
      return redirect(brought.value.content.brought === undefined ? paths.draft.to(at) : paths.columns.to(at), ['The file was read.', ...brought.value.notes].join(' ').slice(0, 1000));
    },
  });
}

function oneFile(files: readonly SentFile[]): Result<SentFile> {
  const file = files.find((one) => one.field === 'file' && (one.tooLarge || one.bytes.length > 0));
  if (file === undefined) return refuse(refusals.refusal('CODEBOOK_FILE_MISSING', { field: 'file' }));
  return file.tooLarge ? refuse(codebookRefusals.refusal('CODEBOOK_FILE_OVER_LIMIT', { file: file.name, field: 'file' })) : { ok: true, value: file };
}

const columnsTemplate = 'coding/codebook/columns.njk';

function columnsFrame(draft: DraftRecord, chosen: readonly string[]) {
  const { brought } = draft.content;
  const headings = brought?.headings ?? [];
  return {
    title: 'Say what the columns are', caption: draft.content.document.title, breadcrumbs: draftCrumbs(draft), action: paths.columns.to({ draft: draft.id }), revision: draft.revision, file: brought?.file ?? '', sheet: brought?.sheet ?? '', rows: brought?.rows.length ?? 0,
    columns: headings.map((heading, at) => ({
      id: `column-${at}`, heading: heading.trim() === '' ? `Column ${at + 1}, without a heading` : heading, example: (brought?.rows ?? []).map((row) => row[at] ?? '').find((cell) => cell !== '')?.slice(0, 120) ?? '',
      items: [{ value: '', text: 'Not taken' }, ...Object.entries(ROLES).map(([value, { text }]) => ({ value, text, selected: chosen[at] === value }))],
    })),
  };
}

export const columnsPage = definePage({
  method: 'GET', path: paths.columns, may: 'codebook:write', audits: 'codebook.form-read', about: aboutDraft,
  handle: async ({ params, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    return draft.content.brought === undefined ? notFound : view(columnsTemplate, columnsFrame(draft, guessRoles(draft.content.brought.headings).map((role) => role ?? '')));
  },
});

/** Reads the rows again as the columns were said to be. What was changed by hand since is lost. */
export const columnsSaidPage = definePage({
  method: 'POST', path: paths.columns, may: 'codebook:write', audits: 'codebook.draft-changed', about: aboutDraft,
  handle: async ({ params, form, context }) => {
    const draft = await draftAt(context.tx, params.draft);
    const { brought } = draft.content;
    if (brought === undefined) return notFound;
    const chosen = brought.headings.map((_, at) => said(form, `column-${at}`));
    let notes: readonly string[] = [];
    const changed = await changeDraft(doing(context), params.draft, revisionIn(form), ({ codebook, title }) => {
      const read = documentFromRows(brought, chosen.map((role) => (role in ROLES ? (role as Role) : null)), { codebook, title });
      if (!read.ok) return read;
      notes = read.value.notes;
      return { ok: true, value: read.value.document };
    });
    if (!changed.ok) return again(columnsTemplate, changed.refusals.map((one): Refusal => ({ ...one, field: one.field ?? 'column-0' })), columnsFrame(draft, chosen));
    return redirect(paths.draft.to(params), [`${changed.value.codes.length} codes were read.`, ...notes].join(' ').slice(0, 1000));
  },
});
