import { addHours, isMoment, momentInWords, type Moment } from '../../kernel/london-time.ts';
import { addDays, addMonths, dateInWords, plainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { addWorkingDays, holidayOn, holidayTable, subtractWorkingDays, type Counted } from '../../kernel/working-days.ts';
import type { ClockRule, Limit, RuleStatus } from './clock-rule.ts';
import { findClockRule, versionOn, type ClockRuleId } from './clock-rules.ts';
import { refusal } from './refusals.ts';

/** What an area has chosen, by rule: the id of one of the rule's variants. */
export type ClockSettings = Readonly<Partial<Record<ClockRuleId, string>>>;

export interface DueDate {
  readonly rule: ClockRuleId;
  /** Day 0; for limits in hours the moment. */
  readonly from: PlainDate | Moment;
  /** The last day, all of which is in time; for limits in hours the moment. */
  readonly due: PlainDate | Moment;
  readonly source: string;
  readonly status: RuleStatus;
  /** The days counted, in the order counted; the month-days for months; empty for hours. */
  readonly counted: readonly PlainDate[];
  readonly count: Limit['count'];
  readonly note?: string;
}

/**
 * When the clock runs out. The version of the rule in force on the start day applies.
 * Refuses `CLOCK_NOT_KNOWN`, `CLOCK_NOT_IN_FORCE`, `CLOCK_VARIANT_NOT_KNOWN`, `CLOCK_NEEDS_TIME`
 * (a limit in hours from a bare date) and `CALENDAR_ENDS` (beyond the table of holidays).
 */
export function dueDate(ruleId: string, from: PlainDate | Moment, settings: ClockSettings = {}): Result<DueDate> {
  const rule = findClockRule(ruleId);
  if (rule === undefined) return refuse(refusal('CLOCK_NOT_KNOWN', { rule: ruleId }));
  const day = dayOf(from);
  const version = versionOn(rule, day);
  if (version === undefined) return refuse(notInForce(rule, day));
  const chosen = settings[rule.id];
  const variant = rule.variants?.find(({ id }) => id === chosen);
  if (chosen !== undefined && variant === undefined) return refuse(noSuchVariant(rule, chosen));
  const { limit, source, status } = variant ?? version;
  const reached = limit.count === 'hours' ? countHours(rule, limit.number, from) : countDays(limit, day);
  if (!reached.ok) return reached;
  const { day: due, counted } = reached.value;
  const note = notesOn(rule, due, counted, limit, variant === undefined ? version.note : undefined);
  return ok({
    rule: rule.id, from: limit.count === 'hours' ? from : day, due, source, status, counted, count: limit.count,
    ...(note === '' ? {} : { note }),
  });
}

type Reached = Omit<Counted, 'day'> & { readonly day: PlainDate | Moment };

function countHours(rule: ClockRule, hours: number, from: PlainDate | Moment): Result<Reached> {
  if (isMoment(from)) return ok({ day: addHours(from, hours), counted: [] });
  return refuse(refusal('CLOCK_NEEDS_TIME', { name: rule.name, example: `${from}T14:30` }));
}

function countDays(limit: Exclude<Limit, { count: 'hours' }>, from: PlainDate): Result<Reached> {
  if (limit.count === 'months') return ok(steps(limit.number, (step) => addMonths(from, step)));
  const dayZero = limit.startIsDayOne === true ? addDays(from, -1) : from;
  if (limit.count === 'days') return ok(steps(limit.number, (step) => addDays(dayZero, step)));
  return limit.before === true ? subtractWorkingDays(dayZero, limit.number) : addWorkingDays(dayZero, limit.number);
}

function steps(number: number, stepTo: (step: number) => PlainDate): Counted {
  return { day: stepTo(number), counted: Array.from({ length: number }, (_, index) => stepTo(index + 1)) };
}

function notesOn(rule: ClockRule, due: PlainDate | Moment, counted: readonly PlainDate[], limit: Limit, own: string | undefined): string {
  const notes = own === undefined ? [] : [own];
  if (rule.mayRunToNoon === true) notes.push(...noonNote(dayOf(due)));
  const latest = limit.count === 'working-days' ? counted.toSorted().at(-1) : undefined;
  if (latest !== undefined && latest >= holidayTable.derivedFrom) {
    notes.push(`Bank holidays from ${dateInWords(holidayTable.derivedFrom)} are worked out from the Act, not yet announced`);
  }
  return notes.join('. ');
}

// A note and not the due date, because the court "may" specify noon; the order says whether it did.
function noonNote(last: PlainDate): readonly string[] {
  if (last > holidayTable.to) return [`Whether ${dateInWords(last)} is a public holiday is not known: the table ends on ${dateInWords(holidayTable.to)}`];
  if (!isPublicHoliday(last)) return [];
  let later = addDays(last, 1);
  while (isPublicHoliday(later)) later = addDays(later, 1);
  return [`${dateInWords(last)} is a public holiday, so the court may have let the order run to noon on ${dateInWords(later)} (section 45(2))`];
}

// Section 45(2) counts a Sunday as a public holiday and a Saturday not.
function isPublicHoliday(day: PlainDate): boolean {
  return holidayOn(day) !== undefined || dateInWords(day).startsWith('Sunday');
}

function dayOf(when: PlainDate | Moment): PlainDate {
  return isMoment(when) ? plainDate(when.slice(0, 10)) : when;
}

function notInForce(rule: ClockRule, day: PlainDate) {
  return refusal('CLOCK_NOT_IN_FORCE', { name: rule.name, day: dateInWords(day), from: dateInWords(rule.versions[0].inForceFrom) });
}

function noSuchVariant(rule: ClockRule, variant: string) {
  const variants = rule.variants?.map(({ id }) => id).join(', ') ?? 'none';
  return refusal('CLOCK_VARIANT_NOT_KNOWN', { name: rule.name, variant, variants });
}

/** The due date in words: "Thursday 31 December 2026", "4:01pm on Tuesday 31 March 2026". */
export function dueInWords(due: PlainDate | Moment): string {
  return isMoment(due) ? momentInWords(due) : dateInWords(due);
}
