import { chanceOf } from '../people/chance.ts';
import { until, type Child, type Made } from './life.ts';
import { everyday, missing, move, protection, referral } from './stories.ts';

/** Made-up areas; a child lives in one and may move to another. */
export const AREAS = ['Coveshire', 'Ashshire', 'Bayshire', 'Brackenshire', 'Larchshire', 'Millbrook'] as const;
/** Codes of the 2021 census's groups as the Department for Education writes them, with how often they are drawn here. */
const ETHNICITY: readonly (readonly [string, number])[] = [['WBRI', 0.66], ['WOTH', 0.06], ['AIND', 0.03], ['APKN', 0.05], ['ABAN', 0.02], ['BAFR', 0.05], ['BCRB', 0.02], ['MWBC', 0.03], ['MOTH', 0.04], ['OOTH', 0.02], ['NOBT', 0.02]];

export interface MadeChild {
  readonly id: number;
  readonly born: number;
  readonly sex: 'F' | 'M';
  readonly ethnicity: string;
  readonly disability: 'yes' | 'no' | '';
  readonly area: string;
  /** In date order. */
  readonly events: readonly Made[];
}

/** One child and their record over so many days, the same for the same start number and child. */
export function childOf(start: number, id: number, days: number): MadeChild {
  const chance = chanceOf(start, id);
  const events: Made[] = [];
  const age = chance.next() * 17.5;
  const child: Child = { id, chance, area: chance.pick(AREAS), girl: chance.in(0.49), age, days, add: (event) => void events.push(event) };
  const times = (perYear: number, tell: (day: number) => void): void => { for (let day = until(chance, perYear); day < days; day += until(chance, perYear)) tell(day); };
  everyday(child);
  times(0.55, (day) => referral(child, day));
  if (age >= 10 && chance.in(0.12)) times(3.5, (day) => missing(child, day));
  times(0.08, (day) => move(child, day, chance.pick(AREAS)));
  if (chance.in(0.03)) times(0.4, (day) => protection(child, day));
  return {
    id, born: -Math.round(age * 365.25), sex: child.girl ? 'F' : 'M', ethnicity: drawn(chance.next()), disability: chance.in(0.05) ? '' : chance.in(0.12) ? 'yes' : 'no', area: child.area,
    events: events.toSorted((a, b) => a.day - b.day),
  };
}

function drawn(at: number): string {
  let sum = 0;
  return ETHNICITY.find(([, share]) => (sum += share) > at)?.[0] ?? 'NOBT';
}
