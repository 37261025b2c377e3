import type { PlainDate } from '../../../kernel/plain-date.ts';
import { instantOf } from '../../../kernel/london-time.ts';
import { comparePartialDates } from '../../../kernel/partial-date-order.ts';
import { onDay, type PartialDate } from '../../../kernel/partial-date.ts';
import { parsePlainDate } from '../../../kernel/plain-date.ts';
import type { Knowledge, When } from '../../events/index.ts';

/** What replay needs of an entry. Events and entries of a combined chronology both have it. */
export interface Replayed {
  readonly id: string;
  /** Left out where the record has no readable date. */
  readonly occurred?: When;
  /** Empty means that the record does not say who knew. It never means nobody. */
  readonly knownTo: readonly Knowledge[];
}

/** By date as a chronology is ordered, then as they came; entries without a date come last. */
export function inReplayOrder<Entry extends Replayed>(entries: readonly Entry[]): readonly Entry[] {
  const placed = entries.map((entry) => ({ entry, when: entry.occurred, date: entry.occurred === undefined ? undefined : dateOf(entry.occurred) }));
  return placed.toSorted((a, b) => compare(a.when, b.when, a.date, b.date)).map(({ entry }) => entry);
}

// A time of day is finer than its day, so it comes before it, and two times order by the clock.
function compare(a: When | undefined, b: When | undefined, first: PartialDate | undefined, second: PartialDate | undefined): number {
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  const byDate = comparePartialDates(first, second);
  if (a?.kind === 'moment' && b?.kind === 'moment') return byDate === 0 ? instantOf(a.moment).getTime() - instantOf(b.moment).getTime() : byDate;
  const sameDay = first.earliest === second.earliest;
  if (sameDay && a?.kind === 'moment') return -1;
  return sameDay && b?.kind === 'moment' ? 1 : byDate;
}

export function dateOf(when: When): PartialDate {
  return when.kind === 'moment' ? onDay(dayOf(when.moment)) : when.date;
}

/** The day in London. A moment is kept as London's clocks showed it. */
function dayOf(moment: string): PlainDate {
  const day = parsePlainDate(moment.slice(0, 10));
  if (!day.ok) throw new RangeError(`${moment} is not a moment`);
  return day.value;
}
