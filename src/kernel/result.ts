/**
 * Why something was not done, in words for the person who asked.
 * `code` is stable and documented in docs/generated/errors.md; `field` names the form field that the
 * message belongs beside, where there is one.
 */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused {
  readonly ok: false;
  readonly refusals: readonly [Refusal, ...Refusal[]];
}

/** The outcome of a decision: its value, or every reason why not. Faults are thrown instead. */
export type Result<T> = Ok<T> | Refused;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse(first: Refusal, ...rest: Refusal[]): Refused {
  return { ok: false, refusals: [first, ...rest] };
}

/** `ok(value)` when there is nothing against it, otherwise every refusal together. */
export function unlessRefused<T>(refusals: readonly Refusal[], value: () => T): Result<T> {
  const [first, ...rest] = refusals;
  return first === undefined ? ok(value()) : refuse(first, ...rest);
}
