import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readLedger, verifyLedger, type LedgerRow } from './index.ts';
import { slipsOf } from './slips.ts';

const read = readLedger(readFileSync(new URL('published/reviews-and-reports.csv', import.meta.url), 'utf8'));
assert.ok(read.ok);
const rows = read.value;
const before = new Set(verifyLedger(rows).problems.map(({ id }) => id));

// Every third row whose count stands beside a percentage or in a table with totals, with one digit put wrong.
const planted = rows.filter(({ count, base, percent, measure }) => count !== undefined && base !== undefined && (percent !== undefined || measure.startsWith('Table 3'))).filter((_, index) => index % 3 === 0);

function withSlip(row: LedgerRow, printed: boolean): readonly LedgerRow[] {
  const slips = [...slipsOf(row.count ?? 0)].filter((one) => String(one).length === String(row.count).length);
  const count = slips[row.line % slips.length] ?? 0;
  return rows.map((one) => ({ ...one, ...(one === row ? { count } : {}), printed: printed ? one.printed : '' }));
}

function outcome(printed: boolean): { readonly found: number; readonly repaired: number; readonly alarms: number } {
  const seen = planted.map((row) => {
    const fresh = verifyLedger(withSlip(row, printed)).problems.filter(({ id, ids }) => !before.has(id) || ids.includes(row.id));
    const named = fresh.filter(({ ids }) => ids.includes(row.id));
    return { found: named.length > 0, repaired: named.some(({ repair }) => repair.includes(String(row.count))), alarms: fresh.length - named.length };
  });
  return { found: seen.filter(({ found }) => found).length, repaired: seen.filter(({ repaired }) => repaired).length, alarms: seen.reduce((sum, { alarms }) => sum + alarms, 0) };
}

test('a digit put wrong in a count is found and repaired from what was printed, with no other alarm', () => {
  assert.ok(planted.length > 15);
  assert.deepEqual(outcome(true), { found: planted.length, repaired: planted.length, alarms: 0 });
});

test('without the printed words a digit is still found wherever shares or sums can show it', () => {
  const { found, alarms } = outcome(false);
  assert.ok(found >= planted.length * 0.9, `${found} of ${planted.length}`);
  assert.equal(alarms, 0);
});
