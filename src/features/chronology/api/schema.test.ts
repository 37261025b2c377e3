import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readBatch } from './read-batch.ts';
import { SCHEMA_FILE, schemaText } from './schema-file.ts';

const text = readFileSync(SCHEMA_FILE, 'utf8');
const validate = new Ajv2020().compile(Object(JSON.parse(text)));
const whole = { reference: 'a', occurred: '2024', text: 'x' };

test('docs/schemas/chronology-entries.json is what the program reads by: node src/features/chronology/api/schema-file.ts --write', () => {
  assert.ok(text === schemaText());
});

// Written down by hand: what the description allows and what it does not.
const allowed: readonly object[] = [
  whole, { ...whole, action: null, persons: [], attributes: {} }, { ...whole, persons: ['mother'], attributes: { a: 'x', b: 1, c: true, d: ['x'] } }, { ...whole, reason: 'Misheard', known_to: 'police:Coveshire=2024' },
];
const notAllowed: readonly object[] = [
  {}, { ...whole, text: '' }, { ...whole, reference: 7 }, { ...whole, more: 'x' }, { ...whole, persons: 'mother' }, { ...whole, attributes: { a: { b: 1 } } }, { ...whole, occurred: 'x'.repeat(201) }, { ...whole, occurred: null },
];

test('the program and the published description agree on what an entry is', () => {
  for (const [entries, fine] of [[allowed, true], [notAllowed, false]] as const) {
    for (const entry of entries) {
      const read = readBatch({ entries: [entry] });
      assert.deepEqual([validate({ entries: [entry] }), read.ok && read.value[0]?.ok], [fine, fine], JSON.stringify(entry));
    }
  }
});
