import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPlace } from './place.ts';

test('stored dates sort by earliest bound, an open start by its latest, then the finer first; what nobody could read comes last', () => {
  const inOrder = ['2016-05', '../2016-05-02', '2016-05-03T09:00:00+01:00', '2016-05-03T14:30:00+01:00', '2016-05-03', '2016-05-03/2016-05-09', '[2016-05-10..2016-05-12]', '2016-05-11', null, null];
  assert.deepEqual(inOrder.toReversed().toSorted(byPlace), inOrder);
  assert.deepEqual(inOrder.toSorted(byPlace), inOrder);
});
