import type { Chance } from './chance.ts';
import { words } from './names/name-group.ts';

export interface Home {
  readonly postcode: string;
  readonly address: string;
}

/** Families live in areas of this many, and an area holds this many postcodes. */
export const FAMILIES_IN_AREA = 60_000;
const POSTCODES_IN_AREA = 14_000;

// Two letters that begin no postcode of the Royal Mail's geographic areas.
const AREAS = words('ax bx cx dx fx gx jx kx mx nx px rx sx vx wx yx zx az cz dz fz gz jz kz mz nz pz rz sz tz vz wz');
const LETTERS = 'abdefghjlnpqrstuwxyz';
const STREETS = words(`mill church station park victoria albert windsor oxford cambridge london york queens kings green field orchard
  meadow grove rose lily ivy holly oak elm ash birch beech maple cedar poplar lime hawthorn cherry hazel river brook lake forest
  wood hill grange manor school main high north south east west clifton stanley nelson wellington churchill broadway springfield
  warwick bishop abbey castle bridge canal quarry tower market chapel vicarage`);
const KINDS = words('road street lane avenue close crescent drive gardens grove terrace way court place');

/** A home somewhere in the area; each postcode is one street. */
export function homeIn(area: number, chance: Chance): Home {
  const code = chance.below(POSTCODES_IN_AREA);
  const number = 1 + chance.below(120);
  return { postcode: postcodeOf(area, code), address: `${number} ${streetOf(area, code)}` };
}

function postcodeOf(area: number, code: number): string {
  // A step that shares no factor with 72,000 spreads the postcodes over all districts and letters.
  let rest = (code * 48_611) % 72_000;
  const district = 1 + (rest % 20);
  rest = Math.floor(rest / 20);
  const sector = 1 + (rest % 9);
  rest = Math.floor(rest / 9);
  return `${AREAS[area % AREAS.length] ?? 'ax'}${district} ${sector}${LETTERS[rest % 20] ?? 'a'}${LETTERS[Math.floor(rest / 20) % 20] ?? 'a'}`;
}

function streetOf(area: number, code: number): string {
  const mixed = Math.imul(code + 1, 0x9e3779b1) ^ Math.imul(area + 1, 0x85ebca6b);
  const index = (mixed ^ (mixed >>> 15)) >>> 0;
  return `${STREETS[index % STREETS.length] ?? 'mill'} ${KINDS[Math.floor(index / STREETS.length) % KINDS.length] ?? 'lane'}`;
}
