import { cleaned, folded, placesOf } from './fold.ts';
import { PROTECTED, protectedNames } from './name-list.ts';
import { replaceNames } from './replace.ts';

/** Takes protected locations out of every text of a value. */
export type Hide = <Value>(value: Value) => Value;

/** Ids and dates are no words: a piece of one may read like a postcode. */
const NO_WORDS: ReadonlySet<string> = new Set(['id', 'sourceId', 'entryId', 'incidentId', 'partnershipId', 'organisationId', 'corrects', 'takesPlaceOf', 'by', 'receivedBy', 'recordedBy', 'uploadLinkId', 'hash', 'occurred', 'precision', 'code', 'kind', 'standing', 'agency_from']);
/** What stands in these is somebody else's, and so are its headings: one that is called "by" or "code" holds words. */
const OTHERS_OWN: ReadonlySet<string> = new Set(['cells', 'attributes']);
const COMMON: ReadonlySet<string> = new Set(['house', 'road', 'street', 'lane', 'close', 'avenue', 'court', 'place', 'refuge', 'flat', 'gardens', 'drive', 'school', 'home', 'north', 'south', 'east', 'west', 'park', 'protected', 'location']);

const NOTHING: ReadonlySet<string> = new Set();

/** A word of a place by which alone it can be found. */
export function tellingWords(place: string): readonly string[] {
  return cleaned(place).split(/[\s,]+/).filter((word) => word.length > 3 && /^\p{Lu}|\d/u.test(word) && !COMMON.has(folded(word)));
}

/** Hides each place by its whole name, and by any word of it that tells where it is; null where there is none to hide. */
export function hiding(places: readonly string[]): Hide | null {
  const words = [...protectedNames(places), ...places.flatMap(tellingWords).filter((word) => /\p{L}/u.test(word))];
  const names = [...new Set(words)].toSorted((a, b) => b.length - a.length).map((name) => ({ name, role: PROTECTED, whole: true }));
  if (names.length === 0) return null;
  const plain = names.map(({ name }) => folded(name));
  const inText = (text: string): string => {
    const bare = folded(cleaned(text));
    return plain.some((name) => placesOf(bare, name).length > 0) ? replaceNames(text, names).text : text;
  };
  return (value) => parse(changed(value, inText));
}

function changed(value: unknown, inText: (text: string) => string, without: ReadonlySet<string> = NO_WORDS): unknown {
  if (typeof value === 'string') return inText(value);
  if (Array.isArray(value)) return value.map((item) => changed(item, inText, without));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => (without.has(key) ? [key, item] : [inText(key), changed(item, inText, OTHERS_OWN.has(key) ? NOTHING : without)])));
}

// Only texts were changed, each for a text, so that it is what it was.
function parse<Value>(value: unknown): Value {
  return value as Value;
}
