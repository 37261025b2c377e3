import type { Typed } from '../../../platform/forms/index.ts';
import { MOST_CHILDREN } from '../pathway/facts.ts';

/** How many children a form is filled in for: 1 to 4, whatever was sent. */
export function childrenIn(typed: Typed): number {
  const count = Number(typed['children']);
  return Number.isInteger(count) ? Math.min(Math.max(count, 1), MOST_CHILDREN) : 1;
}

export function withChildAdded(typed: Typed): Typed {
  return { ...typed, children: String(Math.min(childrenIn(typed) + 1, MOST_CHILDREN)) };
}

/** Takes one child out; those after it move up, so that no number is left empty. */
export function withChildRemoved(typed: Typed, child: number): Typed {
  const children = childrenIn(typed);
  if (children === 1 || child < 1 || child > children) return typed;
  const moved = Object.entries(typed).flatMap(([name, value]): readonly (readonly [string, Typed[string]])[] => {
    const [, number, field] = /^child-(\d+)-(.+)$/.exec(name) ?? [];
    if (number === undefined) return [[name, value]];
    if (Number(number) === child) return [];
    return [[Number(number) > child ? `child-${Number(number) - 1}-${field}` : name, value]];
  });
  return { ...Object.fromEntries(moved), children: String(children - 1) };
}
