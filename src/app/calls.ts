import type { AnyCall } from '../features/access/index.ts';
import { chronologyCalls } from '../features/chronology/index.ts';

/** Every call of agencies' own systems: what the server answers and what the generated route table lists. */
export const calls: readonly AnyCall[] = chronologyCalls;
