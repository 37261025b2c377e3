import type { Chance } from './chance.ts';
import type { Child } from './family.ts';
import { isoDay, misspelt, otherForm, wrongDay } from './mistakes.ts';
import type { Home } from './places.ts';
import type { AgencyShares, Shares } from './shares.ts';
import { upnOf } from './numbers.ts';

export interface PersonRecord {
  readonly agency: string;
  readonly forename: string;
  readonly surname: string;
  readonly dob: string;
  readonly sex: string;
  readonly postcode: string;
  readonly address: string;
  readonly mother: string;
  readonly nhs: string;
  readonly upn: string;
  readonly tag: string;
}

/** What an agency wrote down about a child. `numbers` gives the number of another child, and one that is nobody's. */
export function recordOf(child: Child, agency: AgencyShares, chance: Chance, shares: Shares, numbers: { readonly another: string; readonly fresh: () => string }): PersonRecord {
  const rate = agency.care * shares.mistakes;
  if (agency.unborn > 0 && chance.in(agency.unborn)) return unborn(child, agency, chance);
  const [forename, surname] = namesOf(child, agency, rate, chance);
  const { postcode, address } = homeOf(child, agency, rate, chance);
  return {
    agency: agency.agency, forename, surname, postcode, address,
    dob: chance.in(agency.noDob) ? '' : chance.in(0.004 * rate) ? wrongDay(child.born, chance) : isoDay(child.born),
    sex: sexOf(child, rate, chance),
    mother: chance.in(agency.noMother) ? '' : chance.in(0.01 * rate) ? misspelt(child.mother, chance) : child.mother,
    nhs: chance.in(agency.nhs) ? numberOf(child, chance, shares, numbers) : '',
    upn: shares.upn && agency.agency === 'education' && chance.in(0.96) ? upnOf(child.id) : '',
    tag: child.tag,
  };
}

// A referral before birth: no name, no sex, no number; the date is when the birth is expected.
function unborn(child: Child, { agency }: AgencyShares, chance: Chance): PersonRecord {
  const [home] = child.homes;
  return {
    agency, forename: chance.pick(['baby', 'unborn']), surname: chance.in(0.6) ? child.surname : (child.mother.split(' ').at(-1) ?? ''), ...(child.tag === 'sealed' ? NOWHERE : home),
    dob: chance.in(0.6) ? isoDay(child.born - 10 + chance.below(21)) : '', sex: '', mother: chance.in(0.9) ? child.mother : '', nhs: '', upn: '', tag: 'unborn',
  };
}

function namesOf(child: Child, agency: AgencyShares, rate: number, chance: Chance): readonly [string, string] {
  const forename = forenameOf(child, rate, chance);
  const surname = surnameWritten(child, agency, rate, chance);
  return chance.in(0.002 * rate) ? [surname, forename] : [forename, surname];
}

function forenameOf({ forename, middle, group }: Child, rate: number, chance: Chance): string {
  const roll = chance.next() / rate;
  if (roll < 0.011) return misspelt(forename, chance);
  if (roll < 0.021) return otherForm(forename, group.variants, chance);
  if (roll < 0.029) return middle;
  return roll < 0.03 ? `${forename} ${middle}` : forename;
}

function surnameWritten({ surname, formerSurname, group }: Child, { behind }: AgencyShares, rate: number, chance: Chance): string {
  const name = formerSurname !== undefined && chance.in(0.15 + behind) ? formerSurname : surname;
  const roll = chance.next() / rate;
  const parts = name.split(/[- ]/);
  if (parts.length > 1 && roll < 0.06) return roll < 0.04 ? chance.pick(parts) : name.includes('-') ? name.replace('-', ' ') : name.replace(' ', '-');
  if (roll < 0.016) return misspelt(name, chance);
  return roll < 0.02 ? otherForm(name, group.variants, chance) : name;
}

const NOWHERE: Home = { postcode: '', address: '' };

function homeOf({ homes, tag }: Child, { agency, noAddress, behind }: AgencyShares, rate: number, chance: Chance): Home {
  const [now, ...before] = homes;
  // An address kept safe is told to nobody new; health and school still hold the one from before.
  if (tag === 'sealed' && agency !== 'health' && agency !== 'education') return NOWHERE;
  const home = before.length > 0 && chance.in(behind) ? chance.pick(before) : now;
  if (chance.in(noAddress)) return chance.in(0.7) ? NOWHERE : { ...home, address: '' };
  const roll = chance.next() / rate;
  if (roll < 0.012) return { ...home, address: misspelt(home.address, chance) };
  return roll < 0.017 ? { ...home, postcode: misspelt(home.postcode, chance) } : home;
}

function sexOf({ girl }: Child, rate: number, chance: Chance): string {
  if (chance.in(0.019)) return '';
  return girl !== chance.in(0.002 * rate) ? 'f' : 'm';
}

function numberOf({ nhs }: Child, chance: Chance, shares: Shares, numbers: { readonly another: string; readonly fresh: () => string }): string {
  let roll = chance.next();
  if ((roll -= shares.nhsOfAnotherChild) < 0) return numbers.another;
  if ((roll -= shares.nhsTemporary) < 0) return numbers.fresh();
  if ((roll -= shares.nhsPlaceholder) < 0) return chance.pick(['9999999999', '0000000000']);
  if ((roll -= shares.nhsMistyped) >= 0) return nhs;
  const at = 3 + chance.below(7);
  return `${nhs.slice(0, at)}${(Number(nhs.charAt(at)) + 1 + chance.below(9)) % 10}${nhs.slice(at + 1)}`;
}
