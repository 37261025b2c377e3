import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { averageLinkage } from './average-linkage.ts';

// From the definition: the two clusters whose pairs weigh most on average, worked out anew each time.
function byDefinition(weights: Float64Array, size: number, cut: number): readonly string[] {
  let clusters = Array.from({ length: size }, (_, member) => [member]);
  for (;;) {
    let best: { readonly a: number; readonly b: number; readonly average: number } | undefined;
    for (let a = 0; a < clusters.length; a++) {
      for (let b = a + 1; b < clusters.length; b++) {
        const [left, right] = [clusters[a] ?? [], clusters[b] ?? []];
        const average = left.flatMap((one) => right.map((other) => weights[one * size + other] ?? 0)).reduce((sum, weight) => sum + weight, 0) / (left.length * right.length);
        if (average >= cut && average > (best?.average ?? -Infinity)) best = { a, b, average };
      }
    }
    if (best === undefined) return clusters.map((cluster) => cluster.toSorted((a, b) => a - b).join(' ')).sort();
    const { a, b } = best;
    clusters = [...clusters.filter((_, index) => index !== a && index !== b), [...(clusters[a] ?? []), ...(clusters[b] ?? [])]];
  }
}

test('clusters are those of the definition, and none holds a forbidden pair', () => {
  const weight = fc.oneof({ weight: 5, arbitrary: fc.double({ min: -14, max: 14, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(-Infinity) });
  fc.assert(fc.property(fc.integer({ min: 2, max: 9 }).chain((size) => fc.tuple(fc.constant(size), fc.array(weight, { minLength: 36, maxLength: 36 }))), ([size, drawn]) => {
    const weights = new Float64Array(size * size);
    for (let a = 1, at = 0; a < size; a++) for (let b = 0; b < a; b++) weights[a * size + b] = weights[b * size + a] = drawn[at++] ?? 0;
    const clusters = averageLinkage(weights.slice(), size, -3);
    const found = new Map<number, number[]>();
    for (const [member, cluster] of clusters.entries()) found.set(cluster, [...(found.get(cluster) ?? []), member]);
    for (const members of found.values()) for (const a of members) for (const b of members) assert.notEqual(a === b ? 0 : weights[a * size + b], -Infinity);
    assert.deepEqual([...found.values()].map((members) => members.join(' ')).sort(), byDefinition(weights, size, -3));
  }), { seed: 21, numRuns: 500 });
});
