import type { Bounds } from '../../../kernel/partial-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Knowledge } from '../../events/index.ts';
import { firstLearning, learntBy } from './coming-to-know.ts';
import { dateOf, inReplayOrder, type Replayed } from './replayed.ts';
import { serviceKey, serviceText, type Service } from './service.ts';

export interface PossiblyKnown {
  readonly id: string;
  /** The first and last day on which it may have become known; null is open. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export interface KnownToOthers {
  readonly id: string;
  /** As `agency:area`, in the order of the record. */
  readonly agencies: readonly string[];
}

/** The chronology as it was known at the end of one day. No id is in two lists; all are in date order. */
export interface Replay {
  readonly on: PlainDate;
  /** Whose knowledge; undefined is any agency's. */
  readonly service: Service | undefined;
  /** Certainly known by then. */
  readonly known: readonly string[];
  readonly possiblyKnown: readonly PossiblyKnown[];
  /** Certainly known to others by then, and not even possibly to the one asked about. */
  readonly knownToOthers: readonly KnownToOthers[];
  /** The record does not say who knew, then or ever. What certainly happened after that day is not here: that it would happen is hindsight. */
  readonly notSaid: readonly string[];
}

/** What the service knew at the end of the day; without a service, what any agency did. */
export function asKnownOn(entries: readonly Replayed[], on: PlainDate, service?: Service): Replay {
  const standings = inReplayOrder(entries).map((entry) => ({ id: entry.id, ...standing(entry, on, service) }));
  return {
    on, service,
    known: standings.flatMap(({ id, state }) => (state === 'known' ? [id] : [])),
    possiblyKnown: standings.flatMap(({ id, state, bounds }) => (state === 'possible' && bounds !== undefined ? [{ id, from: bounds.earliest, to: bounds.latest }] : [])),
    knownToOthers: standings.flatMap(({ id, state, others }) => (state === 'others' ? [{ id, agencies: others }] : [])),
    notSaid: standings.flatMap(({ id, state }) => (state === 'not-said' ? [id] : [])),
  };
}

interface Standing {
  readonly state: 'known' | 'possible' | 'others' | 'not-said' | 'later';
  readonly bounds: Bounds | undefined;
  readonly others: readonly string[];
}

function standing({ knownTo, occurred }: Replayed, on: PlainDate, service: Service | undefined): Standing {
  if (knownTo.length === 0) return { state: hadNotHappened(occurred, on) ? 'later' : 'not-said', bounds: undefined, others: [] };
  const bounds = firstLearning(ofService(knownTo, service));
  const certainty = bounds === undefined ? 'no' : learntBy(bounds, on);
  if (certainty !== 'no') return { state: certainty === 'certain' ? 'known' : 'possible', bounds, others: [] };
  const others = service === undefined ? [] : whoKnew(knownTo, on);
  return { state: others.length === 0 ? 'later' : 'others', bounds, others };
}

function hadNotHappened(occurred: Replayed['occurred'], on: PlainDate): boolean {
  const first = occurred === undefined ? null : dateOf(occurred).earliest;
  return first !== null && first > on;
}

/** What is said of that service; without one, all that is said. */
export function ofService(knownTo: readonly Knowledge[], service: Service | undefined): readonly Knowledge[] {
  if (service === undefined) return knownTo;
  const key = serviceKey(service);
  return knownTo.filter((knowledge) => serviceKey(knowledge) === key);
}

function whoKnew(knownTo: readonly Knowledge[], on: PlainDate): readonly string[] {
  return servicesIn(knownTo).filter((service) => {
    const bounds = firstLearning(ofService(knownTo, service));
    return bounds !== undefined && learntBy(bounds, on) === 'certain';
  }).map(serviceText);
}

/** Every service that is named, once, as it was first written. */
export function servicesIn(knownTo: readonly Knowledge[]): readonly Service[] {
  const first = new Map<string, Service>();
  for (const { agency, area } of knownTo) {
    const key = serviceKey({ agency, area });
    if (!first.has(key)) first.set(key, { agency, area });
  }
  return [...first.values()];
}
