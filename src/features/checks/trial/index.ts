export { notRelevantByGroup, notRelevantOf, readAnswers, type Answered, type AnswerTally, type NotRelevant } from './answers.ts';
export { digestOfCheck, digestOfEngine, sha256 } from './digests.ts';
export { trialDocument, type TrialDocument, type TrialFiles } from './document.ts';
export { SMALL } from './protect.ts';
export type { Rate } from './rate.ts';
export { isSignedBy, signTrial } from './signature.ts';
export { lastDayOf, trialOf, type CheckTrial, type GroupTrial } from './trial.ts';
