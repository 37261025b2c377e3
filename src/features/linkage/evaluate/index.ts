export { evaluate, type EvaluateAsked, type Evaluation } from './evaluate.ts';
export { fairnessOf, type GroupResult, type GroupTable, type Judged } from './fairness.ts';
export { wilson, type Share } from './interval.ts';
export { evaluateRefusals } from './refusals.ts';
export { evaluationJson } from './report.ts';
export { runErrors } from './run-errors.ts';
export type { Group } from './truth.ts';
export { evaluationText } from './words.ts';
