import { agencyInWords } from '../../events/index.ts';
import type { ChronologyEntry } from '../entry.ts';
import { cleaned, folded, placesOf } from './fold.ts';
import { tellingWords } from './hide.ts';
import { PROTECTED, protectedNames } from './name-list.ts';
import { releaseRefusals, type Finding } from './refusals.ts';
import { replaceNames } from './replace.ts';

export interface Recipient {
  readonly agency: string;
  readonly area?: string;
  /** Ids of other agencies' entries that were released to it. */
  readonly released: ReadonlySet<string>;
}

export type ForAgency =
  | { readonly kind: 'released'; readonly entries: readonly ChronologyEntry[] }
  | { readonly kind: 'held'; readonly findings: readonly Finding[] };

/**
 * What one agency may have: its own entries and those that were released to it, names and all, but
 * without protected locations, which never leave, not even to whoever wrote them. Where one may be left,
 * nothing leaves.
 */
export function forAgency(entries: readonly ChronologyEntry[], recipient: Recipient, protectedLocations: readonly string[]): ForAgency {
  const own = entries.filter((entry) => isOwn(entry, recipient) || recipient.released.has(entry.id)).map((entry) => withoutProtected(entry, protectedLocations));
  const findings = own.flatMap((entry) => stillProtected(entry, protectedLocations));
  return findings.length > 0 ? { kind: 'held', findings } : { kind: 'released', entries: own };
}

/** Whether an account is the recipient's own, however its name is written. */
export function isOwn({ agency, area = '' }: Pick<ChronologyEntry, 'agency' | 'area'>, recipient: Pick<Recipient, 'agency' | 'area'>): boolean {
  const same = folded(agencyInWords(agency)) === folded(agencyInWords(recipient.agency)) && agency !== '';
  return same && folded(area) === folded(recipient.area ?? area);
}

/** The entry with every protected location taken out of every text that it holds, its cells included. */
export function withoutProtected(entry: ChronologyEntry, protectedLocations: readonly string[]): ChronologyEntry {
  const names = protectedNames(protectedLocations).map((name) => ({ name, role: PROTECTED, whole: true }));
  return parseEntry(mapTexts(entry, (text) => (names.some(({ name }) => placesOf(folded(cleaned(text)), folded(name)).length > 0) ? replaceNames(text, names).text : text)));
}

type Json = unknown;

function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}

// Only texts were changed, each for a text, so that it is an entry still.
function parseEntry(value: Json): ChronologyEntry {
  return value as ChronologyEntry;
}

/** Every text that an entry holds, its headings included. Written as JSON, the n of a new line would be the first letter of the word after it. */
function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value) ? value.flatMap(textsOf) : Object.entries(value).flatMap(([key, item]) => [key, ...textsOf(item)]);
}

/** A distinctive word of a protected location alone is enough to find it by. */
function stillProtected(entry: ChronologyEntry, protectedLocations: readonly string[]): readonly Finding[] {
  const words = [...protectedNames(protectedLocations), ...protectedLocations.flatMap(tellingWords)];
  const plain = textsOf(entry).map((text) => folded(cleaned(text)));
  const left = [...new Set(words)].filter((word) => plain.some((text) => placesOf(text, folded(word)).length > 0));
  return left.map((found) => ({ code: 'RELEASE_PROTECTED', entry: entry.id, field: 'text', found, message: releaseRefusals.refusal('RELEASE_PROTECTED').message }));
}
