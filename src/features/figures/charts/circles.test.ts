import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { regionAreas, sharedArea, type Disc } from './circles.ts';
import { fitCircles } from './euler-fit.ts';

const near = (one: number, other: number, within: number) => assert.ok(Math.abs(one - other) <= within, `${one} is not within ${within} of ${other}`);
const disc = fc.record({ x: fc.double({ min: -1, max: 1, noNaN: true }), y: fc.double({ min: -1, max: 1, noNaN: true }), r: fc.double({ min: 0.1, max: 1.5, noNaN: true }) });

test('two circles of one size, each through the middle of the other, share the lens of the textbooks', () => {
  near(sharedArea([{ x: 0, y: 0, r: 1 }, { x: 1, y: 0, r: 1 }]), (2 * Math.PI) / 3 - Math.sqrt(3) / 2, 1e-12);
});

test('three such circles share the triangle of Reuleaux', () => {
  near(sharedArea([{ x: 0, y: 0, r: 1 }, { x: 1, y: 0, r: 1 }, { x: 0.5, y: Math.sqrt(3) / 2, r: 1 }]), (Math.PI - Math.sqrt(3)) / 2, 1e-12);
});

test('a circle inside another is shared whole, one beside it not at all, and the same one is counted once', () => {
  near(sharedArea([{ x: 0, y: 0, r: 2 }, { x: 0.5, y: 0, r: 1 }]), Math.PI, 1e-12);
  assert.equal(sharedArea([{ x: 0, y: 0, r: 1 }, { x: 3, y: 0, r: 1 }]), 0);
  near(sharedArea([{ x: 0, y: 0, r: 1 }, { x: 0, y: 0, r: 1 }, { x: 0, y: 0, r: 1 }]), Math.PI, 1e-12);
});

/** Areas by counting the points of a fine grid: slow, and another way. */
function counted(discs: readonly Disc[]): readonly number[] {
  const areas = Array.from({ length: 2 ** discs.length }, () => 0);
  const step = 0.02;
  for (let x = -2.5 + step / 2; x < 2.5; x += step) {
    for (let y = -2.5 + step / 2; y < 2.5; y += step) {
      const place = discs.reduce((sum, one, at) => sum + (Math.hypot(x - one.x, y - one.y) <= one.r ? 1 << at : 0), 0);
      areas[place] = (areas[place] ?? 0) + step * step;
    }
  }
  return areas;
}

test('every region of three circles has the area that counting points gives', () => {
  fc.assert(fc.property(fc.tuple(disc, disc, disc), (discs) => {
    const found = counted(discs);
    regionAreas(discs).forEach((area, place) => { if (place > 0) near(area, found[place] ?? 0, 0.03); });
  }), { seed: 20261122, numRuns: 60 });
});

test('two sets are always drawn true', () => {
  fc.assert(fc.property(fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500)).filter((all) => all.some((one) => one > 0)), ([first, second, both]) => {
    near(fitCircles([0, first, second, both]).error, 0, 1e-6);
  }), { seed: 20261122, numRuns: 200 });
});

test('three sets that circles can show are drawn true', () => {
  fc.assert(fc.property(fc.tuple(fc.double({ min: 0.6, max: 1, noNaN: true }), fc.double({ min: 0.6, max: 1, noNaN: true }), fc.double({ min: 0.5, max: 1.1, noNaN: true })), ([second, third, apart]) => {
    const discs = [{ x: 0, y: 0, r: 1 }, { x: apart, y: 0, r: second }, { x: apart / 2, y: apart * 0.9, r: third }];
    near(fitCircles(regionAreas(discs)).error, 0, 0.002);
  }), { seed: 20261122, numRuns: 40 });
});

test('how far numbers that circles cannot show are off is told, and never made out to be less', () => {
  const { wanted, drawn, error } = fitCircles([0, 10, 10, 0, 10, 0, 0, 10]);
  assert.ok(error > 0.05);
  near(error, Math.max(...wanted.map((share, place) => Math.abs(share - (drawn[place] ?? 0)))), 1e-12);
});
