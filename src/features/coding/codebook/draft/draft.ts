import type { CodeChange } from '../change-schema.ts';
import type { CodebookDocument, CodeDocument, OptionDocument } from '../schema.ts';

export type { CodeChange, CodebookDocument, CodeDocument, OptionDocument };

/** A table of another program's codebook as it was sent, while a person says what its columns are. */
export interface Brought {
  readonly file: string;
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is kept of a draft: a codebook as it would be written, which may still hold mistakes. */
export interface DraftContent {
  readonly document: CodebookDocument;
  readonly brought?: Brought | undefined;
}

export function changesIn({ continues }: CodebookDocument): readonly CodeChange[] {
  return continues?.changes ?? [];
}

/** The same document with other codes and changes; changes are kept only where there is a version before. */
export function withCodes(document: CodebookDocument, codes: readonly CodeDocument[], changes: readonly CodeChange[] = changesIn(document)): CodebookDocument {
  return { ...document, codes: [...codes], ...(document.continues === undefined ? {} : { continues: { ...document.continues, changes: [...changes] } }) };
}

export function codeIn({ codes }: CodebookDocument, name: string): CodeDocument | undefined {
  return codes.find(({ code }) => code === name);
}

/** The codes of this draft that a change made. */
export function madeBy(change: CodeChange): readonly string[] {
  if ('rename' in change) return [change.to];
  if ('split' in change) return change.into;
  if ('merge' in change) return [change.into];
  return 'add' in change ? [change.add] : [];
}

/** The codes of the version before that a change took the place of. */
export function tookFrom(change: CodeChange): readonly string[] {
  if ('rename' in change) return [change.rename];
  if ('split' in change) return [change.split];
  if ('merge' in change) return change.merge;
  return 'drop' in change ? [change.drop] : 'redefine' in change ? [change.redefine] : [];
}
