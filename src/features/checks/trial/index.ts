export { SMALL } from './protect.ts';
export { lastDayOf, trialOf, type CheckTrial, type GroupTrial, type Rate } from './trial.ts';
