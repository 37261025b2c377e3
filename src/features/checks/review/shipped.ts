import { shippedChecks } from '../catalogue/catalogue.ts';
import type { Check } from '../language/check.ts';

let read: readonly Check[] | undefined;

/** The shipped catalogue, read once: it does not change while the program runs. */
export function catalogue(): readonly Check[] {
  return (read ??= shippedChecks());
}
