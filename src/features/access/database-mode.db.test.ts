import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { addPerson } from './directory.ts';
import { wrongMode } from './database-mode.ts';

const { owner } = await testDatabase();

test('an empty database may become either', async () => {
  assert.equal(await wrongMode(owner, 'live'), null);
  assert.equal(await wrongMode(owner, 'demo'), null);
});

test('a database with people that is no demonstration is refused in demo mode', async () => {
  await addPerson(owner, { id: '00000000-0000-4000-8000-000000000001', name: 'Real', email: 'real@council.example' });
  assert.equal((await wrongMode(owner, 'demo'))?.code, 'DATABASE_IS_LIVE');
  assert.equal(await wrongMode(owner, 'live'), null);
});

test('a demonstration is refused in live mode', async () => {
  await owner.insertInto('access.demonstration').values({ since: new Date() }).execute();
  assert.equal((await wrongMode(owner, 'live'))?.code, 'DATABASE_IS_DEMONSTRATION');
  assert.equal(await wrongMode(owner, 'demo'), null);
});
