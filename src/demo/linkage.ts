import { bringRecords, decidePair, listPairs, newestRun, runLinker, searchRecords } from '../features/linkage/index.ts';
import type { Cast } from './cast.ts';
import { at, must } from './days.ts';
import { people } from './people/index.ts';

const HEADINGS = 'reference,first_name,surname,dob,sex,postcode,address,mother_name,nhs_number,restricted_address,sealed_identity';
const AGENCIES: Readonly<Record<string, string>> = { csc: 'Children’s social care', health: 'Health visiting', police: 'Coveshire Police', education: 'Schools', housing: 'Coveshire Homes' };

/** What a made-up sample seldom has: twins with names alike, a child kept safe, a child not born yet, and an adopted child. */
const RARE: Readonly<Record<string, readonly string[]>> = {
  health: [
    'HV-9001,jayden,marlowe,2019-04-02,m,cv7 4qt,12 lantern row,kerry marlowe,,,', 'HV-9002,jaydon,marlowe,2019-04-02,m,cv7 4qt,12 lantern row,kerry marlowe,,,',
    'HV-9003,tamsin,okoye,2018-11-19,f,cv2 8rd,3 weir cottages,grace okoye,,yes,', 'HV-9004,baby,penhale,2026-12-20,,cv5 1ab,40 millrace close,zoe penhale,,,',
    'HV-9005,rosa,fenn,2016-02-08,f,,,,,,yes',
  ],
  csc: [
    'CSC-9001,jayden,marlow,2019-04-02,m,cv7 4qt,12 lantern row,kerry marlow,,,', 'CSC-9002,tamsyn,okoye,2018-11-19,f,,,grace okoye,,,',
    'CSC-9003,unborn,penhale,2026-12-18,,cv5 1ab,40 millrace close,zoe penhale,,,', 'CSC-9004,rosa,halliday,2016-02-08,f,cv1 2bb,9 cooper street,ann halliday,,,yes',
  ],
};

/** Five agencies’ records of made-up children, linked, with a few pairs looked at. */
export async function recordsLinked(cast: Cast): Promise<void> {
  const today = cast.days.ago(3);
  const { tx } = await cast.as('bm', at(today, '08:20'));
  // The records are the partnership's and no case's: where they are linked already they stay as they are.
  if ((await newestRun(tx, cast.partnershipId)) !== null) return;
  for (const [agency, lines] of recordsByAgency()) {
    const doing = await cast.as('bm', at(today, '08:30'));
    must(await bringRecords({ ...doing, partnershipId: cast.partnershipId }, { agency: AGENCIES[agency] ?? agency, name: `${agency}.csv`, bytes: new TextEncoder().encode(`${HEADINGS}\n${lines.join('\n')}\n`) }));
  }
  const doing = await cast.as('bm', at(today, '08:40'));
  must(await runLinker({ ...doing, partnershipId: cast.partnershipId }));
  await looked(cast);
  const searching = await cast.as('notifier', at(today, '09:05'));
  must(await searchRecords({ ...searching, partnershipId: cast.partnershipId }, { forename: 'Tamsin', surname: 'Okoye', dob: '19 11 2018', postcode: '', number: '', reason: 'Strategy discussion at 10am: does another agency know her?' }));
}

function recordsByAgency(): ReadonlyMap<string, readonly string[]> {
  const lines = new Map(Object.entries(RARE).map(([agency, rows]) => [agency, [...rows]]));
  let number = 1000;
  for (const family of people({ records: 240, start: 7 })) {
    for (const { record: { agency, forename, surname, dob, sex, postcode, address, mother, nhs } } of family) {
      const line = [`${agency.slice(0, 2).toUpperCase()}-${(number += 1)}`, forename, surname, dob, sex, postcode, address, mother, nhs, '', ''].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
      lines.set(agency, [...(lines.get(agency) ?? []), line]);
    }
  }
  return lines;
}

/** What two people said of the least doubtful, so that there is something to undo and some agreement to show. */
async function looked(cast: Cast): Promise<void> {
  const { tx } = await cast.as('bm', at(cast.days.ago(3), '08:50'));
  const run = await newestRun(tx, cast.partnershipId);
  if (run === null) throw new Error('the demonstration’s records were not linked');
  const sure = (await listPairs(tx, run.id)).filter(({ band }) => band === 'automatic').toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const [index, pair] of sure.slice(0, 12).entries()) {
    const say = async (key: string, time: string) => decidePair({ ...(await cast.as(key, at(cast.days.ago(3), time))), partnershipId: cast.partnershipId }, pair, 'same', 'Name, date of birth and number agree');
    must(await say('bm', `08:${52 + (index % 4)}`));
    if (pair.secondLook) must(await say('notifier', '08:58'));
  }
}
