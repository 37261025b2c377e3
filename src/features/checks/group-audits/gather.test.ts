import assert from 'node:assert/strict';
import test from 'node:test';
import { asked, times, type Child, type Entry } from './records.fixture.ts';

function places(children: readonly Child[], entries: readonly Entry[]): readonly unknown[] {
  const numbers = asked('P-75', children, entries, '2024-06-28');
  return numbers.kind === 'gather' ? numbers.places : [];
}

function concern(child: string, setting: string, on = '2024-05-01'): Entry {
  return { child, type: 'concern_raised', on, says: { setting } };
}

const COVESHIRE = times(5, (at): Child => ({ id: `c${at}`, area: 'Coveshire' }));
const placed = (child: string, by: string, on = '2024-01-10'): Entry => ({ child, type: 'placement_started', on, says: { placed_by: by } });

test('five children of two councils at one setting, however it is written', () => {
  const entries = [...COVESHIRE.map(({ id }, at) => concern(id, at === 0 ? 'elm  house' : 'Elm House')), placed('c3', 'Ashshire'), placed('c4', 'Ashshire')];
  assert.deepEqual(places(COVESHIRE, entries).map((one) => ({ ...(one as object), place: '' })), [{ place: '', several: 'yes', children: 5, councils: 2 }]);
});

test('of three or four children it is said that there are several, and not how many', () => {
  assert.deepEqual(places(COVESHIRE, [concern('c0', 'Elm House'), concern('c1', 'Elm House'), concern('c2', 'Elm House'), placed('c2', 'Ashshire')]), [{ place: 'Elm House', several: 'yes', children: null, councils: null }]);
});

test('two children, or three of one council, or one child often, are not several', () => {
  assert.deepEqual(places(COVESHIRE, [concern('c0', 'Elm House'), concern('c1', 'Elm House'), placed('c1', 'Ashshire')]), []);
  assert.deepEqual(places(COVESHIRE, COVESHIRE.map(({ id }) => concern(id, 'Elm House'))), []);
  assert.deepEqual(places(COVESHIRE, [...times(3, () => concern('c0', 'Elm House')), concern('c1', 'Elm House'), placed('c1', 'Ashshire')]), []);
});

test('a concern 180 days ago counts, and one of the day before does not', () => {
  const others = [concern('c0', 'Elm House'), concern('c1', 'Elm House'), placed('c1', 'Ashshire')];
  assert.equal(places(COVESHIRE, [...others, concern('c2', 'Elm House', '2023-12-31')]).length, 1);
  assert.equal(places(COVESHIRE, [...others, concern('c2', 'Elm House', '2023-12-30')]).length, 0);
});

test('where it is not recorded whose child one of three is, it cannot be told', () => {
  assert.deepEqual(places([...COVESHIRE, { id: 'n' }], [concern('c0', 'Elm House'), concern('c1', 'Elm House'), concern('n', 'Elm House')]), [{ place: 'Elm House', several: 'cannot_tell', children: null, councils: null }]);
});

test('a placement after the concern does not say whose child it was then', () => {
  assert.deepEqual(places(COVESHIRE, [concern('c0', 'Elm House'), concern('c1', 'Elm House'), concern('c2', 'Elm House'), placed('c2', 'Ashshire', '2024-05-02')]), []);
});
