import type { Dictionary } from '../values/dictionary.ts';
import type { Interner } from './interner.ts';
import type { PlannedComparison } from './plan.ts';
import type { Problem } from './problem.ts';

/** Flags of a record. */
export const UNBORN = 1;
export const SEALED = 2;
export const RESTRICTED = 4;

/** Every record as a row of numbers, with what the numbers stand for. */
export interface Records {
  readonly count: number;
  /** Numbers in a row; a comparison's are from `from` up to `to`. */
  readonly width: number;
  /** Row-major: a record's numbers lie side by side, in one line of the processor's cache. 0 is nothing. */
  readonly rows: Int32Array;
  readonly flags: Uint8Array;
  readonly sources: Uint16Array;
  readonly sourceNames: readonly string[];
  /** True where the sources are files, in the order in which they were named. */
  readonly sourcesAreFiles: boolean;
  /** The number of a record's id in `ids`. */
  readonly idOf: Int32Array;
  readonly ids: Interner;
  readonly comparisons: readonly PlannedComparison[];
  /** One for each comparison; forename and surname share theirs. */
  readonly dictionaries: readonly Dictionary[];
  /** True where values are encoded anew for each year of birth: a name says its year again, so that weights are too high for any pair to be automatic. */
  readonly salted?: boolean;
  readonly problems: readonly Problem[];
}
