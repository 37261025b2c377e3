import { chanceOf, type Chance } from './chance.ts';
import { familyOf, type Child, type Numbers } from './family.ts';
import { nhsNumbers } from './numbers.ts';
import { recordOf, type PersonRecord } from './record.ts';
import { agencies, hard, usual, type AgencyShares, type Shares } from './shares.ts';

export interface Sample {
  readonly records: number;
  readonly start: number;
  readonly hard?: boolean;
}

export interface Made {
  readonly child: Child;
  readonly record: PersonRecord;
}

/**
 * Five agencies' records of made-up children, family by family: the same for the same start, and the
 * first n of a longer sample. Nothing is held but one family.
 */
export function* people({ records, start, hard: asHard = false }: Sample): Generator<readonly Made[]> {
  const shares = asHard ? hard : usual;
  const nhs = nhsNumbers();
  let [made, children, family] = [0, 0, 0];
  let another = nhs();
  const numbers: Numbers = { child: () => children++, nhs };
  while (made < records) {
    const chance = chanceOf(start, family);
    const born = familyOf(family, chance, shares, numbers);
    const all: Made[] = [];
    for (const [index, child] of born.entries()) {
      // A number put on the wrong child's record is most often a brother's or sister's.
      const wrong = born[index === 0 ? 1 : index - 1]?.nhs ?? another;
      for (const record of recordsOf(child, chance, shares, { another: wrong, fresh: nhs })) all.push({ child, record });
    }
    another = born[0]?.nhs ?? another;
    yield all.slice(0, records - made);
    made += all.length;
    family += 1;
  }
}

// Records of one child at one agency.
const AT_MOST = 3;

function* recordsOf(child: Child, chance: Chance, shares: Shares, numbers: Parameters<typeof recordOf>[4]): Generator<PersonRecord> {
  for (const agency of agencies) {
    if (!holds(agency, child, chance)) continue;
    let records = 0;
    do yield recordOf(child, agency, chance, shares, numbers);
    while ((records += 1) < AT_MOST && chance.in(agency.second));
  }
}

// No school has a child before the autumn in which it turns four, more or less.
const OLD_ENOUGH_FOR_SCHOOL = 20_629 - 4 * 365;

function holds({ agency, holds: usually, holdsKnown }: AgencyShares, { known, born }: Child, chance: Chance): boolean {
  if (agency === 'education' && born > OLD_ENOUGH_FOR_SCHOOL) return false;
  return chance.in(known ? holdsKnown : usually);
}
