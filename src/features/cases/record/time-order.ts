import type { When } from '../../events/index.ts';

const NEVER = '9999-12-31';

/** In the order of their earliest day (an open start by its latest), the finer date first, and otherwise as they came. */
export function inTimeOrder<Item>(items: readonly Item[], whenOf: (item: Item) => When): readonly Item[] {
  return items.map((item) => ({ item, ...placed(whenOf(item)) })).toSorted((a, b) => compare(a.at, b.at) || compare(a.last, b.last)).map(({ item }) => item);
}

function placed(when: When): { readonly at: string; readonly last: string } {
  if (when.kind === 'moment') return { at: new Date(when.moment).toISOString(), last: '' };
  const { earliest, latest } = when.date;
  return { at: earliest ?? latest ?? NEVER, last: latest ?? NEVER };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
