import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { checksAuditCommands } from './checks-audit-commands.ts';
import { runCommandLine } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-audit-'));
after(() => rmSync(folder, { recursive: true }));

const HEAD = 'event_id,child_id,type,occurred,known_to,agency,area,persons,attributes,text';

/** Ten notifications a month from January 2020 to December 2022, then those of January 2023, and one entry on the first day. */
function files(last: number): readonly string[] {
  const months = Array.from({ length: 37 }, (_, at) => ({ month: `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, count: at < 36 ? 10 : last }));
  const rows = months.flatMap(({ month, count }) => Array.from({ length: count }, (_, at) => `${month}-${at},c-${month}-${at},incident_notified,${month}-06,,,Coveshire,,{},`));
  const [events, children] = [join(folder, `events-${last}.csv`), join(folder, 'children.csv')];
  writeFileSync(events, [HEAD, 'e0,c0,child_seen,2020-01-01,,,,,{},', ...rows].join('\n'));
  writeFileSync(children, 'child_id,date_of_birth,sex,ethnicity,disability,area\nc0,,F,WBRI,no,Coveshire');
  return ['--events', events, '--children', children];
}

async function sightline(...words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(['checks', 'audit', ...words], checksAuditCommands, { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

test('a month without a notification is drawn below the limits, with what the numbers cannot say', async () => {
  const { status, out } = await sightline(...files(0), '--as-at', '2023-01-31', '--audits', 'P-131');
  assert.equal(status, 0);
  // Of 48 places the widest is 17: the limits 4 and 17 stand at 11 and 47, and none at 0.
  assert.ok(out.includes(`2023-01  |#${' '.repeat(10)}[${'-'.repeat(35)}]|  0, limits 4 to 17  below the limit`), out);
  assert.match(out, /These numbers cannot say whether fewer incidents happened or fewer were notified/);
});

test('a count that is not told has no mark', async () => {
  const { out } = await sightline(...files(3), '--as-at', '2023-01-31', '--audits', 'p-131');
  assert.match(out, /2023-01 {2}\|[^#]*\| {2}not told, limits 4 to 17 {2}below the limit/);
});

test('one JSON document holds every audit', async () => {
  const { status, out } = await sightline(...files(9), '--as-at', '2023-01-31', '--json');
  const { as_at: asAt, audits }: { readonly as_at: string; readonly audits: readonly { readonly audit: string }[] } = JSON.parse(out);
  assert.deepEqual([status, asAt, audits.map(({ audit }) => audit)], [0, '2023-01-31', ['P-69', 'P-75', 'P-93', 'P-131']]);
});

test('an audit that there is not, and a day that is none, are bad input with a way to mend it', async () => {
  const wrong = await sightline(...files(9), '--as-at', '2023-01-31', '--audits', 'P-02');
  assert.equal(wrong.status, 2);
  assert.match(wrong.err, /There is no audit “P-02”/);
  const moment = await sightline(...files(9), '--as-at', '2023-01-31T10:00');
  assert.equal(moment.status, 2);
  assert.match(moment.err, /is not a day, like 2024-06-30/);
});
