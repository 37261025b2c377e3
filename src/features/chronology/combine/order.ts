import { parsePartialDate, type PartialDate } from '../../../kernel/partial-date.ts';
import { dayNumber } from '../../../kernel/plain-date.ts';
import type { ChronologyEntry } from '../entry.ts';

interface Placed {
  readonly entry: ChronologyEntry;
  /** The day number by which it is placed; Infinity for what has no date. */
  readonly place: number;
  /** How many days it may have been; a time of day is finer than its day. */
  readonly width: number;
  /** The instant, where there is a time of day. */
  readonly time: number;
}

/**
 * The entries by earliest bound, then the finer date, then the time of day, then the order in which
 * they came; those without a date last. The numbers are worked out once, because a comparison of
 * dates takes longer than everything else about sorting 20,000 of them.
 */
export function inOrder(entries: readonly ChronologyEntry[]): readonly ChronologyEntry[] {
  const places = new Map<string, Pick<Placed, 'place' | 'width'>>();
  return entries.map((entry): Placed => {
    const { occurred, precision } = entry;
    const timed = precision === 'moment' && occurred !== null;
    const text = timed ? occurred.slice(0, 10) : (occurred ?? '');
    const known = places.get(text) ?? placeOf(text);
    places.set(text, known);
    return { entry, place: known.place, width: timed ? -1 : known.width, time: timed ? Date.parse(occurred) : 0 };
  }).toSorted((a, b) => minus(a.place, b.place) || minus(a.width, b.width) || minus(a.time, b.time)).map(({ entry }) => entry);
}

function placeOf(text: string): Pick<Placed, 'place' | 'width'> {
  const read = text === '' ? undefined : parsePartialDate(text);
  return read?.ok === true ? placeOfDate(read.value) : { place: Infinity, width: Infinity };
}

function placeOfDate({ earliest, latest }: PartialDate): Pick<Placed, 'place' | 'width'> {
  const day = earliest ?? latest;
  return { place: day === null ? -Infinity : dayNumber(day), width: earliest === null || latest === null ? Infinity : dayNumber(latest) - dayNumber(earliest) };
}

function minus(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
