/** Whether something holds: no, yes, or a field that is missing decides it. */
export type Truth = 0 | 1 | 2;

export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

export function and(a: Truth, b: Truth): Truth {
  if (a === NO || b === NO) return NO;
  return a === YES && b === YES ? YES : UNKNOWN;
}

export function or(a: Truth, b: Truth): Truth {
  if (a === YES || b === YES) return YES;
  return a === NO && b === NO ? NO : UNKNOWN;
}

export function not(a: Truth): Truth {
  return a === UNKNOWN ? UNKNOWN : a === YES ? NO : YES;
}

export function truth(yes: boolean): Truth {
  return yes ? YES : NO;
}

/** Results of an instance, the weightier the greater: over every completion the greatest is shown. */
export const CLEAR = 0;
export const CANNOT_TELL = 1;
export const PENDING = 2;
export const FIRED = 3;
export type Weight = 0 | 1 | 2 | 3;

export const resultNames = ['clear', 'cannot_tell', 'pending', 'fired'] as const;
export type ResultName = (typeof resultNames)[number];
