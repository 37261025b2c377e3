import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appPassword } from '../../src/platform/config/index.ts';
import { castOf } from '../../src/demo/cast.ts';
import { at, bornSo, daysFrom, written, type Days } from '../../src/demo/days.ts';
import { child, childSection, facts, whole } from '../../src/demo/facts.ts';
import { did, filledIn, locked, recorded, sent, toNotify } from '../../src/demo/pathway.ts';
import { appUrl, connect } from '../../src/platform/database/index.ts';

/** So many incidents of Coveshire with a rapid review under way and nobody asked yet. */
export async function withReviewsUnderWay(home: string, ownerUrl: string, count: number): Promise<readonly string[]> {
  const secret = readFileSync(join(home, 'demo.secret'), 'utf8').trim();
  const app = connect({ url: appUrl(ownerUrl, appPassword(secret)), max: 1 });
  try {
    return await app.transaction().execute(async (tx) => {
      const cast = castOf('coveshire', tx, daysFrom(new Date()));
      const made: string[] = [];
      for (let index = 0; index < count; index += 1) made.push(await underWay(cast, cast.days));
      return made;
    });
  } finally {
    await app.destroy();
  }
}

async function underWay(cast: Parameters<typeof recorded>[0], days: Days): Promise<string> {
  const day = days.ago(2);
  const incident = await recorded(cast, 'bm', at(day, '09:00'), facts({
    title: 'A made-up incident for a test', summary: 'Nothing happened.', occurred: day, aware: day, toldBy: 'A test', place: 'Nowhere', children: [child('seriously-harmed', 5)],
  }), { state: 'known', since: day });
  await did(cast, 'notifier', at(day, '10:00'), incident, toNotify('For a test'));
  await filledIn(cast, 'bm', at(day, '11:00'), incident, whole(cast, {
    incident: { 'place-kind': 'other', safety: 'Nobody is unsafe.' },
    'child-a': childSection({ name: 'Nobody', 'birth-date': written(bornSo(5, 2, day)), sex: 'U' }),
    'adult-a': { name: 'Nobody', relationship: 'other', 'lived-with-child': 'no' },
  }));
  await locked(cast, 'notifier', at(day, '12:00'), incident);
  await sent(cast, 'notifier', at(day, '13:00'), incident, 'SIN-TEST');
  return incident;
}
