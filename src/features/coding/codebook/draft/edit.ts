import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { codebookRefusals } from '../refusals.ts';
import { changesIn, codeIn, madeBy, tookFrom, withCodes, type CodeChange, type CodebookDocument, type CodeDocument, type DraftContent } from './draft.ts';
import { withReference } from './references.ts';

/** What a new code is called, before it is written further. */
export interface NewCode {
  readonly code: string;
  readonly label?: string | undefined;
  readonly definition?: string | undefined;
}

/** What an analyst does to the codes of a draft. */
export type Edit =
  | { readonly what: 'rename'; readonly code: string; readonly to: NewCode; readonly because?: string | undefined }
  | { readonly what: 'split'; readonly code: string; readonly into: readonly NewCode[]; readonly because: string }
  | { readonly what: 'merge'; readonly codes: readonly string[]; readonly into: NewCode; readonly because: string }
  | { readonly what: 'drop'; readonly code: string; readonly because: string };

/**
 * Puts a code as it was written on a form in the place of `was`, or after the last one. `because` says why a
 * code was added, or why its meaning is another; without it a code keeps its meaning. Refuses a name that is taken.
 */
export function putCode(document: CodebookDocument, was: string | null, code: CodeDocument, because: string | null): Result<CodebookDocument> {
  if (code.code !== was && codeIn(document, code.code) !== undefined) return refuse(codebookRefusals.refusal('CODEBOOK_CODE_TWICE', { code: code.code, field: 'code' }));
  const changes = changesIn(document);
  if (was === null) return ok(withCodes(document, [...document.codes, code], because === null ? changes : [...changes, { add: code.code, because }]));
  const made = changes.find((change) => madeBy(change).includes(was));
  if (code.code !== was && document.continues !== undefined && made === undefined) return refuse(codebookRefusals.refusal('CODEBOOK_RENAME_APART', { code: was, field: 'code' }));
  const codes = document.codes.map((one) => (one.code === was ? code : was === code.code ? one : withReference(one, was, code.code)));
  const renamed = changes.map((change) => (change === made ? underName(change, was, code.code) : change));
  const meant = because === null ? renamed : [...renamed.filter((change) => !('redefine' in change && change.redefine === code.code)), { redefine: code.code, because }];
  return ok(withCodes(document, codes, made === undefined ? meant : renamed));
}

/** Renames, splits, merges or drops codes of the version before. Refuses codes that this draft made itself, and names that are taken. */
export function editCodes(document: CodebookDocument, edit: Edit): Result<CodebookDocument> {
  const olds = edit.what === 'merge' ? edit.codes : [edit.code];
  const news = edit.what === 'rename' ? [edit.to] : edit.what === 'split' ? edit.into : edit.what === 'merge' ? [edit.into] : [];
  const field = edit.what === 'merge' ? 'with' : 'what';
  const unknown = olds.filter((code) => codeIn(document, code) === undefined).map((code) => codebookRefusals.refusal('CODEBOOK_DRAFT_CODE_NOT_KNOWN', { code, field }));
  const made = olds.filter((code) => changesIn(document).some((change) => madeBy(change).includes(code))).map((code) => codebookRefusals.refusal('CODEBOOK_MADE_IN_DRAFT', { code, field }));
  const names = news.map(({ code }) => code);
  const taken = names.filter((name, index) => names.indexOf(name) < index || (codeIn(document, name) !== undefined && !(edit.what !== 'rename' && olds.includes(name))))
    .map((code) => codebookRefusals.refusal('CODEBOOK_CODE_TWICE', { code, field: edit.what === 'split' ? 'into' : 'to' }));
  const [first, ...rest] = [...unknown, ...made, ...taken];
  return first === undefined ? ok(edited(document, edit, olds, news)) : refuse(first, ...rest);
}

function edited(document: CodebookDocument, edit: Edit, olds: readonly string[], news: readonly NewCode[]): CodebookDocument {
  const like = codeIn(document, olds[0] ?? '');
  const made = like === undefined ? [] : news.map((one) => written(like, one, edit.what === 'rename'));
  const codes = document.codes.flatMap((one) => (one === like ? made : olds.includes(one.code) ? [] : [one]));
  // A code that has one in its place is still what others ask about; of the parts of a split a person must say which.
  const [heir] = edit.what === 'rename' || edit.what === 'merge' ? news : [];
  const referring = heir === undefined ? codes : codes.map((one) => olds.reduce((code, old) => withReference(code, old, heir.code), one));
  const earlier = changesIn(document).filter((change) => !('redefine' in change && olds.includes(change.redefine)));
  return withCodes(document, referring, [...earlier, changeOf(edit)]);
}

/** A code like another under its own name. Renamed, it keeps its words; the parts of a split and what is merged have their own. */
function written({ label, definition, include, exclude, ...like }: CodeDocument, { code, ...words }: NewCode, keeps: boolean): CodeDocument {
  return { ...like, ...(keeps ? { label, definition, include, exclude } : {}), column: undefined, code, ...(words.label === undefined ? {} : { label: words.label }), ...(words.definition === undefined ? {} : { definition: words.definition }) };
}

function changeOf(edit: Edit): CodeChange {
  switch (edit.what) {
    case 'rename': return { rename: edit.code, to: edit.to.code, ...(edit.because === undefined ? {} : { because: edit.because }) };
    case 'split': return { split: edit.code, into: edit.into.map(({ code }) => code), because: edit.because };
    case 'merge': return { merge: [...edit.codes], into: edit.into.code, because: edit.because };
    case 'drop': return { drop: edit.code, because: edit.because };
  }
}

function underName(change: CodeChange, was: string, now: string): CodeChange {
  if ('rename' in change) return { ...change, to: now };
  if ('split' in change) return { ...change, into: change.into.map((name) => (name === was ? now : name)) };
  if ('merge' in change) return { ...change, into: now };
  return 'add' in change ? { ...change, add: now } : change;
}

/** Takes a change back: what it made goes, and what it took the place of stands again as the version before has it. */
export function takeBack(document: CodebookDocument, index: number, older: CodebookDocument): Result<CodebookDocument> {
  const change = changesIn(document)[index];
  if (change === undefined) return refuse(codebookRefusals.refusal('CODEBOOK_CHANGE_GONE'));
  const made = madeBy(change);
  const back = tookFrom(change).flatMap((name) => codeIn(older, name) ?? []);
  const gone = 'redefine' in change ? [change.redefine] : made;
  const kept = document.codes.filter(({ code }) => !gone.includes(code) && !back.some((one) => one.code === code));
  const at = document.codes.findIndex(({ code }) => gone.includes(code));
  const place = at === -1 ? placeIn(older, kept, back[0]?.code) : document.codes.slice(0, at).filter((one) => kept.includes(one)).length;
  const codes = [...kept.slice(0, place), ...back, ...kept.slice(place)];
  const [heir, only] = 'rename' in change ? [change.to, change.rename] : [];
  const referring = heir === undefined || only === undefined ? codes : codes.map((one) => withReference(one, heir, only));
  return ok(withCodes(document, referring, changesIn(document).filter((one) => one !== change)));
}

/** After the nearest of the codes before it that is still there. */
function placeIn(older: CodebookDocument, kept: readonly CodeDocument[], name: string | undefined): number {
  const before = new Set(older.codes.slice(0, older.codes.findIndex(({ code }) => code === name)).map(({ code }) => code));
  return kept.findLastIndex(({ code }) => before.has(code)) + 1;
}

/** Takes a code out of a codebook that has no version yet. */
export function removeCode(document: CodebookDocument, name: string): CodebookDocument {
  return withCodes(document, document.codes.filter(({ code }) => code !== name));
}

/** The same draft with its codebook changed. */
export function withDocument(content: DraftContent, document: CodebookDocument): DraftContent {
  return { ...content, document };
}
