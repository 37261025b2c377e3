import { dayNumber } from '../../../kernel/plain-date.ts';
import type { When } from '../../events/index.ts';

/** In the order of their earliest day (an open start by its latest), the finer date first, and otherwise as they came. */
export function inTimeOrder<Item>(items: readonly Item[], whenOf: (item: Item) => When): readonly Item[] {
  return items.map((item) => ({ item, ...placed(whenOf(item)) })).toSorted((a, b) => compare(a.day, b.day) || a.width - b.width || compare(a.time, b.time)).map(({ item }) => item);
}

/** A moment is finer than any day; what has an open side is coarser than anything. */
function placed(when: When): { readonly day: string; readonly width: number; readonly time: string } {
  if (when.kind === 'moment') return { day: when.moment.slice(0, 10), width: -1, time: new Date(when.moment).toISOString() };
  const { earliest, latest } = when.date;
  return { day: earliest ?? latest ?? '', width: earliest === null || latest === null ? Number.MAX_SAFE_INTEGER : dayNumber(latest) - dayNumber(earliest), time: '' };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
