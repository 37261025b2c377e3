import type { Typed } from '../../../platform/forms/index.ts';
import { MOST_CHILDREN, type Facts } from '../pathway/facts.ts';

/** What a notification can hold several of. */
export type Several = 'child' | 'adult';

/**
 * Which children and adults a notification is about, by key, in the order they are shown. A key
 * stays with its person for good: taking another out does not move it, and it is not used twice.
 */
export interface Contents {
  readonly child: readonly string[];
  readonly adult: readonly string[];
  /** How many keys of each kind there have been. */
  readonly made: Readonly<Record<Several, number>>;
}

const KEY = /^[a-z]{1,2}$/;
const MOST_ADULTS = 12;
const most: Readonly<Record<Several, number>> = { child: MOST_CHILDREN, adult: MOST_ADULTS };

/** Before anybody changed it: a place for each child recorded, four at the most, and one for an adult. */
export function firstContents({ children }: Pick<Facts, 'children'>): Contents {
  const count = Math.min(Math.max(children.length, 1), MOST_CHILDREN);
  return { child: Array.from({ length: count }, (_, index) => keyOf(index)), adult: [keyOf(0)], made: { child: count, adult: 1 } };
}

export function readContents(typed: Typed, facts: Pick<Facts, 'children'>): Contents {
  const child = keysIn(typed['child']);
  return child.length === 0 ? firstContents(facts) : { child, adult: keysIn(typed['adult']), made: { child: countIn(typed['madeChild']), adult: countIn(typed['madeAdult']) } };
}

export function typedContents({ child, adult, made }: Contents): Typed {
  return { child, adult, madeChild: String(made.child), madeAdult: String(made.adult) };
}

/** With one more, and its key; null where there is no more room. */
export function withOneMore(contents: Contents, kind: Several): { readonly contents: Contents; readonly key: string } | null {
  if (!hasRoom(contents, kind)) return null;
  const key = keyOf(contents.made[kind]);
  return { key, contents: { ...contents, [kind]: [...contents[kind], key], made: { ...contents.made, [kind]: contents.made[kind] + 1 } } };
}

export function withoutOne(contents: Contents, kind: Several, key: string): Contents {
  return { ...contents, [kind]: contents[kind].filter((each) => each !== key) };
}

export function hasRoom(contents: Contents, kind: Several): boolean {
  return contents[kind].length < most[kind] && contents.made[kind] < 26 * 27;
}

/** The last of a kind stays: a notification about nobody is none, and "not known yet" is said of an adult, not left out. */
export function canTakeOut(contents: Contents, kind: Several): boolean {
  return contents[kind].length > 1;
}

/** "a" to "z", then "aa": letters, because a number would be read as a place in the list. */
function keyOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : `${keyOf(Math.floor(index / 26) - 1)}${last}`;
}

function keysIn(value: Typed[string] | undefined): readonly string[] {
  return [value ?? []].flat().filter((key) => KEY.test(key));
}

function countIn(value: Typed[string] | undefined): number {
  const count = Number(value);
  return Number.isInteger(count) && count > 0 ? count : 26;
}
