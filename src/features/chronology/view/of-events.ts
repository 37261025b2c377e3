import type { PlainDate } from '../../../kernel/plain-date.ts';
import { whenText, type EventRecord } from '../../events/index.ts';
import { drawPicture } from '../picture/draw.ts';
import type { Asked } from '../picture/picture.ts';
import { dateOf } from '../replay/index.ts';
import type { DrawnLine } from '../store/entries.ts';
import { byPlace } from '../store/place.ts';
import { pictureOf } from './picture-of.ts';
import { silencesOf } from './silence-of.ts';

/** What is asked of a service, by the entries that it rests on. */
export type AskedOfEvents = Omit<Asked, 'from'> & { readonly evidence: readonly string[] };

/** A record of events and what is asked of services on it. */
export interface EventsDrawn {
  readonly title: string;
  readonly events: readonly EventRecord[];
  readonly asked: readonly AskedOfEvents[];
  readonly today: PlainDate;
  /** The address of an entry. */
  readonly entryAt: (entry: string) => string;
  /** Where all entries stand, for several on one spot. */
  readonly listAt: string;
}

/** The same picture as of a combined chronology, of any record of events; null where none has a date that can be drawn. */
export function drawEvents({ title, events, asked, today, entryAt, listAt }: EventsDrawn): { readonly svg: string; readonly description: string } | null {
  const lines = events.map((event): DrawnLine => ({
    id: event.id, agency: event.agency ?? '', area: event.area ?? '', eventType: event.type, occurred: whenText(event.occurred), told: event.text, persons: event.persons,
  })).toSorted((a, b) => byPlace(a.occurred, b.occurred));
  const picture = pictureOf(lines, { moments: [], episodes: [], children: [], silence: silencesOf(lines) });
  if (picture === null) return null;
  const first = new Map(events.map(({ id, occurred }) => [id, dateOf(occurred).earliest ?? dateOf(occurred).latest]));
  const placed = asked.map(({ evidence, ...one }): Asked => ({ ...one, from: earliest(evidence.flatMap((id) => first.get(id) ?? []), picture.to) }));
  const to = [picture.to, today, ...placed.flatMap(({ due }) => due ?? [])].reduce((a, b) => (b > a ? b : a));
  const description = `${picture.description}${placed.length === 0 ? '' : ` What the checks ask: ${placed.map(({ label }) => label).join('. ')}.`}`;
  return { description, svg: drawPicture({ ...picture, title, description, to, asked: placed }, { entry: entryAt, days: () => listAt }) };
}

function earliest(days: readonly PlainDate[], otherwise: PlainDate): PlainDate {
  return days.length === 0 ? otherwise : days.reduce((a, b) => (b < a ? b : a));
}
