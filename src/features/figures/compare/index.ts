export { compareGroups, type Comparison, type CompareWish } from './compare.ts';
export { comparisonInWords } from './in-words.ts';
export { readFrozen } from './frozen.ts';
export { compareRefusals } from './refusals.ts';
export type { CompareRow } from './row.ts';
