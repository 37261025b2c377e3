export { fisherExact, type FisherTest } from './fisher.ts';
export { clopperPearson, wilson, zOf, type Interval } from './interval.ts';
export { benjaminiHochberg, holm } from './many-tests.ts';
export { normalQuantile, studentQuantile } from './quantiles.ts';
export { koopman, katz, newcombe, type Share } from './two-proportions.ts';
