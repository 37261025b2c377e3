import { isDeepStrictEqual } from 'node:util';
import type { PersonId } from '../../audit/index.ts';

const WITHIN_MS = 60_000;

/** An act of an incident or of a request, as far as two can be compared. */
interface Recorded {
  readonly kind: string;
  readonly at: string;
  readonly by: PersonId;
  readonly data: unknown;
}

/**
 * Whether the same person has just recorded the very same: a button pressed twice, or a page sent
 * again on the way back. A minute on it is meant.
 */
export function isSecondPress(before: readonly Recorded[], { kind, data }: Pick<Recorded, 'kind' | 'data'>, by: PersonId, now: Date): boolean {
  const kept: unknown = JSON.parse(JSON.stringify(data));
  const last = before.findLast((act) => act.by === by);
  return last !== undefined && last.kind === kind && now.getTime() - new Date(last.at).getTime() < WITHIN_MS && isDeepStrictEqual(last.data, kept);
}
