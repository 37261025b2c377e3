/** Statutory clocks: dated rules with their sources, due dates, where a clock stands, delays. */
export type { ClockRule, ClockVersion, Limit, RuleStatus, Variant } from './clock-rule.ts';
export { clockRules, findClockRule, versionOn, type ClockRuleId } from './clock-rules.ts';
export { dueDate, dueInWords, type ClockSettings, type DueDate } from './due-date.ts';
export { clockStanding, type Standing, type StandingDetails, type StandingState } from './standing.ts';
export { delayInWords, recordDelay, type Delay, type DelayDraft, type Told } from './delay.ts';
export { limitInWords } from './limit-words.ts';
export { calendarWords } from './refusals.ts';
export { clockChoices, settingsOn, type ClockChoice } from './choice.ts';
export { calendarPages } from './pages/index.ts';
export { calendarPaths } from './paths.ts';
