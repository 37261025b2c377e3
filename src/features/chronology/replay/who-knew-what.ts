import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ofService, servicesIn } from './as-known-on.ts';
import { firstLearning } from './coming-to-know.ts';
import { inReplayOrder, type Replayed } from './replayed.ts';
import type { Service } from './service.ts';

/**
 * What the record says of one service and one event. `not-said`: the record does not say who knew
 * of the event at all. `not-named`: it names others, and is silent about this one.
 */
export type Cell =
  | { readonly kind: 'knew'; readonly from: PlainDate | null; readonly to: PlainDate | null }
  | { readonly kind: 'not-named' }
  | { readonly kind: 'not-said' };

export interface Matrix {
  /** The columns: every service that the chosen events name, in the order in which the record does. */
  readonly services: readonly Service[];
  /** The chosen events in date order; `cells` go with `services`. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly Cell[] }[];
}

/** Who knew what, and from when, for the chosen ids. An id that the chronology does not have is left out. */
export function whoKnewWhat(entries: readonly Replayed[], chosen: readonly string[]): Matrix {
  const wanted = new Set(chosen);
  const events = inReplayOrder(entries.filter(({ id }) => wanted.has(id)));
  const services = servicesIn(events.flatMap(({ knownTo }) => knownTo));
  return { services, rows: events.map((event) => ({ id: event.id, cells: services.map((service) => cellOf(event, service)) })) };
}

function cellOf({ knownTo }: Replayed, service: Service): Cell {
  if (knownTo.length === 0) return { kind: 'not-said' };
  const bounds = firstLearning(ofService(knownTo, service));
  return bounds === undefined ? { kind: 'not-named' } : { kind: 'knew', from: bounds.earliest, to: bounds.latest };
}
