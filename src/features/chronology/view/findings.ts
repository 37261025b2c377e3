import { isId } from '../../../kernel/id.ts';
import type { Finding } from '../release/index.ts';

/** More than this on one page and nobody reads on; the rest is counted. */
const MOST = 300;

export interface FindingsInWords {
  readonly count: number;
  /** Each word that holds it once, with where it stands. */
  readonly words: readonly { readonly message: string; readonly places: readonly { readonly href: string | null; readonly field: string }[]; readonly more: number }[];
  readonly left: number;
}

const FIELDS: Readonly<Record<string, string>> = { text: 'what happened', action: 'action', analysis: 'analysis', persons: 'people', agency: 'agency', area: 'area', list: 'the list' };
const PLACES = 5;

/** What holds a release, by word: whoever mends the list mends each word once. */
export function findingsInWords(findings: readonly Finding[], address: (entry: string) => string): FindingsInWords {
  const words = [...Map.groupBy(findings, ({ code, found, message }) => `${code} ${found} ${message}`).values()].map((those) => ({
    message: those[0]?.message ?? '', more: Math.max(0, those.length - PLACES),
    places: those.slice(0, PLACES).map(({ entry, field }) => ({ href: entry !== null && isId(entry) ? address(entry) : null, field: FIELDS[field] ?? field })),
  }));
  return { count: findings.length, words: words.slice(0, MOST), left: Math.max(0, words.length - MOST) };
}
