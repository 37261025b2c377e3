import type { Links } from './links.ts';

/** Which pairs of the file count as links: those at or above the threshold, else those that the file does not call two children. */
export function countedBy(links: Links | undefined, threshold: number | undefined): (pair: number) => boolean {
  if (links === undefined) return () => false;
  return threshold === undefined ? (pair) => links.same[pair] === 1 : (pair) => (links.weight[pair] ?? Number.NaN) >= threshold;
}

export function countedWords(links: Links | undefined, threshold: number | undefined): string {
  if (links === undefined) return 'pairs of records in one cluster';
  if (threshold !== undefined) return `pairs of ${threshold} bits and above`;
  return links.same.includes(0) ? 'pairs whose class does not say that they are two children' : 'every pair in the file';
}

export function strangersNote(strangers: number, where: string): readonly string[] {
  return strangers === 0 ? [] : [`${strangers} rows of the ${where} are about records that the truth does not know, and are left out`];
}
