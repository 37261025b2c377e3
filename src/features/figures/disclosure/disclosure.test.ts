import assert from 'node:assert/strict';
import test from 'node:test';
import { array, assert as holds, integer, property, tuple } from 'fast-check';
import type { TableNumbers } from '../tables/relations.ts';
import { attack, suppress, type Fact, type Suppressed } from './index.ts';

/** Rows of counts by columns; each base is a column's; the last column is the total of the others. */
function numbersOf(counts: readonly (readonly number[])[], bases: readonly number[]): TableNumbers {
  const allBases = withTotal(bases);
  const tallies = counts.map((row) => withTotal(row).map((count, at) => ({ count, base: allBases[at] ?? 0, notMentioned: 0, doesNotApply: 0, countedOpen: 0 })));
  return {
    rows: counts.length, columns: allBases.length, tallies, printedBase: allBases.at(-1) ?? 0, columnSums: [{ whole: bases.length, parts: [...bases.keys()] }],
    rowsOfWhole: [], sameRecords: [...counts.keys()], parts: [], percentOfParent: counts.map(() => false), baseCountedBy: counts.map(() => null),
  };
}

function withTotal(row: readonly number[]): readonly number[] {
  return [...row, row.reduce((sum, count) => sum + count, 0)];
}

/** The same with rows that together are all of each base. */
function wholeOf(counts: readonly (readonly number[])[]): TableNumbers {
  const bases = (counts[0] ?? []).map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return { ...numbersOf(counts, bases), rowsOfWhole: [[...counts.keys()]] };
}

const pattern = ({ tallies }: TableNumbers, { hidden }: Suppressed): readonly string[] => tallies.map((row, at) => row.map((tally, column) => (hidden(at, column).count ? 'c' : String(tally.count))).join(' '));

test('bounds are those of the whole numbers that agree with all facts', () => {
  const facts: readonly Fact[] = [
    { is: '=', total: 7, terms: [{ unknown: 0, times: 1 }, { unknown: 1, times: 1 }] },
    { is: '<=', total: 5, terms: [{ unknown: 0, times: 2 }] },
    { is: '=', total: 3, terms: [{ unknown: 2, times: 1 }] },
  ];
  assert.deepEqual(attack(4, facts), { exact: true, bounds: [{ low: 0, high: 2 }, { low: 5, high: 7 }, { low: 3, high: 3 }, { low: 0, high: Infinity }] });
});

test('a small count takes another with it, so that the total does not give it away', () => {
  const numbers = numbersOf([[2, 9, 30]], [40, 40, 60]);
  assert.deepEqual(pattern(numbers, suppress(() => numbers, { below: 5 })), ['c c 30 41']);
});

test('without a policy nothing is hidden, and noughts are only hidden where the policy says so', () => {
  const numbers = numbersOf([[2, 0, 30]], [40, 40, 60]);
  assert.deepEqual(pattern(numbers, suppress(() => numbers, undefined)), ['2 0 30 32']);
  assert.equal(suppress(() => numbers, { below: 5 }).hidden(0, 1).count, false);
  assert.equal(suppress(() => numbers, { below: 5, zeros: true }).hidden(0, 1).count, true);
});

test('a small base is hidden with every count on it', () => {
  const numbers = numbersOf([[1, 20, 30], [0, 10, 12]], [3, 40, 60]);
  const { hidden } = suppress(() => numbers, { below: 5 });
  assert.deepEqual([hidden(0, 0).base, hidden(1, 0).count, hidden(1, 0).base], [true, true, true]);
});

test('a column within another does not give away the few who are in the other only', () => {
  const counts = { count: 9, base: 20, notMentioned: 0, doesNotApply: 0, countedOpen: 0 };
  const numbers: TableNumbers = { ...numbersOf([[9]], [20]), tallies: [[counts, { ...counts, count: 10, base: 40 }]] };
  const { hidden } = suppress(() => numbers, { below: 5 });
  assert.ok(hidden(0, 0).count || hidden(0, 1).count, '10 less 9 is 1');
  assert.equal(suppress(() => ({ ...numbers, columnSums: [] }), { below: 5 }).hidden(0, 0).count, false);
});

test('where last year’s table leaves a small number bare, the table is not for publication', () => {
  const numbers = numbersOf([[2, 9, 30]], [40, 40, 60]);
  const { exposed } = suppress(() => numbers, { below: 5 }, [{ cells: [{ row: 0, column: 0, times: 1 }], sum: 2 }]);
  assert.deepEqual(exposed, [{ kind: 'count', row: 0, column: 0, bounds: { low: 2, high: 2 } }]);
});

test('the base of the whole table is printed beside it: it is never left out for another, and where it is small that is said', () => {
  const all = numbersOf([[4, 3]], [4, 3]);
  const { hidden, exposed } = suppress(() => all, { below: 5 });
  assert.deepEqual([hidden(0, 0).base, hidden(0, 1).base, hidden(0, 2), exposed], [true, true, { count: false, base: false, silence: false }, []]);
  const few = suppress(() => numbersOf([[2, 1]], [3, 1]), { below: 5 });
  assert.deepEqual(few.exposed.filter(({ kind }) => kind === 'base').map(({ row, column, bounds }) => [row, column, bounds.low, bounds.high]), [[0, 2, 4, 4]]);
});

test('a sum known from elsewhere makes the table leave out more', () => {
  const numbers = numbersOf([[2, 9, 30, 12]], [40, 40, 60, 40]);
  const plain = suppress(() => numbers, { below: 5 });
  const warned = suppress(() => numbers, { below: 5 }, [{ cells: [{ row: 0, column: 0, times: 1 }, { row: 0, column: 1, times: 1 }], sum: 11 }, { cells: [{ row: 0, column: 1, times: 1 }], sum: 9 }]);
  assert.deepEqual(pattern(numbers, plain), ['c c 30 12 53']);
  assert.deepEqual(warned.exposed.map(({ row, column }) => [row, column]), [[0, 0]]);
});

/** Every table of whole numbers that agrees with what is shown, found by trying: how many values each hidden count takes. */
function possible(numbers: TableNumbers, { hidden }: Suppressed, most: number): ReadonlyMap<string, ReadonlySet<number>> {
  const inner = numbers.tallies.flatMap((row, at) => row.slice(0, -1).map((tally, column) => ({ at, column, tally })));
  const seen = new Map<string, Set<number>>();
  const values = new Map<string, number>();
  const shownTotal = (at: number): number | undefined => { const last = numbers.columns - 1; return hidden(at, last).count ? undefined : numbers.tallies[at]?.[last]?.count; };
  const agrees = (): boolean => numbers.tallies.every((row, at) => {
    const sum = row.slice(0, -1).reduce((total, _, column) => total + (values.get(`${at} ${column}`) ?? 0), 0);
    return shownTotal(at) === undefined || shownTotal(at) === sum;
  }) && numbers.rowsOfWhole.every((rows) => numbers.tallies[0]?.slice(0, -1).every(({ base }, column) => {
    const counted = rows.reduce((sum, at) => sum + (values.get(`${at} ${column}`) ?? 0), 0);
    // Where it is not shown of how many nothing is recorded, some of the base may be those.
    const silent = hidden(0, column).silence && hidden(0, numbers.columns - 1).silence;
    return hidden(0, column).base || (silent ? counted <= base : counted === base);
  }));
  const fill = (index: number): void => {
    const next = inner[index];
    if (next === undefined) {
      if (agrees()) for (const [key, value] of values) seen.set(key, (seen.get(key) ?? new Set()).add(value));
      return;
    }
    const { at, column, tally } = next;
    const key = `${at} ${column}`;
    const options = hidden(at, column).count ? Array.from({ length: Math.min(most, hidden(at, column).base ? most : tally.base) + 1 }, (_, value) => value) : [tally.count];
    for (const value of options) { values.set(key, value); fill(index + 1); }
  };
  fill(0);
  return seen;
}

const pair = tuple(integer({ min: 0, max: 5 }), integer({ min: 0, max: 5 }));
const small = tuple(integer({ min: 0, max: 7 }), integer({ min: 0, max: 7 }), integer({ min: 0, max: 7 }));

test('no small count can be worked out from rows and totals, by trying every table that agrees', () => {
  holds(property(array(small, { minLength: 1, maxLength: 2 }), (counts) => {
    const numbers = numbersOf(counts, [8, 8, 8]);
    const suppressed = suppress(() => numbers, { below: 3 });
    assert.deepEqual(suppressed.exposed, []);
    const seen = possible(numbers, suppressed, 8);
    counts.forEach((row, at) => row.forEach((count, column) => {
      if (count === 0 || count >= 3) return;
      for (const value of [1, 2]) assert.ok(seen.get(`${at} ${column}`)?.has(value), `${at} ${column} cannot be ${value}: ${pattern(numbers, suppressed).join(' | ')}`);
    }));
  }), { seed: 11, numRuns: 25 });
});

test('where rows and columns both add up, no small count has only one value left', () => {
  holds(property(array(pair, { minLength: 2, maxLength: 3 }), (counts) => {
    const numbers = wholeOf(counts);
    const suppressed = suppress(() => numbers, { below: 3 });
    const seen = possible(numbers, suppressed, 5);
    counts.forEach((row, at) => row.forEach((_, column) => {
      const count = counts[at]?.[column] ?? 0;
      if (count === 0 || count >= 3 || suppressed.exposed.some((one) => one.row === at && one.column === column)) return;
      assert.ok((seen.get(`${at} ${column}`)?.size ?? 0) > 1, `${at} ${column} in ${pattern(numbers, suppressed).join(' | ')}`);
    }));
  }), { seed: 12, numRuns: 25 });
});

test('a higher limit never shows what a lower one hides', () => {
  holds(property(array(tuple(integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 4 }), (counts) => {
    const numbers = wholeOf(counts);
    const [lower, higher] = [suppress(() => numbers, { below: 4 }), suppress(() => numbers, { below: 7 })];
    numbers.tallies.forEach((row, at) => row.forEach((_, column) => {
      const [low, high] = [lower.hidden(at, column), higher.hidden(at, column)];
      assert.ok((!low.count || high.count) && (!low.base || high.base));
    }));
  }), { seed: 13, numRuns: 20 });
});
