import type { PlainDate } from '../../../kernel/plain-date.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { personKey } from './person-key.ts';

export type Sex = 'male' | 'female' | 'unknown';

/** Somebody of the family, by role. Dates are partial dates as they are stored; '' is not known. */
export interface FamilyPerson {
  readonly id: string;
  readonly role: string;
  readonly sex: Sex;
  readonly born: string;
  readonly died: string;
  /** As entries name them, so that nobody who is named is forgotten. */
  readonly names: readonly string[];
  /** What came of a pregnancy that is in the record as one; left out, a child was born. `born` is then the day on which it ended. */
  readonly came?: 'expected' | 'miscarriage' | 'termination' | 'stillbirth';
  /** From when the pregnancy was known, where the record says it. */
  readonly known?: string;
  /** The child whom the review is about. */
  readonly subject: boolean;
}

export interface Union {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: 'lasting' | 'passing';
  readonly starts: string;
  readonly ends: string;
  readonly ended: 'separated' | 'divorced';
}

export interface Parent {
  readonly id: string;
  readonly child: string;
  readonly parent: string;
  readonly kind: 'birth' | 'adopted' | 'fostered';
}

/** One person in one home, from when to when. */
export interface Home {
  readonly id: string;
  readonly home: string;
  readonly person: string;
  readonly starts: string;
  readonly ends: string;
}

/** Two children of one birth; of three, each pair is said. */
export interface Twins {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: 'identical' | 'not-identical' | 'not-said';
}

/** Everything that the record says of a family, over all time. */
export interface Family {
  readonly people: readonly FamilyPerson[];
  readonly unions: readonly Union[];
  readonly parents: readonly Parent[];
  readonly homes: readonly Home[];
  readonly twins: readonly Twins[];
}

/** Whether something had happened by a day: in every reading of its date, in some, in none, or the record does not say when. */
export type By = 'yes' | 'perhaps' | 'no' | 'not-said';

export function happenedBy(date: string, day: PlainDate): By {
  const read = readPartialDate(date);
  if (date === '' || !read.ok) return 'not-said';
  const { earliest, latest } = read.value;
  if (latest !== null && latest <= day) return 'yes';
  return earliest === null || earliest <= day ? 'perhaps' : 'no';
}

/** What somebody is on a day. */
export type Standing = 'person' | 'pregnancy' | 'miscarriage' | 'termination' | 'stillbirth';

export interface FamilyOn extends Family {
  readonly on: PlainDate;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly dead: ReadonlySet<string>;
  /** Unions that had ended by then. */
  readonly over: ReadonlySet<string>;
}

/**
 * The family as it stood at the end of a day: nobody who was certainly not born yet, no union or home
 * that had certainly not begun, no home that had certainly ended. What may have been is kept, because
 * the record does not rule it out. A child whose pregnancy was known stands there as a pregnancy before
 * the birth. Relationships of somebody who is left out go with them.
 */
export function familyOn({ people, unions, parents, homes, twins }: Family, day: PlainDate): FamilyOn {
  const standing = new Map(people.flatMap((person) => { const now = standingOn(person, day); return now === undefined ? [] : [[person.id, now] as const]; }));
  const here = people.filter(({ id }) => standing.has(id));
  const lives = (id: string): boolean => standing.get(id) === 'person';
  return {
    on: day, people: here, standing,
    unions: unions.filter(({ a, b, starts }) => lives(a) && lives(b) && happenedBy(starts, day) !== 'no'),
    parents: parents.filter(({ child, parent }) => standing.has(child) && lives(parent)),
    homes: homes.filter(({ person, starts, ends }) => lives(person) && happenedBy(starts, day) !== 'no' && happenedBy(ends, day) !== 'yes'),
    twins: twins.filter(({ a, b }) => standing.has(a) && standing.has(b)),
    dead: new Set(here.filter(({ id, died }) => lives(id) && happenedBy(died, day) === 'yes').map(({ id }) => id)),
    over: new Set(unions.filter(({ ends }) => happenedBy(ends, day) === 'yes').map(({ id }) => id)),
  };
}

function standingOn({ born, came, known = '' }: FamilyPerson, day: PlainDate): Standing | undefined {
  if (came !== 'expected' && happenedBy(born, day) !== 'no') return came ?? 'person';
  // Nothing says that there was a pregnancy before the day on which it ended.
  if (known === '') return came === 'expected' ? 'pregnancy' : undefined;
  return happenedBy(known, day) === 'no' ? undefined : 'pregnancy';
}

/** People whom entries name and who are not in the family, with how often. Roles in small letters and capitals are the same. */
export function namedElsewhere(people: readonly FamilyPerson[], named: readonly (readonly string[])[]): readonly { readonly name: string; readonly entries: number }[] {
  const known = new Set(people.flatMap(({ role, names }) => [role, ...names]).map(personKey));
  const counts = new Map<string, { name: string; entries: number }>();
  for (const names of named) for (const name of new Set(names)) {
    if (known.has(personKey(name))) continue;
    const before = counts.get(personKey(name));
    if (before === undefined) counts.set(personKey(name), { name, entries: 1 });
    else before.entries += 1;
  }
  return [...counts.values()].toSorted((a, b) => b.entries - a.entries || a.name.localeCompare(b.name, 'en-GB'));
}
