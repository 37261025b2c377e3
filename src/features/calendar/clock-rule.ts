import type { PlainDate } from '../../kernel/plain-date.ts';

/** How a rule is known. `unverified` is our working default until somebody confirms it with a source. */
export type RuleStatus = 'statute' | 'guidance' | 'local' | 'unverified';

/**
 * How long a clock runs. Working days may be counted back from the start ("before"); hours are
 * elapsed time; days and months are the calendar's, months stopping at the month's last day.
 * `startIsDayOne` is for limits that begin with the first day instead of after it.
 */
export type Limit =
  | { readonly count: 'working-days'; readonly number: number; readonly before?: true; readonly startIsDayOne?: true }
  | { readonly count: 'days'; readonly number: number; readonly startIsDayOne?: true }
  | { readonly count: 'months'; readonly number: number }
  | { readonly count: 'hours'; readonly number: number };

/** Another way of running the clock that an area may have adopted; it holds while its rule does. */
export interface Variant {
  readonly id: string;
  readonly startsWhen: string;
  readonly limit: Limit;
  readonly source: string;
  readonly status: RuleStatus;
}

/** What a rule said between two days, both included; `inForceTo` null means until now. */
export interface ClockVersion {
  readonly inForceFrom: PlainDate;
  readonly inForceTo: PlainDate | null;
  readonly limit: Limit;
  readonly source: string;
  readonly status: RuleStatus;
  readonly note?: string;
}

export interface ClockRule {
  readonly id: string;
  readonly name: string;
  /** The event whose day is day 0. */
  readonly startsWhen: string;
  /** What has to have happened by the due date. */
  readonly requires: string;
  /** Oldest first; the one in force on the start day applies. */
  readonly versions: readonly [ClockVersion, ...ClockVersion[]];
  readonly variants?: readonly Variant[];
  /** Children Act 1989 section 45(2): a last day on a public holiday may run to noon on a later day. */
  readonly mayRunToNoon?: true;
}
