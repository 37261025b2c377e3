import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { demoId } from '../../../demo/id.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { incidentIn, requestTo, systemOf } from './calling.fixture.ts';

const text = readFileSync(new URL('../../../../docs/api.md', import.meta.url), 'utf8');
const blocks = (kind: string) => [...text.matchAll(new RegExp(`\`\`\`${kind}\n([^]*?)\`\`\``, 'g'))].map(([, block = '']) => block);
const database = await testDatabase();
const { server, clock } = await testSite(database);
const env: Record<string, string> = { PATH: process.env['PATH'] ?? '' };

before(async () => {
  const incident = await incidentIn(server, 'coveshire');
  clock.now = new Date();
  env['KEY'] = (await systemOf(server, 'coveshire', 'community')).key;
  env['REQUEST'] = await requestTo(database, 'coveshire', 'community', incident);
  env['SIGHTLINE'] = await server.listen({ port: 0, host: '127.0.0.1' });
});
after(() => server.close());

/** Runs a block of the document in a shell, as whoever reads it would. */
async function run(block: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)('sh', ['-c', block], { env });
  return JSON.parse(stdout);
}

/** Everything that the document says is in the answer; the answer may hold more. */
function assertHolds(actual: unknown, said: unknown, at = ''): void {
  if (typeof said !== 'object' || said === null) return assert.equal(actual, said, at);
  if (Array.isArray(said)) assert.equal(Array.isArray(actual) ? actual.length : undefined, said.length, at);
  for (const [key, value] of Object.entries(said)) assertHolds(Object(actual)[key], value, `${at}/${key}`);
}

test('the examples of docs/api.md do what it says, and twice the same', async () => {
  const [, requests = '', send = '', held = ''] = blocks('sh');
  const [answer = ''] = blocks('json');
  assertHolds(await run(requests), { requests: [{ request: env['REQUEST'], entries: `/api/requests/${env['REQUEST']}/entries` }] });
  assertHolds(await run(send), JSON.parse(answer));
  assertHolds(await run(send), { taken: 0, already_held: 2, refused: 1 });
  assertHolds(await run(held), { set_aside: false, entries: [{ reference: 'HV-20417', status: 'taken' }, { reference: 'HV-20983', status: 'taken' }] });
});

test('whoever issues a key can hand on the description, with this installation’s address and every field', async () => {
  const administrator = await new Visitor(server).be('coveshire', 'administrator');
  const { status, body, headers } = await administrator.get(`/accounts/${demoId('partnership', 'coveshire')}/systems/description`);
  assert.deepEqual([status, headers['content-disposition']], [200, 'attachment; filename="sending-a-chronology.md"']);
  const handed = body.toString('utf8');
  assert.match(handed, /SIGHTLINE=http:\/\/sightline\.example\n/);
  for (const field of ['source_of_information', 'known_to', 'attributes']) assert.ok(handed.includes(`"${field}"`), field);
  assert.doesNotMatch(handed, /\]\(/);
});
