/** Yes, no, or what the record would have to say for it to be known. */
export type Truth = true | false | { readonly missing: readonly string[] };

export function unknown(...missing: readonly string[]): Truth {
  return { missing };
}

export function isUnknown(truth: Truth): truth is { readonly missing: readonly string[] } {
  return typeof truth !== 'boolean';
}

export function missingOf(truths: readonly Truth[]): readonly string[] {
  return [...new Set(truths.flatMap((truth) => (isUnknown(truth) ? truth.missing : [])))];
}

export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.some(isUnknown) ? unknown(...missingOf(truths)) : true;
}

export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.some(isUnknown) ? unknown(...missingOf(truths)) : false;
}

export function not(truth: Truth): Truth {
  return isUnknown(truth) ? truth : !truth;
}
