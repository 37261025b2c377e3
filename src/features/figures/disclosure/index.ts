export { attack, type Attacked } from './attack.ts';
export type { Bounds, Fact } from './linear.ts';
export { factsLeft, quantitiesOf, type KnownSum, type Quantities } from './quantities.ts';
export { suppress, type Hidden, type Suppressed, type SuppressionPolicy } from './suppress.ts';
