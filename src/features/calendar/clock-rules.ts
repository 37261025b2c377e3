import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ClockRule, ClockVersion } from './clock-rule.ts';
import { liveCaseRules } from './live-case-rules.ts';
import { pathwayRules } from './pathway-rules.ts';

const everyRule = [...pathwayRules, ...liveCaseRules] as const;

export type ClockRuleId = (typeof everyRule)[number]['id'];

/** Every clock that Sightline keeps, in the order in which they start. */
export const clockRules: readonly (ClockRule & { readonly id: ClockRuleId })[] = everyRule;

export function findClockRule(id: string): (ClockRule & { readonly id: ClockRuleId }) | undefined {
  return clockRules.find((rule) => rule.id === id);
}

/** What the rule said on that day; undefined before it began or after it ended. */
export function versionOn(rule: ClockRule, day: PlainDate): ClockVersion | undefined {
  return rule.versions.find(({ inForceFrom, inForceTo }) => inForceFrom <= day && (inForceTo === null || day <= inForceTo));
}
