import type { FamilyOn, FamilyPerson } from './family.ts';

/** One person of the family in words, for those who do not see the picture. */
export interface PersonInWords {
  readonly role: string;
  readonly says: readonly string[];
}

/** Everybody in the family on that day, with everything that the picture shows of them. */
export function familyInWords(family: FamilyOn, inWords: (date: string) => string): readonly PersonInWords[] {
  const roles = new Map(family.people.map(({ id, role }) => [id, role]));
  const roleOf = (id: string) => roles.get(id) ?? 'somebody';
  return family.people.map((person) => ({ role: person.role, says: [...life(person, family, inWords), ...unionsOf(person, family, roleOf, inWords), ...parentsOf(person, family, roleOf), ...homesOf(person, family, inWords)] }));
}

const SEXES = { male: 'male', female: 'female', unknown: 'the record does not say whether male or female' } as const;

function life({ id, sex, born, died, subject }: FamilyPerson, { dead }: FamilyOn, inWords: (date: string) => string): readonly string[] {
  return [...(subject ? ['the child whom the review is about'] : []), SEXES[sex], born === '' ? 'no date of birth recorded' : `born ${inWords(born)}`, ...(dead.has(id) ? [`died ${inWords(died)}`] : [])];
}

function unionsOf({ id }: FamilyPerson, { unions, over }: FamilyOn, roleOf: (id: string) => string, inWords: (date: string) => string): readonly string[] {
  return unions.filter(({ a, b }) => a === id || b === id).map((union) => {
    const kind = union.kind === 'lasting' ? 'union' : 'passing relationship';
    const since = union.starts === '' ? '' : ` from ${inWords(union.starts)}`;
    return `${kind} with ${roleOf(union.a === id ? union.b : union.a)}${since}${over.has(union.id) ? `, ${union.ended} ${inWords(union.ends)}` : ''}`;
  });
}

function parentsOf({ id }: FamilyPerson, { parents }: FamilyOn, roleOf: (id: string) => string): readonly string[] {
  const words = { birth: 'child of', adopted: 'adopted by', fostered: 'fostered by' } as const;
  return parents.filter(({ child }) => child === id).map(({ parent, kind }) => `${words[kind]} ${roleOf(parent)}`);
}

function homesOf({ id }: FamilyPerson, { homes }: FamilyOn, inWords: (date: string) => string): readonly string[] {
  return homes.filter(({ person }) => person === id).map(({ home, starts }) => `lives in ${home}${starts === '' ? '' : ` from ${inWords(starts)}`}`);
}
