import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as holds, boolean, constantFrom, integer, option, property, record } from 'fast-check';
import { columns, reconcile, type Count, type CountedIncident } from './reconcile.ts';

const incident = (reference: string, change: Partial<CountedIncident> = {}): CountedIncident => ({ reference, occurred: '2026-03-20', awareOn: '2026-03-24', notifiedOn: '2026-03-31', withdrawnOn: null, reviews: [{ reference: `${reference}-RR`, kind: 'rapid_review', receivedOn: '2026-04-22' }], children: 2, ...change });
const said = (counts: readonly Count[]): readonly string[] => counts.map(({ count, late, withdrawn }) => `${count}/${late}/${withdrawn}`);

test('one incident lies in two years by its dates, and is counted once by each', () => {
  // Told on Tuesday 24 March, notified on the 31st: five working days. Received on 22 April: Good Friday and Easter Monday left out, fourteen.
  const { years, totals, moved } = reconcile([incident('a')], '04-01');
  assert.deepEqual(years.map(({ year, counts }) => [year, said(counts)]), [
    [2025, ['1/0/0', '1/0/0', '1/0/0', '1/0/0', '0/0/0', '2/0/0', '2/0/0', '0/0/0']],
    [2026, ['0/0/0', '0/0/0', '0/0/0', '0/0/0', '1/0/0', '0/0/0', '0/0/0', '2/0/0']],
  ]);
  assert.deepEqual(said(totals), ['1/0/0', '1/0/0', '1/0/0', '1/0/0', '1/0/0', '2/0/0', '2/0/0', '2/0/0']);
  assert.deepEqual(moved, [{ reference: 'a', years: { incident: 2025, notification: 2025, received: 2026 } }]);
  assert.deepEqual(reconcile([incident('a')], '01-01').moved, []);
});

test('late and withdrawn ones are counted and said, and what has no certain year has its own line', () => {
  const late = incident('b', { occurred: '2026', notifiedOn: '2026-04-01', reviews: [{ reference: 'b-RR', kind: 'rapid_review', receivedOn: '2026-04-27' }, { reference: 'b-LCSPR', kind: 'lcspr', receivedOn: '2027-05-01' }], children: 1 });
  const withdrawn = incident('c', { withdrawnOn: '2026-04-10', reviews: [], children: 1 });
  const { years, unnotified } = reconcile([late, withdrawn, incident('d', { awareOn: null, notifiedOn: null, reviews: [], children: 1 })], '04-01');
  assert.deepEqual(years.map(({ year, counts }) => [year, said(counts)]), [
    // c and d by the incident; c by its notification.
    [2025, ['1/0/1', '1/0/1', '0/0/0', '0/0/0', '0/0/0', '2/0/1', '1/0/1', '0/0/0']],
    // b: notified six working days after 24 March; its rapid review sixteen after 1 April.
    [2026, ['0/0/0', '1/1/0', '0/0/0', '2/1/0', '1/1/0', '0/0/0', '1/0/0', '1/0/0']],
    [2027, ['0/0/0', '0/0/0', '0/0/0', '0/0/0', '1/0/0', '0/0/0', '0/0/0', '0/0/0']],
    // b's incident was some day of 2026, in one year or the other; c and d have no review.
    [null, ['1/1/0', '0/0/0', '2/1/0', '0/0/0', '0/0/0', '1/0/0', '1/0/0', '2/0/1']],
  ]);
  assert.deepEqual(unnotified, ['d']);
});

test('each unit comes to one total by every basis, whatever is known', () => {
  const day = constantFrom('2025-03-31', '2025-04-01', '2026-01-15', '2026-07-01');
  const made = record({ occurred: option(constantFrom('2025', '2025-03', '2025-06-09', '2026-02~')), notifiedOn: option(day), withdrawn: boolean(), reviews: array(record({ kind: constantFrom('rapid_review' as const, 'lcspr' as const), receivedOn: option(day) }), { maxLength: 3 }), children: integer({ min: 0, max: 4 }) });
  holds(property(array(made, { maxLength: 6 }), constantFrom('04-01', '01-01'), (all, starts) => {
    const { totals } = reconcile(all.map(({ withdrawn, reviews, ...one }, at) => incident(`i${at}`, { ...one, awareOn: null, withdrawnOn: withdrawn ? '2026-08-01' : null, reviews: reviews.map((review, number) => ({ ...review, reference: `i${at}-${number}` })) })), starts);
    for (const unit of ['notifications', 'reviews', 'children']) assert.equal(new Set(said(totals.filter((_, at) => columns[at]?.unit === unit))).size, 1, unit);
    assert.equal(totals[5]?.count, all.reduce((sum, { children }) => sum + children, 0));
  }), { seed: 5, numRuns: 100 });
});
