/** What was sent under a reference before, the oldest first. */
export interface HeldForm {
  readonly digest: Buffer;
}

export type Decision<Form extends HeldForm> =
  | { readonly kind: 'taken' }
  | { readonly kind: 'already_held'; readonly form: Form; readonly stands: boolean }
  | { readonly kind: 'corrected'; readonly after: Form };

/**
 * What becomes of an entry that is sent. Whatever was sent before, and not only the newest form, is
 * held already: a batch that comes a second time, or late and after its own correction, then changes
 * nothing. The price is that going back to an earlier form needs a reason, which makes it another.
 */
export function decide<Form extends HeldForm>(held: readonly Form[], digest: Buffer): Decision<Form> {
  const newest = held.at(-1);
  if (newest === undefined) return { kind: 'taken' };
  const form = held.find((one) => one.digest.equals(digest));
  return form === undefined ? { kind: 'corrected', after: newest } : { kind: 'already_held', form, stands: form === newest };
}
