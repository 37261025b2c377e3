import { eventTypeInWords } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { walk } from '../language/walk.ts';

/** The kinds of event that a check reads, in words and in order. */
export function readsOf(check: Check): readonly string[] {
  return [...new Set(walk(check).types.map(({ type }) => eventTypeInWords(type)))].toSorted((a, b) => a.localeCompare(b, 'en'));
}
