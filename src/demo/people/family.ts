import type { Chance } from './chance.ts';
import { drawForename, drawFrom, drawGroup, drawSurname, surnameFor, type NameGroup } from './names/index.ts';
import { FAMILIES_IN_AREA, homeIn, type Home } from './places.ts';
import { KNOWN_TO_SERVICES, type Shares } from './shares.ts';

export interface Child {
  readonly id: number;
  readonly family: number;
  readonly group: NameGroup;
  readonly girl: boolean;
  readonly forename: string;
  readonly middle: string;
  readonly surname: string;
  readonly formerSurname: string | undefined;
  /** Days since 1 January 1970. */
  readonly born: number;
  readonly mother: string;
  /** Where the child lives, then where it lived before. */
  readonly homes: readonly [Home, ...Home[]];
  readonly nhs: string;
  readonly tag: '' | 'twin' | 'renamed' | 'sealed' | 'adopted';
  readonly apart: boolean;
  readonly known: boolean;
}

/** Gives each child the next free number of its kind. */
export interface Numbers {
  readonly child: () => number;
  readonly nhs: () => string;
}

interface Household {
  readonly family: number;
  readonly area: number;
  readonly group: NameGroup;
  readonly fatherSurname: string;
  readonly mother: string;
  readonly motherSurname: string;
  readonly homes: readonly [Home, ...Home[]];
  readonly sealed: boolean;
  readonly known: boolean;
}

const FIRST_BIRTH = 13_460; // 2006-11-08
const LAST_BIRTH = 20_629; // 2026-06-25

/** One family's children, the eldest first; an adopted child stands there twice, as two children who must not be joined. */
export function familyOf(family: number, chance: Chance, shares: Shares, numbers: Numbers): readonly Child[] {
  const household = householdOf(family, chance, shares);
  const children: Child[] = [];
  for (const { born, twin } of births(chance, shares)) children.push(childOf(household, children, born, twin, chance, shares, numbers));
  return withOthers(household, children, chance, shares, numbers);
}

function householdOf(family: number, chance: Chance, shares: Shares): Household {
  const group = drawGroup(chance);
  const area = Math.floor(family / FAMILIES_IN_AREA);
  const mothersGroup = chance.in(shares.mixedFamily) ? drawGroup(chance) : group;
  const fatherSurname = drawSurname(group, chance);
  const motherSurname = surnameFor(mothersGroup, chance.in(0.55) ? fatherSurname : drawSurname(mothersGroup, chance), true, chance.next());
  const homes: [Home, ...Home[]] = [homeIn(area, chance)];
  for (let move = 0; move < 3 && chance.in(shares.moved); move += 1) homes.push(homeIn(chance.in(shares.movedToAnotherArea) ? area + 1 : area, chance));
  return { family, area, group, fatherSurname, motherSurname, mother: drawForename(mothersGroup, true, chance), homes, sealed: chance.in(shares.sealed), known: chance.in(KNOWN_TO_SERVICES) };
}

function births(chance: Chance, shares: Shares): readonly { readonly born: number; readonly twin: boolean }[] {
  const roll = chance.next();
  const count = roll < 0.45 ? 1 : roll < 0.79 ? 2 : roll < 0.92 ? 3 : 4;
  let born = FIRST_BIRTH + chance.below(LAST_BIRTH - FIRST_BIRTH);
  const all = [{ born, twin: false }];
  while (all.length < count) {
    const twin = chance.in(shares.twinOfLaterBirths);
    // One pair of twins in thirty is born on both sides of a midnight.
    born += twin ? Number(chance.in(1 / 30)) : 330 + chance.below(1500);
    if (born > LAST_BIRTH) return all;
    all.push({ born, twin });
  }
  return all;
}

function childOf(home: Household, elder: Child[], born: number, twin: boolean, chance: Chance, shares: Shares, numbers: Numbers): Child {
  const before = elder.at(-1);
  const girl = twin && before !== undefined && chance.in(0.66) ? before.girl : chance.in(0.49);
  const name = twin && before !== undefined && before.girl === girl && chance.in(0.15) ? near(before, chance) : drawForename(home.group, girl, chance);
  const forename = elder.some((other) => other.forename === name) ? another(home.group, girl, elder, chance) : name;
  const surname = surnameOf(home, girl, chance);
  const formerSurname = chance.in(shares.renamed) ? otherSurname(home, surname, girl, chance) : undefined;
  if (twin && before !== undefined && before.tag === '') elder[elder.length - 1] = { ...before, tag: 'twin' };
  return {
    id: numbers.child(), family: home.family, group: home.group, girl, forename, middle: drawForename(home.group, girl, chance), surname, formerSurname, born,
    mother: `${home.mother} ${home.motherSurname}`, homes: home.homes, nhs: numbers.nhs(), apart: false, known: home.known,
    tag: home.sealed ? 'sealed' : twin ? 'twin' : formerSurname === undefined ? '' : 'renamed',
  };
}

function near({ forename, group }: Child, chance: Chance): string {
  const others = group.variants[forename];
  return others === undefined ? forename.replace(/[aeiou](?=[^aeiou]*$)/, (vowel) => (vowel === 'a' ? 'e' : 'a')) : chance.pick(others);
}

// Brothers and sisters do not share a forename; a long list holds one that is free.
function another({ girls, boys }: NameGroup, girl: boolean, elder: readonly Child[], chance: Chance): string {
  const list = girl ? girls : boys;
  const free = list.filter((name) => !elder.some(({ forename }) => forename === name));
  return drawFrom(free, chance);
}

function surnameOf({ group, fatherSurname, motherSurname }: Household, girl: boolean, chance: Chance): string {
  const roll = chance.next();
  const fathers = surnameFor(group, fatherSurname, girl, chance.next());
  if (roll < 0.09 && motherSurname !== fatherSurname) return `${fathers}${chance.in(0.8) ? '-' : ' '}${motherSurname}`;
  return roll < 0.24 ? motherSurname : fathers;
}

function otherSurname(home: Household, surname: string, girl: boolean, chance: Chance): string {
  const fathers = surnameFor(home.group, home.fatherSurname, girl, 0.99);
  if (home.motherSurname !== surname && chance.in(0.4)) return home.motherSurname;
  return fathers !== surname && chance.in(0.4) ? fathers : surnameFor(home.group, drawSurname(home.group, chance), girl, chance.next());
}

function withOthers(home: Household, children: readonly Child[], chance: Chance, shares: Shares, numbers: Numbers): readonly Child[] {
  const all = [...children];
  if (all.length > 1 && chance.in(shares.livesApart)) {
    const who = chance.below(all.length);
    all.splice(who, 1, ...all.slice(who, who + 1).map((child): Child => ({ ...child, homes: [homeIn(home.area, chance), ...child.homes], apart: true })));
  }
  if (all.length > 1 && chance.in(shares.stepChild)) all.push(stepChild(home, all, chance, numbers));
  return all.flatMap((child) => (chance.in(shares.adopted) ? adopted(child, home, chance, numbers) : [child]));
}

function stepChild(home: Household, children: readonly Child[], chance: Chance, numbers: Numbers): Child {
  const group = chance.in(0.7) ? home.group : drawGroup(chance);
  const girl = chance.in(0.49);
  const surname = surnameFor(group, drawSurname(group, chance), girl, chance.next());
  return {
    id: numbers.child(), family: home.family, group, girl, forename: another(group, girl, children, chance), middle: drawForename(group, girl, chance), surname, formerSurname: undefined,
    born: FIRST_BIRTH + chance.below(LAST_BIRTH - FIRST_BIRTH), mother: `${drawForename(group, true, chance)} ${drawSurname(group, chance)}`,
    homes: home.homes, nhs: numbers.nhs(), tag: '', apart: false, known: home.known,
  };
}

// Before and after an adoption the law knows two people: another surname, home, mother and NHS number, often the same forename.
function adopted(child: Child, { area }: Household, chance: Chance, numbers: Numbers): readonly Child[] {
  const { group, girl } = child;
  const before: Child = {
    ...child, id: numbers.child(), tag: 'adopted', known: true, formerSurname: undefined, surname: surnameFor(group, drawSurname(group, chance), girl, chance.next()),
    forename: chance.in(0.7) ? child.forename : child.middle, mother: `${drawForename(group, true, chance)} ${drawSurname(group, chance)}`, homes: [homeIn(area, chance)], nhs: numbers.nhs(),
  };
  return [before, { ...child, tag: 'adopted' }];
}
