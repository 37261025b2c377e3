import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { codersRefusals } from '../refusals.ts';
import { WordNotReadable, wordParagraphs } from './word-text.ts';

/** A review's text in paragraphs, without the empty ones; the first is paragraph 1. */
export type Paragraphs = readonly string[];

/** Reads the text of a Word or text file. What it is, its bytes say and not its name. `field` is put on refusals. */
export function reviewText(file: string, bytes: Uint8Array, field: string): Result<Paragraphs> {
  const first = new TextDecoder('windows-1252').decode(bytes.subarray(0, 8));
  if (first.startsWith('%PDF')) return refuse(codersRefusals.refusal('CODING_FILE_IS_PDF', { field }));
  const paragraphs = first.startsWith('PK\u0003\u0004') ? fromWord(file, bytes, field) : fromText(file, bytes, field);
  if (!paragraphs.ok || paragraphs.value.length > 0) return paragraphs;
  return refuse(codersRefusals.refusal('CODING_FILE_HAS_NO_TEXT', { file, field }));
}

/** Pasted text: a paragraph ends at an empty line, or at each line end where there is no empty line. */
export function pastedText(text: string): Paragraphs {
  const clean = text.replaceAll('\0', '').toWellFormed().replaceAll(/\r\n?/g, '\n');
  const byGaps = /\n[\t ]*\n/.test(clean.trim());
  return clean.split(byGaps ? /\n[\t ]*\n/ : '\n').map((one) => one.replaceAll(/\s+/gu, ' ').trim()).filter((one) => one !== '');
}

function fromWord(file: string, bytes: Uint8Array, field: string): Result<Paragraphs> {
  try {
    return ok(wordParagraphs(bytes).map((one) => one.replaceAll('\0', '').toWellFormed()));
  } catch (fault) {
    if (!(fault instanceof WordNotReadable)) throw fault;
    return refuse(codersRefusals.refusal('CODING_FILE_DAMAGED', { file, why: fault.message, field }));
  }
}

function fromText(file: string, bytes: Uint8Array, field: string): Result<Paragraphs> {
  if (bytes.includes(0)) return refuse(codersRefusals.refusal('CODING_FILE_NOT_READABLE', { file, field }));
  try {
    return ok(pastedText(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    // Notepad of the field's older machines writes this.
    return ok(pastedText(new TextDecoder('windows-1252').decode(bytes)));
  }
}
