import { eventTypeInWords } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { walk } from '../language/walk.ts';

/** The kinds of event that a check reads, in words and in order. */
export function readsOf(check: Check): readonly string[] {
  return [...new Set(walk(check).types.map(({ type }) => eventTypeInWords(type)))].toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** The kinds of event that would show that the duty was done: those that a check looks for after what it begins with. */
export function looksFor(check: Check): readonly string[] {
  const inner = new Set(['at_once', 'having', 'until']);
  return [...new Set(walk(check).types.filter(({ type, path }) => type !== 'any' && path[2] === 'expect' && !path.some((part) => inner.has(String(part)))).map(({ type }) => type))];
}
