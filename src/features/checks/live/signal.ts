import { createHash } from 'node:crypto';
import { readMoment } from '../../../kernel/london-time.ts';
import { dayNumber, parsePlainDate } from '../../../kernel/plain-date.ts';
import { endOfDay } from '../engine/calendar.ts';
import type { CheckResult } from '../engine/result.ts';

/** What a check asks of one case now. */
export interface Signal {
  readonly id: string;
  readonly check: string;
  readonly version: number;
  /** Tells one instance of a check from another while evidence is added. */
  readonly key: string;
  readonly result: Exclude<CheckResult['result'], 'clear'>;
  readonly since: string | null;
  readonly due: string | null;
  /** When the time has run out; null where the check has no limit. */
  readonly dueAt: Date | null;
  readonly evidence: readonly string[];
  readonly missing: readonly string[];
  readonly certainty: CheckResult['certainty'];
  readonly words: string;
  /** When this result first came up. */
  readonly newAt: Date;
}

const SECOND = 1000;
const DAY = 86_400_000;

/** From its start, its limit and what triggered it. Entries come in the order in which they were recorded, so the first of the evidence stays the first. */
export function keyOf({ since, due, evidence }: Pick<CheckResult, 'since' | 'due' | 'evidence'>): string {
  return createHash('sha256').update(JSON.stringify([since, due, evidence[0] ?? null])).digest('base64url').slice(0, 24);
}

/** The first moment after the limit: a day lasts to its end in London. */
export function dueAtOf(due: string | null): Date | null {
  if (due === null) return null;
  const day = parsePlainDate(due);
  if (day.ok) return new Date((endOfDay(dayNumber(day.value)) + 1) * SECOND);
  const moment = readMoment(due);
  return moment.ok ? new Date(moment.value) : null;
}

/** The results as signals. One that says what it said before keeps its id and the time when it came up. */
export function signalsOf(results: readonly CheckResult[], before: readonly Signal[], now: Date, newId: () => string): readonly Signal[] {
  const known = new Map(before.map((signal) => [`${signal.check} ${signal.key}`, signal]));
  const made = results.flatMap(({ check, version, result, since, due, evidence, missing, certainty, text }): readonly Signal[] => {
    if (result === 'clear') return [];
    const key = keyOf({ since, due, evidence });
    const old = known.get(`${check} ${key}`);
    return [{ id: old?.id ?? newId(), check, version, key, result, since, due, dueAt: dueAtOf(due), evidence, missing, certainty, words: text, newAt: old?.result === result ? old.newAt : now }];
  });
  return [...new Map(made.map((signal) => [`${signal.check} ${signal.key}`, signal])).values()];
}

/** When it is worth asking again without a new entry: when the next limit runs out, and in a day at the latest, because a window may pass without a limit. */
export function nextAsking(signals: readonly Signal[], now: Date): Date {
  // Where only the day is recorded that starts a limit in hours, it may have run out a day earlier.
  const limits = signals.flatMap(({ result, dueAt }) => (result === 'pending' && dueAt !== null ? [dueAt.getTime(), dueAt.getTime() - DAY] : []));
  const ahead = limits.filter((limit) => limit > now.getTime());
  return new Date(Math.min(now.getTime() + DAY, ...ahead));
}
