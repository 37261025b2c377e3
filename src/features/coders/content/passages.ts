import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { codersRefusals } from '../refusals.ts';
import type { Passage } from './coded.ts';

const LINE = /^\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*(?::\s*(.*))?$/s;

/**
 * Reads passages as they are typed, one a line: "12: the words" for words of a paragraph, "12" or
 * "12-14" for whole paragraphs, or words alone where they stand in one paragraph only. The words are
 * kept as the review has them. `paragraphs` are numbered from 1.
 */
export function readPassages(typed: string, paragraphs: readonly string[], field: string): Result<readonly Passage[]> {
  const read = typed.split(/\r?\n/).flatMap((text, at): readonly Result<readonly Passage[]>[] => (text.trim() === '' ? [] : [readLine(text.trim(), String(at + 1), paragraphs, field)]));
  const refusals = read.flatMap((one): readonly Refusal[] => (one.ok ? [] : one.refusals));
  return unlessRefused(refusals, () => withoutRepeats(read.flatMap((one) => (one.ok ? one.value : []))));
}

/** Passages as they would have been typed. */
export function passagesTyped(passages: readonly Passage[], paragraphs: readonly string[]): string {
  return passages.map(({ paragraph, words }) => (words === paragraphs[paragraph - 1] ? String(paragraph) : `${paragraph}: ${words}`)).join('\n');
}

function readLine(text: string, line: string, paragraphs: readonly string[], field: string): Result<readonly Passage[]> {
  const [, first, last, words] = LINE.exec(text) ?? [];
  if (first === undefined) return bareWords(text, line, paragraphs, field);
  const from = Number(first);
  const to = last === undefined ? from : Number(last);
  const missing = [from, to].find((number) => number < 1 || number > paragraphs.length);
  if (missing !== undefined) return refuse(codersRefusals.refusal('CODING_PARAGRAPH_NOT_THERE', { line, number: String(missing), last: String(paragraphs.length), field }));
  if (words === undefined || words.trim() === '') {
    return from <= to ? { ok: true, value: paragraphs.slice(from - 1, to).map((whole, at) => ({ paragraph: from + at, words: whole })) } : refuse(codersRefusals.refusal('CODING_PASSAGE_NOT_READABLE', { line, field }));
  }
  const there = paragraphs.slice(from - 1, to).flatMap((paragraph, at): readonly Passage[] => {
    const stands = asItStands(words, paragraph);
    return stands === undefined ? [] : [{ paragraph: from + at, words: stands }];
  });
  return there.length > 0 ? { ok: true, value: there.slice(0, 1) } : refuse(codersRefusals.refusal('CODING_WORDS_NOT_THERE', { line, number: first, field }));
}

function bareWords(text: string, line: string, paragraphs: readonly string[], field: string): Result<readonly Passage[]> {
  const places = paragraphs.flatMap((paragraph, at): readonly Passage[] => {
    const words = asItStands(text, paragraph);
    return words === undefined ? [] : [{ paragraph: at + 1, words }];
  });
  if (places.length === 1) return { ok: true, value: places };
  return refuse(places.length === 0
    ? codersRefusals.refusal('CODING_WORDS_NOT_FOUND', { line, field })
    : codersRefusals.refusal('CODING_WORDS_FOUND_TWICE', { line, numbers: places.map(({ paragraph }) => paragraph).join(', '), field }));
}

/** The words as the paragraph has them, where it has them: spacing, quotation marks and dashes may be typed otherwise. */
function asItStands(words: string, paragraph: string): string | undefined {
  const whole = words.trim();
  // Quotation marks at the ends may be the review's own, or whoever copied the words put them there.
  return found(whole, paragraph) ?? found(whole.replace(/^[“"'‘]+|[”"'’]+$/gu, '').trim(), paragraph);
}

function found(wanted: string, paragraph: string): string | undefined {
  if (wanted === '') return undefined;
  const pattern = [...wanted.replaceAll(/\s+/gu, ' ')].map((sign) => ALIKE.find((alike) => alike.includes(sign)) ?? sign)
    .map((sign) => (sign.length > 1 ? `[${sign.replaceAll(/[\]\\^-]/g, '\\$&')}]` : sign === ' ' ? '\\s+' : sign.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')));
  return new RegExp(pattern.join(''), 'u').exec(paragraph)?.[0];
}

const ALIKE = ['\'‘’ʼ"“”', '-‐‑–—'];

function withoutRepeats(passages: readonly Passage[]): readonly Passage[] {
  return passages.filter((one, at) => passages.findIndex((other) => other.paragraph === one.paragraph && other.words === one.words) === at);
}
