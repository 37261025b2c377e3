import type { PlainDate } from '../../../kernel/plain-date.ts';
import { asKnownOn, ofService, servicesIn, type Replay } from './as-known-on.ts';
import { firstLearning } from './coming-to-know.ts';
import { inReplayOrder, type Replayed } from './replayed.ts';
import { serviceKey, type Service } from './service.ts';

/** What the days after one, up to and including another, added to a service's knowledge. Ids in date order. */
export interface Learnt {
  /** Known for certain then, and not before. */
  readonly nowKnown: readonly string[];
  /** Possibly known then, and not at all before. */
  readonly nowPossible: readonly string[];
  /** Certainly known to others then and to nobody before; not even possibly to the service. */
  readonly nowKnownToOthers: readonly string[];
}

/** One day on which the replay looks different from the day before. */
export interface Step extends Learnt {
  readonly day: PlainDate;
}

/** What the service came to know from the end of one day to the end of another. */
export function learntBetween(entries: readonly Replayed[], from: PlainDate, to: PlainDate, service?: Service): Learnt {
  const [before, after] = [asKnownOn(entries, from, service), asKnownOn(entries, to, service)];
  return {
    nowKnown: added(before.known, after.known),
    nowPossible: added(possibleIds(before), possibleIds(after)),
    nowKnownToOthers: added(before.knownToOthers.map(({ id }) => id), after.knownToOthers.map(({ id }) => id)),
  };
}

/**
 * Every day on which the replay changes, in order, with what it added: the days to step through. Each
 * entry is looked at once, because a chronology of 10,000 entries has thousands of such days.
 */
export function stepsOf(entries: readonly Replayed[], service?: Service): readonly Step[] {
  const days = new Map<PlainDate, Record<keyof Learnt, string[]>>();
  const add = (day: PlainDate | null, list: keyof Learnt, id: string) => {
    if (day === null) return;
    const step = days.get(day) ?? { nowKnown: [], nowPossible: [], nowKnownToOthers: [] };
    step[list].push(id);
    days.set(day, step);
  };
  for (const entry of inReplayOrder(entries)) {
    const own = firstLearning(ofService(entry.knownTo, service));
    if (own !== undefined) add(own.latest, 'nowKnown', entry.id);
    if (own !== undefined && own.earliest !== own.latest) add(own.earliest, 'nowPossible', entry.id);
    const others = service === undefined ? null : firstOfOthers(entry, service);
    const ownLater = own === undefined || (own.earliest !== null && others !== null && own.earliest > others);
    if (ownLater) add(others, 'nowKnownToOthers', entry.id);
  }
  return [...days].map(([day, step]) => ({ day, ...step })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** The days of `stepsOf`. */
export function daysOfChange(entries: readonly Replayed[], service?: Service): readonly PlainDate[] {
  return stepsOf(entries, service).map(({ day }) => day);
}

/** The day by which some other service certainly knew. */
function firstOfOthers({ knownTo }: Replayed, service: Service): PlainDate | null {
  const key = serviceKey(service);
  const days = servicesIn(knownTo).filter((other) => serviceKey(other) !== key).map((other) => firstLearning(ofService(knownTo, other))?.latest ?? null).filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
}

function possibleIds({ possiblyKnown }: Replay): readonly string[] {
  return possiblyKnown.map(({ id }) => id);
}

function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const there = new Set(before);
  return after.filter((id) => !there.has(id));
}
