import type { Unread } from './columns.ts';
import type { CompiledCheck } from './compile/compile-check.ts';
import type { Outcome } from './outcome.ts';

/** What of these entries the check might have read. */
export function missingOf({ settings: { reads } }: CompiledCheck, unread: readonly Unread[]): readonly string[] {
  return [...new Set(unread.filter(({ type }) => type < 0 || reads.types.has(type)).map(({ missing }) => missing))].toSorted();
}

/**
 * The outcome beside entries that could not be read. One of them may be what calls for the question, so nothing is
 * clear; or what answers it, so nothing is certain.
 */
export function beside(outcome: Outcome, missing: readonly string[]): Outcome {
  switch (outcome.result) {
    case 'clear': return { ...outcome, result: 'cannot_tell', certainty: 'certain', missing, unread: missing };
    case 'cannot_tell': return { ...outcome, missing: [...new Set([...outcome.missing, ...missing])].toSorted(), unread: missing };
    case 'fired':
    case 'pending': return { ...outcome, certainty: 'possible', unread: missing };
  }
}
