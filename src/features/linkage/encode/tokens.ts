import type { ComparisonKind } from '../settings.ts';
import { dayOf, monthOf, readDate, yearOf } from '../values/date-value.ts';

/** Letters and digits in lower case without accents. */
export function plainValue(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N} ]+/gu, '').replace(/\s+/g, ' ').trim();
}

/** The small parts of a value, such that values which differ by a slip share most of them. Empty where there is nothing to encode. */
export function tokensOf(text: string, kind: ComparisonKind, dayFirst = true): readonly string[] {
  const plain = plainValue(text);
  if (plain === '') return [];
  if (kind === 'date') return dateTokens(readDate(text, dayFirst));
  if (kind === 'postcode') return postcodeTokens(plain.replaceAll(' ', ''));
  return [...new Set(plain.split(' ').flatMap((word) => (/^\d+$/.test(word) ? [`#${word}`] : pairsOf(word))))];
}

// Two letters at a time, with the ends marked: ann is ^a, an, nn, n$.
function pairsOf(word: string): readonly string[] {
  const marked = `^${word}$`;
  return Array.from({ length: marked.length - 1 }, (_, at) => marked.slice(at, at + 2));
}

// Day and month also as numbers in no order, so that a date written the American way stays near.
function dateTokens(date: number): readonly string[] {
  if (date === 0) return [];
  const [year, month, day] = [yearOf(date), monthOf(date), dayOf(date)];
  const [low, high] = [Math.min(month, day), Math.max(month, day)];
  return [`y${year}`, `Y${year}`, `d${year % 10}`, `m${month}`, `M${month}`, `t${day}`, `T${day}`, `n${low}`, `N${high}`];
}

function postcodeTokens(code: string): readonly string[] {
  return [`f${code}`, `o${code.slice(0, -3)}`, `s${code.slice(0, -2)}`, ...pairsOf(code)];
}
