import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { chronologyExcel } from './excel.ts';

test('the same chronology gives the same Excel file at another time, and it can be unpacked', async (context) => {
  const made: Uint8Array[] = [];
  for (const day of ['2026-01-05T10:00:00', '2031-07-09T16:31:08']) {
    context.mock.timers.enable({ apis: ['Date'], now: new Date(day) });
    const bytes = await chronologyExcel({ entries: [], same_event: [], problems: [], mapping: [] });
    context.mock.timers.reset();
    assert.ok(bytes.ok);
    made.push(bytes.value);
  }
  assert.deepEqual(made[0], made[1]);
  assert.ok(Object.hasOwn(unzipSync(made[0] ?? new Uint8Array()), 'xl/workbook.xml'));
});
