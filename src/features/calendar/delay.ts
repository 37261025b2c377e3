import { dateInWords, type PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { unlessRefused } from '../../kernel/result.ts';
import type { ClockRuleId } from './clock-rules.ts';
import { refusal } from './refusals.ts';

export interface Told {
  /** A person or a body: "the Panel secretariat". */
  readonly who: string;
  readonly on: PlainDate;
}

/**
 * Why a clock will not be met. A statutory clock never pauses: `due` stays what the rule made it,
 * the revised date is a promise beside it, and the clock goes on being late.
 */
export interface Delay {
  readonly clock: ClockRuleId;
  readonly due: PlainDate;
  readonly reason: string;
  readonly told: readonly [Told, ...Told[]];
  readonly revised: PlainDate;
  /** What has been learnt and acted on already, so that children do not wait for the report. */
  readonly learningActedOn: string;
  readonly recorded: PlainDate;
}

export type DelayDraft = Omit<Delay, 'told' | 'recorded'> & { readonly told: readonly Told[] };

/** Records a delay. Refuses every gap at once, each with the field it belongs beside. */
export function recordDelay(draft: DelayDraft, today: PlainDate): Result<Delay> {
  const [first, ...others] = draft.told.filter(({ who }) => who.trim() !== '');
  const gaps = [...gapsInWords(draft), ...gapsInTold(draft.told, today), ...gapsInRevised(draft, today)];
  // Without a first the gaps hold DELAY_NOBODY_TOLD, so the value below is only made with one.
  const told: readonly [Told, ...Told[]] = [first ?? { who: '', on: today }, ...others];
  return unlessRefused(gaps, () => ({ ...draft, reason: draft.reason.trim(), learningActedOn: draft.learningActedOn.trim(), told, recorded: today }));
}

/** "Revised date Friday 29 January 2027. The clock does not pause: it was due Friday 15 January 2027." */
export function delayInWords(delay: Delay): string {
  return `Revised date ${dateInWords(delay.revised)}. The clock does not pause: it was due ${dateInWords(delay.due)}.`;
}

function gapsInWords({ reason, learningActedOn }: DelayDraft): readonly Refusal[] {
  return [
    ...(reason.trim() === '' ? [refusal('DELAY_REASON_MISSING', { field: 'reason' })] : []),
    ...(learningActedOn.trim() === '' ? [refusal('DELAY_LEARNING_MISSING', { field: 'learningActedOn' })] : []),
  ];
}

function gapsInTold(told: readonly Told[], today: PlainDate): readonly Refusal[] {
  const named = told.filter(({ who }) => who.trim() !== '');
  if (named.length === 0) return [refusal('DELAY_NOBODY_TOLD', { field: 'told' })];
  return named.filter(({ on }) => on > today).map(({ who }) => refusal('DELAY_TOLD_LATER', { who, field: 'told' }));
}

function gapsInRevised({ due, revised }: DelayDraft, today: PlainDate): readonly Refusal[] {
  if (revised <= due) return [refusal('DELAY_REVISED_DATE_TOO_EARLY', { due: dateInWords(due), field: 'revised' })];
  return revised < today ? [refusal('DELAY_REVISED_DATE_PAST', { field: 'revised' })] : [];
}
