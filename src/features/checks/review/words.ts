import type { Check } from '../language/check.ts';

/** Where a number comes from, as a reader has to know it before relying on it. */
export const originWords: Readonly<Record<Check['parameters'][string]['origin'], string>> = {
  source: 'Printed in the source', guidance: 'From guidance, to be confirmed', default: 'Our default: no evidence stands behind it',
};
