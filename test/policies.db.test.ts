import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Tx } from '../src/platform/database/index.ts';
import { testDatabase } from './support/database.ts';
import { actDoneBy, oracle } from './support/policy-oracle.ts';
import type { Row, Someone, World } from './support/policy-rules.ts';
import { attempts, enumeratePeople, places, rowsOfPerson, someone, terms, worldOf, type Term } from './support/policy-world.ts';

const { owner, app } = await testDatabase();
const people = enumeratePeople();
const filledAtInstallation = ['access.permission_of_role', 'incidents.permission_of_act', 'coding.codebook_version'];
const keys = new Map<string, readonly string[]>();
let world: World;

before(async () => {
  await makeTryAll();
  for (const { table, columns } of await primaryKeys()) keys.set(table, columns);
  const installed = new Map<string, readonly Row[]>();
  for (const table of filledAtInstallation) installed.set(table, (await sql<Row>`select * from ${sql.table(table)}`.execute(owner)).rows);
  world = worldOf(people, installed);
  for (const [table, rows] of world.rows) if (!filledAtInstallation.includes(table)) await put(table, rows);
});

test('every table has rules in the oracle', () => {
  for (const table of keys.keys()) {
    assert.ok(table in oracle, `The table ${table} is new: say who may see, add, change and remove its rows in test/support/policy-oracle.ts, and give it rows in test/support/policy-world.ts`);
    assert.ok((world.rows.get(table) ?? []).length > 0, `The table ${table} has no rows to try: give it some in test/support/policy-world.ts`);
  }
  assert.deepEqual(Object.keys(oracle).toSorted(), [...keys.keys()].toSorted(), 'The oracle has rules for a table that is gone');
});

test('every act to an incident has a rule in the oracle', () => {
  const kinds = (world.rows.get('incidents.permission_of_act') ?? []).map(({ kind }) => String(kind));
  assert.deepEqual(kinds.toSorted(), Object.keys(actDoneBy).toSorted(), 'Say in actDoneBy of test/support/policy-oracle.ts who does each act');
});

test('nobody who has not signed in sees or changes anything but public names', () => compare(null, world));

for (const person of people) test(`${person.label}: sees, adds, changes and removes what the oracle says`, () => compare(person, world));

test('several roles of one person add up, and nothing more', async () => {
  const seats = fc.array(fc.integer({ min: 0, max: places.length - 1 }).chain((place) => fc.tuple(
    fc.constantFrom(...(places[place]?.roles ?? [])), fc.constant(place), fc.constantFrom(...(Object.keys(terms) as Term[])),
  )), { minLength: 2, maxLength: 4 });
  let made = 0;
  await fc.assert(fc.asyncProperty(seats, fc.boolean(), async (held, active) => {
    made += 1;
    const person = someone(`random ${made}`, held, active || made % 3 !== 0);
    const rows = rowsOfPerson(person);
    for (const [table, those] of rows) await put(table, those);
    try {
      await compare(person, worldOf([...people, person], new Map(filledAtInstallation.map((table) => [table, world.rows.get(table) ?? []]))));
    } finally {
      for (const table of [...rows.keys()].toReversed()) await sql`delete from ${sql.table(table)} where ${sql.id(table === 'access.person' ? 'id' : 'person_id')} = ${person.id}`.execute(owner);
    }
  }), { seed: 20_261_122, numRuns: 60 });
});

test('a policy that is wrong is found', async () => {
  const faults = [
    ['business_manager at council two in two', sql`alter policy incident_read on incidents.incident using (true)`, /can see incidents\.incident/],
    ['agency_author at school one in one', sql`alter policy request_draft_own on incidents.request_draft using (true)`, /can see incidents\.request_draft/],
    ['scrutineer at council one in one', sql`alter policy panel_item_send on incidents.panel_item with check (sent_by = platform.current_person())`, /can add incidents\.panel_item/],
    ['business_manager at council one in one', sql`alter policy draft_delete on incidents.draft using (false)`, /cannot remove incidents\.draft/],
    ['a person without a role', sql`alter table audit.entry disable row level security`, /can add audit\.entry/],
  ] as const;
  for (const [label, fault, words] of faults) {
    await fault.execute(owner);
    await assert.rejects(compare(people.find((person) => person.label === label) ?? null, world), words);
  }
});

/** Tries everything as one person, in one transaction that is undone, and compares with the oracle. */
async function compare(who: Someone | null, of: World): Promise<void> {
  const found: string[] = [];
  const label = who?.label ?? 'nobody';
  const check = (act: string, table: string, actual: readonly string[], expected: readonly string[]) => {
    for (const key of expected.filter((one) => !actual.includes(one))) found.push(`${label} cannot ${act} ${table} ${key}, but ought to`);
    for (const key of actual.filter((one) => !expected.includes(one))) found.push(`${label} can ${act} ${table} ${key}, but must not`);
  };
  const trying = attempts(who?.id ?? null, of);
  const answers = await app.transaction().execute(async (tx) => {
    await sql`select set_config('sightline.person', ${who?.id ?? ''}, true)`.execute(tx);
    return tryAll(tx, Object.keys(oracle).flatMap((table) => [
      rowsFrom(`select * from ${table}`), rowsFrom(changeOf(table, who)), rowsFrom(`delete from ${table} returning *`),
      ...(trying.get(table) ?? []).map((row) => `with added as (${insertOf(table, row)}) select '[]'::jsonb`),
    ]));
  });
  const next = answers.values();
  const answer = () => next.next().value ?? null;
  for (const [table, rules] of Object.entries(oracle)) {
    const rows = of.rows.get(table) ?? [];
    for (const rule of ['see', 'change', 'remove'] as const) {
      const actual = (answer() ?? []).map((row) => keyOf(table, row));
      check(rule, table, actual, rows.filter((row) => rules[rule](who, row, of)).map((row) => keyOf(table, row)));
    }
    const tried = trying.get(table) ?? [];
    check('add', table, tried.filter(() => answer() !== null).map(inShort), tried.filter((row) => rules.add(who, row, of)).map(inShort));
  }
  assert.ok(found.length === 0, found.join('\n'));
}


/** A change that the table is for, or of its first column where it is for none. */
function changeOf(table: string, who: Someone | null): string {
  const mine = who === null ? 'null' : escapeLiteral(who.id);
  const changes: Readonly<Record<string, string>> = {
    'access.membership': 'ends = current_date + 1',
    'access.session': 'revoked_at = now()',
    'cases.holding': `ended_at = now(), ended_by = ${mine}`,
    'coding.codebook_draft': `revision = 2, saved_by = ${mine}`,
    'incidents.draft': `typed = '{"a":1}', saved_by = ${mine}`,
    'incidents.request_draft': `typed = '{"a":1}', saved_by = ${mine}`,
  };
  const column = escapeIdentifier(keys.get(table)?.[0] ?? '');
  return `update ${table} set ${changes[table] ?? `${column} = ${column}`} returning *`;
}

function rowsFrom(statement: string): string {
  return `with found as (${statement}) select coalesce(jsonb_agg(to_jsonb(found)), '[]') from found`;
}

/**
 * For each statement the rows that it gives, or null where the database refuses it; all undone. In
 * one round trip, because there are tens of thousands.
 */
async function tryAll(tx: Tx, statements: readonly string[]): Promise<readonly (readonly Row[] | null)[]> {
  const { rows } = await sql<{ answers: readonly (readonly Row[] | null)[] }>`select test.try_all(${[...statements]}) as answers`.execute(tx);
  return rows[0]?.answers ?? [];
}

async function makeTryAll(): Promise<void> {
  await sql.raw(`
    create schema test;
    grant usage on schema test to sightline_app;
    create function test.try_all(statements text[]) returns jsonb language plpgsql as $$
    declare answers jsonb[] := '{}'; statement text; answer jsonb;
    begin
      foreach statement in array statements loop
        begin
          execute statement into answer;
          raise exception using errcode = 'TRIED';
        exception
          when sqlstate 'TRIED' then answers := answers || answer;
          when insufficient_privilege then answers := answers || null::jsonb;
        end;
      end loop;
      return to_jsonb(answers);
    end $$`).execute(owner);
}

function insertOf(table: string, row: Row): string {
  const columns = Object.keys(row).map((column) => escapeIdentifier(column)).join(', ');
  return `insert into ${table} (${columns}) values (${Object.values(row).map(literal).join(', ')})`;
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  if (Buffer.isBuffer(value)) return escapeLiteral(`\\x${value.toString('hex')}`);
  if (Array.isArray(value)) return escapeLiteral(`{${value.join(',')}}`);
  return escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function inShort(row: Row): string {
  return JSON.stringify(row);
}

function keyOf(table: string, row: Row): string {
  return (keys.get(table) ?? []).map((column) => String(row[column])).join(' ');
}

async function put(table: string, rows: readonly Row[]): Promise<void> {
  for (const row of rows) await sql.raw(insertOf(table, row)).execute(owner);
}

/** Every table that the catalogue knows, but for the record of migrations, with its key. */
async function primaryKeys(): Promise<readonly { table: string; columns: readonly string[] }[]> {
  const { rows } = await sql<{ table: string; columns: readonly string[] }>`
    select n.nspname || '.' || c.relname as table,
      coalesce((select json_agg(a.attname order by array_position(x.indkey::int2[], a.attnum))
        from pg_index x join pg_attribute a on a.attrelid = c.oid and a.attnum = any(x.indkey) where x.indrelid = c.oid and x.indisprimary), '[]') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migration', 'test') order by 1`.execute(owner);
  return rows;
}
