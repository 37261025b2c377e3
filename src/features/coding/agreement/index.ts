export { agreementOverall } from './overall.ts';
export { agreementOn, type Agreement, type Coefficient, type IntervalTools, type Ordering } from './agreement.ts';
export { randomFrom } from './bootstrap.ts';
export { cohenKappa, meanKappa, orderWeight } from './cohen.ts';
export { readDecisions, type DecisionFile, type Decisions } from './decisions.ts';
export { gwetAc1 } from './gwet.ts';
export { krippendorffAlpha } from './krippendorff.ts';
export { agreementRefusals } from './refusals.ts';
export { agreementReport, type AgreementReport, type Span } from './report.ts';
