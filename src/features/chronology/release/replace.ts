import { cleaned, folded, placesOf } from './fold.ts';
import { PROTECTED, protectedNames, type NameList } from './name-list.ts';
import { doubleWords } from './ordinary-words.ts';

/** One name and what stands for it. */
interface Substitution {
  readonly name: string;
  readonly role: string;
  /** The whole name, and not a part of it. */
  readonly whole: boolean;
}

export interface Replaced {
  readonly text: string;
  /** Places where a name and an ordinary word cannot be told apart. */
  readonly ambiguous: readonly string[];
}

/** Particles of names that stand in any text. */
const PARTICLES: ReadonlySet<string> = new Set(['de', 'la', 'le', 'van', 'von', 'der', 'bin', 'al', 'el', 'the', 'and', 'of', 'st', 'mr', 'mrs', 'ms', 'dr']);

/**
 * Every name of the list as a whole, then each part of a person's name alone: "Tess Harding", "Tess",
 * "Harding". Longest first, so that a name inside another is not taken out of it.
 */
export function substitutions(list: NameList): readonly Substitution[] {
  const before = made.get(list) ?? makeSubstitutions(list);
  made.set(list, before);
  return before;
}

// One list is asked for with every text of a chronology.
const made = new WeakMap<NameList, readonly Substitution[]>();

function makeSubstitutions({ things, protectedLocations }: NameList): readonly Substitution[] {
  const whole = things.flatMap(({ names, role }) => names.map((name) => ({ name: cleaned(name).trim(), role, whole: true })));
  const parts = things.filter(({ kind }) => kind === 'person').flatMap(({ names, role }) => names.flatMap((name) => partsOf(name).map((part) => ({ name: part, role, whole: false }))));
  const secret = protectedNames(protectedLocations).map((name) => ({ name, role: PROTECTED, whole: true }));
  const first = new Map<string, Substitution>();
  for (const one of [...secret, ...whole, ...parts]) if (one.name.length > 1 && !first.has(folded(one.name))) first.set(folded(one.name), one);
  return [...first.values()].toSorted((a, b) => b.name.length - a.name.length);
}

export function partsOf(name: string): readonly string[] {
  return cleaned(name).split(/[\s-]+/).filter((part) => part.length > 2 && !PARTICLES.has(part.toLowerCase()));
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly role: string;
}

/** The text with every name of the list put as its role. */
export function replaceNames(text: string, list: readonly Substitution[]): Replaced {
  const clean = cleaned(text);
  const plain = folded(clean);
  const taken: Span[] = [];
  const ambiguous: string[] = [];
  for (const { name, role } of list) {
    for (const { from, to } of placesOf(plain, folded(name))) {
      if (taken.some((span) => from < span.to && to > span.from)) continue;
      const written = clean.slice(from, to);
      const standing = doubleWords.has(folded(name)) ? standingOf(clean, from) : 'name';
      if (standing === 'word') continue;
      if (standing === 'either') ambiguous.push(written);
      taken.push({ from, to, role });
    }
  }
  return { text: put(clean, taken.toSorted((a, b) => a.from - b.from)), ambiguous };
}

function standingOf(text: string, at: number): 'name' | 'word' | 'either' {
  if (!/\p{Lu}/u.test(text.charAt(at))) return 'word';
  return /(?:^|[.!?:;"(]\s*)$/.test(text.slice(0, at)) ? 'either' : 'name';
}

function put(text: string, spans: readonly Span[]): string {
  let [result, at] = ['', 0];
  for (const { from, to, role } of spans) {
    result += text.slice(at, from) + role;
    at = to;
  }
  return result + text.slice(at);
}
