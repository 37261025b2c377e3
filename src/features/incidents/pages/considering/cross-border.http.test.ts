import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { demoId } from '../../../../demo/index.ts';
import { instantOf } from '../../../../kernel/london-time.ts';
import { dateInWords } from '../../../../kernel/plain-date.ts';
import { parseId } from '../../../../kernel/id.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { act } from '../../commands/act.ts';
import { crossBorderCommands, CROSS_BORDER_NOTIFY_BY, CROSS_BORDER_REVIEW_BY } from '../../fixtures/cross-border.ts';
import { recordThrough } from './considered.fixture.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
clock.now = new Date('2024-07-01T09:00:00Z');

const crossBorder = {
  title: 'Child found dead in temporary accommodation', summary: 'The family had moved twice between areas in three weeks. The child was found dead on 28 June 2024.',
  occurred: 'about 25 June 2024', place: 'Temporary accommodation', where: 'area',
  'councilAware-day': '28', 'councilAware-month': '6', 'councilAware-year': '2024',
  'since-day': '28', 'since-month': '6', 'since-year': '2024',
  'child-1-age': '2', 'child-1-residentInArea': 'not-known', otherAreas: 'Ashshire\nBayshire',
};

/** The next commands of the case, each at its own time, as somebody who may. */
async function go(incident: string, key: string, kinds: readonly string[]): Promise<void> {
  const by = parseId<'person'>(demoId('person', 'coveshire', key));
  assert.ok(by.ok);
  for (const { at, command } of crossBorderCommands.filter((each) => kinds.includes(each.command.kind))) {
    clock.now = instantOf(at);
    const done = await database.app.transaction().execute(async (tx) => {
      await sql`select set_config('sightline.person', ${by.value}, true)`.execute(tx);
      return act({ tx, by: by.value, now: instantOf(at) }, incident.replace('/incidents/', ''), command);
    });
    assert.ok(done.ok, command.kind);
  }
}

test('the case that crossed two borders is one incident with three areas and the right due dates', async () => {
  const bm = await new Visitor(server).be('coveshire', 'bm');
  const incident = await recordThrough(bm, crossBorder);
  const page = await bm.get(incident);
  assert.match(page.html, /Incident 2024-001/);
  assert.match(page.html, /About 25 June 2024/);
  assert.match(page.html, /Ashshire, Bayshire/);
  assert.match(page.html, /The council must notify the Panel/);
  assert.match(page.html, new RegExp(`Due ${dateInWords(CROSS_BORDER_NOTIFY_BY)}, 4 working days left`));
  assert.match(page.html, /Monday 1 July 2024; Tuesday 2 July 2024; Wednesday 3 July 2024; Thursday 4 July 2024; Friday 5 July 2024/);

  const notifier = await new Visitor(server).be('coveshire', 'notifier');
  await notifier.get(`${incident}/decide`);
  const decided = await notifier.post(`${incident}/decide`, { outcome: 'notify', reason: 'The child died in Coveshire and neglect is suspected', seen: '0', copy: 'a', do: 'record' });
  assert.equal(decided.location, incident);
  await go(incident, 'notifier', ['notification_locked', 'notified']);

  const sent = await (await new Visitor(server).be('coveshire', 'bm')).get(incident);
  assert.match(sent.html, new RegExp(`Due ${dateInWords(CROSS_BORDER_REVIEW_BY)}, 15 working days left`));
  assert.match(sent.html, /Thursday 4 July 2024, in time/);

  const after = await new Visitor(server).be('coveshire', 'notifier');
  assert.equal((await after.get(`${incident}/decide`)).location, incident, 'nothing is left to decide once it has gone');
  const late = await after.post(`${incident}/decide`, { outcome: 'do-not-notify', reason: 'Typed before it went', seen: '0', copy: 'b', do: 'record' });
  assert.equal(late.status, 422);
  assert.match(late.html, /This cannot be done at this stage: Rapid review under way[\s\S]*Typed before it went/);
  assert.match((await after.get(`${incident}/delay`)).html, /Send the rapid review to the Panel: due Thursday 25 July 2024/);
});

test('the areas that know the family do not see the incident here: it is Coveshire’s', async () => {
  const elsewhere = await new Visitor(server).be('ashshire', 'bm');
  assert.match((await elsewhere.get('/incidents')).html, /No incident has been recorded yet/);
});
