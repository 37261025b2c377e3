import type { PlainDate } from '../../../kernel/plain-date.ts';
import { cleaned } from './fold.ts';

/** A person, place or organisation by every name and spelling that the accounts use, and what stands in its place. */
export interface NamedThing {
  readonly names: readonly string[];
  /** "the mother", "Sibling 1", "Area A". */
  readonly role: string;
  readonly kind: 'person' | 'place' | 'organisation';
}

/** The list by which a chronology is pseudonymised. A person has read it against the accounts, or nothing leaves. */
export interface NameList {
  readonly things: readonly NamedThing[];
  /** Refuges, carers' addresses and others that never leave, whoever asks. No role stands for them. */
  readonly protectedLocations: readonly string[];
  /** Days of birth, which would identify a child beside anything else. */
  readonly birthdays: readonly PlainDate[];
  /** Words that look like names and that a person has found not to be. */
  readonly ordinary: readonly string[];
  readonly reviewed?: { readonly by: string; readonly on: PlainDate };
}

/** What stands where a protected location stood. */
export const PROTECTED = '[protected location]';

const POSTCODE = /\b([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})\b/g;

/** What a protected location is called: its name, and its postcode with and without the space. */
export function protectedNames(locations: readonly string[]): readonly string[] {
  const named = locations.map((location) => cleaned(location).trim());
  const names = named.flatMap((name) => [name, ...[...name.matchAll(POSTCODE)].flatMap(([, outward = '', inward = '']) => [`${outward} ${inward}`, `${outward}${inward}`])]);
  return [...new Set(names)].filter((name) => name !== '');
}
