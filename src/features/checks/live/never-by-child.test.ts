import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { pagesOf } from '../../../app/pages.ts';
import { testDatabase } from '../../../../test/support/database.ts';

// What is asked live is never counted, sorted or grouped by child, family or named worker: held here over the program's
// text, over what the database can be asked, and over the addresses of the site.
const SOURCE = join(import.meta.dirname, '..', '..', '..');
const { owner } = await testDatabase();
const key = Buffer.alloc(32);
const addresses = pagesOf({ demo: false, publicUrl: '', limits: { idleMinutes: 1, absoluteMinutes: 1 }, keys: { secondFactor: key, attempts: key } }, { trial: key }).map(({ path }) => path.pattern);
/** A child, a family or somebody who works with them, as code and tables name them. */
const SOMEBODY = /\b(case_?id|child(_?id|ren)?|person_?id|by_person|holder|worker|family|reference|known_?as|given_by|recorded_by)\b/i;

/** The parts of a text that count, group or sort, each with what it does so by. */
function puttingTogether(text: string): readonly string[] {
  const found = [
    ...text.matchAll(/\.groupBy\(([^)]*(?:\([^)]*\))?[^)]*)\)/g), ...text.matchAll(/\.orderBy\(([^)]*)\)/g), ...text.matchAll(/group by ([^)\n]*)/gi),
    ...text.matchAll(/order by ([^)\n]*)/gi), ...text.matchAll(/(count(?:All)?(?:<[^>]*>)?\([^)]*\))/g), ...text.matchAll(/\.(?:toSorted|sort)\(([^\n]*)/g),
  ];
  return found.map(([, by = '']) => by);
}

const faults = (text: string): readonly string[] => puttingTogether(text).filter((by) => SOMEBODY.test(by));

let files: readonly string[] = [];
before(() => {
  files = globSync('features/checks/{live,own-records,pages}/**/*.ts', { cwd: SOURCE }).filter((file) => !file.endsWith('.test.ts'));
});

test('no code of live use counts, groups or sorts by somebody', () => {
  assert.ok(files.length > 20, String(files.length));
  const found = files.flatMap((file) => faults(readFileSync(join(SOURCE, file), 'utf8')).map((by) => `${file}: ${by}`));
  assert.deepEqual(found, []);
});

test('such code is found where there is some', () => {
  for (const text of ["Map.groupBy(signals, ({ caseId }) => caseId)", ".groupBy('s.case_id')", ".orderBy('c.reference')", "select count(case_id) from x", 'group by h.person_id, 1', '.toSorted((a, b) => a.childId - b.childId)']) assert.equal(faults(text).length > 0, true, text);
  for (const text of [".orderBy('s.due_at')", 'group by a.check_id, a.said', 'Map.groupBy(waiting, ({ check }) => check)']) assert.deepEqual(faults(text), [], text);
});

test('the database gives no figures of live use but by duty and team', async () => {
  const { rows } = await sql<{ name: string; given: string }>`
    select p.proname as name, pg_get_function_result(p.oid) as given from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('checks', 'cases') order by 1`.execute(owner);
  assert.deepEqual(rows.filter(({ given }) => /bigint|integer|numeric|real|double/.test(given)), [
    { name: 'answers_by_group', given: 'TABLE(check_id text, grouped_by text, group_name text, answered bigint, not_relevant bigint)' },
    { name: 'open_duties', given: 'TABLE(check_id text, team_id uuid, late bigint, open bigint, cases bigint)' },
  ]);
  const views = await sql`select 1 from information_schema.views where table_schema in ('checks', 'cases')`.execute(owner);
  assert.equal(views.rows.length, 0);
});

test('no table of live use has a number, a rank or a colour for somebody', async () => {
  const { rows } = await sql<{ column: string }>`
    select table_schema || '.' || table_name || '.' || column_name as column from information_schema.columns
    where table_schema in ('checks', 'cases') and data_type in ('integer', 'bigint', 'smallint', 'numeric', 'real', 'double precision') order by 1`.execute(owner);
  assert.deepEqual(rows.map(({ column }) => column), [
    'cases.child.seq', 'cases.team_move.seq', 'checks.answer.number', 'checks.answer.version', 'checks.impact_assessment.number', 'checks.own_answer.number', 'checks.own_answer.version', 'checks.own_version.made_from', 'checks.own_version.number', 'checks.own_version.version', 'checks.signal.version', 'checks.switch.number', 'checks.switch.version', 'checks.trial.children', 'checks.trial.number',
  ]);
});

test('what is asked live has an address for one case or incident at a time, for duties, and for an area by team', () => {
  const live = addresses.filter((address) => /signals|duties|looked-at/.test(address));
  assert.deepEqual([...new Set(live)].toSorted(), ['/cases/:case/looked-at', '/cases/:case/signals', '/cases/:case/signals/:signal', '/duties', '/duties/new', '/incidents/:incident/duties', '/incidents/:incident/duties/:signal', '/live/:partnership/duties', '/partnership-duties']);
});
