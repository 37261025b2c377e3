import { stringify } from 'yaml';
import { refuse, type Refusal, type Result } from '../../../../kernel/result.ts';
import type { Codebook } from '../codebook.ts';
import { readCodebook, readDocument } from '../read-codebook.ts';
import { codebookRefusals } from '../refusals.ts';
import { checkChanges } from '../versions.ts';
import { changesIn, type CodebookDocument } from './draft.ts';

/** One thing that keeps a draft from being a version. */
export interface Mistake {
  /** The code that it is about; null where it is the codebook's own. */
  readonly code: string | null;
  /** The part of the code, as the form names it: `applies_when`. */
  readonly part: string | null;
  readonly words: string;
  readonly refusal: string;
}

/** All that keeps a draft from being the version after `older`; nothing where it may be kept. */
export function checkDraft(document: CodebookDocument, older: Codebook | null): readonly Mistake[] {
  if (document.codes.length === 0) return [mistakeOf(document, codebookRefusals.refusal('CODEBOOK_HAS_NO_CODES'))];
  const read = readDocument({ value: document, placeOf: (path) => path.join('/') });
  if (!read.ok) return read.refusals.map((refusal) => mistakeOf(document, refusal));
  return older === null ? [] : checkChanges(older, read.value, changesIn(document), '').map((refusal) => mistakeOf(document, refusal));
}

function mistakeOf({ codes }: CodebookDocument, { code, message, field = '' }: Refusal): Mistake {
  const [list, index, part] = field.split('/');
  const about = list === 'codes' ? codes[Number(index)]?.code : undefined;
  return { code: about ?? codes.find((one) => code === 'CODEBOOK_CHANGE_OF_KIND' && message.startsWith(`${one.code} `))?.code ?? null, part: about === undefined ? null : (part ?? null), words: message, refusal: code };
}

/** The text of a version, and what is in it. Refuses what `checkDraft` finds. */
export function versionText(document: CodebookDocument, older: Codebook | null): Result<{ readonly text: string; readonly book: Codebook }> {
  const [first, ...rest] = checkDraft(document, older).map(({ words, refusal }): Refusal => ({ code: refusal, message: words, field: 'version' }));
  if (first !== undefined) return refuse(first, ...rest);
  const text = asYaml(document);
  const read = readCodebook(text, `${document.codebook}.yaml`);
  return read.ok ? { ok: true, value: { text, book: read.value } } : read;
}

/** A codebook as a file that `readCodebook` reads. */
export function asYaml(document: CodebookDocument): string {
  return stringify(JSON.parse(JSON.stringify(document)), { lineWidth: 120 });
}
