import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { crossBorderFacts } from '../fixtures/cross-border.ts';
import { canTakeOut, firstContents, hasRoom, readContents, typedContents, withOneMore, withoutOne, type Contents, type Several } from './notification-contents.ts';

const facts = (children: number) => ({ children: Array.from({ length: children }, () => crossBorderFacts.children).flat() });

test('a notification begins with a place for each child recorded, four at the most, and one for an adult', () => {
  assert.deepEqual([1, 3, 4, 7].map((children) => firstContents(facts(children)).child.length), [1, 3, 4, 4]);
  assert.deepEqual(firstContents(facts(2)), { child: ['a', 'b'], adult: ['a'], made: { child: 2, adult: 1 } });
});

test('contents come back from their draft as they went in', () => {
  const contents: Contents = { child: ['b', 'd'], adult: ['a', 'aa'], made: { child: 4, adult: 27 } };
  assert.deepEqual(readContents(typedContents(contents), facts(1)), contents);
  assert.deepEqual(readContents({}, facts(2)), firstContents(facts(2)));
  assert.deepEqual(readContents({ child: ['<b>', '1'] }, facts(1)), firstContents(facts(1)));
});

const step = fc.record({ kind: fc.constantFrom<Several>('child', 'adult'), add: fc.boolean(), which: fc.nat(11) });

test('whatever is added and taken out, no key comes back and nobody else moves', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    let contents = firstContents(facts(2));
    const given: Record<Several, Set<string>> = { child: new Set(contents.child), adult: new Set(contents.adult) };
    for (const { kind, add, which } of steps) {
      const before = contents;
      if (add) {
        const more = withOneMore(contents, kind);
        assert.equal(more === null, !hasRoom(contents, kind));
        if (more === null) continue;
        assert.ok(!given[kind].has(more.key), 'a new key');
        given[kind].add(more.key);
        contents = more.contents;
        assert.deepEqual(contents[kind], [...before[kind], more.key]);
      } else if (canTakeOut(contents, kind)) {
        const key = contents[kind][which % contents[kind].length] ?? '';
        contents = withoutOne(contents, kind, key);
        assert.deepEqual(contents[kind], before[kind].filter((each) => each !== key));
      }
      assert.ok(contents.child.length >= 1 && contents.child.length <= 4 && contents.adult.length >= 1);
      assert.deepEqual(readContents(typedContents(contents), facts(2)), contents);
    }
  }), { seed: 20261122, numRuns: 200 });
});
