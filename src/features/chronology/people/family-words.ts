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
  return family.people.map((person) => ({ role: person.role, says: [...life(person, family, inWords), ...unionsOf(person, family, roleOf, inWords), ...parentsOf(person, family, roleOf), ...twinsOf(person, family, roleOf), ...homesOf(person, family, inWords)] }));
}

const SEXES = { male: 'male', female: 'female', unknown: 'the record does not say whether male or female' } as const;

const ENDED = { miscarriage: 'a miscarriage', termination: 'a pregnancy that was ended', stillbirth: 'stillborn' } as const;

function life({ id, sex, born, died, subject, known = '' }: FamilyPerson, { dead, standing }: FamilyOn, inWords: (date: string) => string): readonly string[] {
  const about = subject ? ['the child whom the review is about'] : [];
  const now = standing.get(id);
  if (now === 'pregnancy') return [...about, known === '' ? 'a pregnancy' : `a pregnancy, known from ${inWords(known)}`];
  if (now !== undefined && now !== 'person') return [...about, ENDED[now], ...(now === 'stillbirth' ? [SEXES[sex]] : []), born === '' ? 'no date recorded' : inWords(born)];
  return [...about, SEXES[sex], born === '' ? 'no date of birth recorded' : `born ${inWords(born)}`, ...(dead.has(id) ? [`died ${inWords(died)}`] : [])];
}

function twinsOf({ id }: FamilyPerson, { twins }: FamilyOn, roleOf: (id: string) => string): readonly string[] {
  const words = { identical: 'identical twin of', 'not-identical': 'twin, not identical, of', 'not-said': 'twin, the record does not say if identical, of' } as const;
  return twins.filter(({ a, b }) => a === id || b === id).map(({ a, b, kind }) => `${words[kind]} ${roleOf(a === id ? b : a)}`);
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
