import type { Chance } from '../chance.ts';
import { british } from './british.ts';
import type { NameGroup } from './name-group.ts';
import { african, arabSomali, caribbean, eastAsianAndLatin, eastEuropean } from './others.ts';
import { hindu, muslim, sikh } from './south-asian.ts';

export type { NameGroup } from './name-group.ts';

/** Shares are near those of school children in England; they add up to more or less than 1 without harm. */
export const nameGroups: readonly NameGroup[] = [british, muslim, hindu, sikh, eastEuropean, african, arabSomali, eastAsianAndLatin, caribbean];

const total = nameGroups.reduce((sum, { share }) => sum + share, 0);

export function drawGroup(chance: Chance): NameGroup {
  let left = chance.next() * total;
  for (const group of nameGroups) {
    left -= group.share;
    if (left < 0) return group;
  }
  return british;
}

/** The commonest first: the share of rank r falls as 1 / (r + 6), which gives "smith" about one in thirty. */
export function drawFrom(list: readonly string[], chance: Chance): string {
  const rank = Math.floor(6 * ((1 + list.length / 6) ** chance.next() - 1));
  return list[Math.min(rank, list.length - 1)] ?? '';
}

export function drawSurname({ surnames, rare }: NameGroup, chance: Chance): string {
  if (rare === undefined || !chance.in(rare.share)) return drawFrom(surnames, chance);
  return rare.parts.map((part) => chance.pick(part)).join('');
}

export function drawForename({ girls, boys }: NameGroup, girl: boolean, chance: Chance): string {
  return drawFrom(girl ? girls : boys, chance);
}

export function surnameFor({ bySex }: NameGroup, surname: string, girl: boolean, roll: number): string {
  return bySex === undefined ? surname : bySex(surname, girl, roll);
}
