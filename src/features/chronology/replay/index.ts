export { asKnownOn, servicesIn, type KnownToOthers, type PossiblyKnown, type Replay } from './as-known-on.ts';
export { readReplayFile, type LeftOut, type ReplayFile } from './replay-file.ts';
export { betweenDays, cellInWords, replayInWords } from './replay-words.ts';
export { replayRefusals } from './refusals.ts';
export { dateOf, inReplayOrder, type Replayed } from './replayed.ts';
export { parseService, serviceInWords, serviceKey, serviceText, type Service } from './service.ts';
export { daysOfChange, learntBetween, stepsOf, type Learnt, type Step } from './steps.ts';
export { whoKnewWhat, type Cell, type Matrix } from './who-knew-what.ts';
