import { SEALED } from '../records/records.ts';
import type { Prepared } from './prepare.ts';

/**
 * Whether two records may be compared at all: a sealed identity is linked to nothing, and a source without
 * duplicates not to itself. Nothing where any two may.
 */
export function allowedIn({ flags, sources, betweenSourcesOnly, duplicateFree }: Prepared): ((left: number, right: number) => boolean) | undefined {
  const free = new Set(duplicateFree);
  const simple = !betweenSourcesOnly && free.size === 0;
  if (simple && !flags.some((one) => (one & SEALED) !== 0)) return undefined;
  return (left, right) => {
    if ((((flags[left] ?? 0) | (flags[right] ?? 0)) & SEALED) !== 0) return false;
    if (simple || sources[left] !== sources[right]) return true;
    return !betweenSourcesOnly && !free.has(sources[left] ?? 0);
  };
}
