import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { readCodebook } from './index.ts';

const HEAD = 'codebook: small\ntitle: A small study\nversion: 1\n';

function refused(codes: string, head = HEAD): readonly string[] {
  const read = readCodebook(`${head}codes:\n${codes}`, 'small.yaml');
  return read.ok ? [] : read.refusals.map(({ code, field }) => `${code} ${field?.replace('small.yaml ', '') ?? ''}`);
}

test('every shipped codebook is sound', () => {
  const folder = new URL('codebooks/', import.meta.url);
  const files = readdirSync(folder);
  assert.ok(files.length > 0);
  for (const file of files) {
    const read = readCodebook(readFileSync(new URL(file, folder), 'utf8'), file);
    assert.deepEqual(read.ok ? [] : read.refusals, []);
  }
});

test('a codebook may be JSON, and its options numbers', () => {
  const read = readCodebook(JSON.stringify({ codebook: 'j', title: 'J', version: 2, codes: [{ code: 'x', options: [1, 2] }] }), 'j.json');
  assert.deepEqual(read.ok && [read.value.version, read.value.codes.get('x')?.options.map(({ code }) => code)], ['2', ['1', '2']]);
});

test('what is not as the schema has it is named with its line', () => {
  assert.deepEqual(refused('  - { code: a, tpye: states }\n  - { code: b b }\n  - { label: none }\n  - code: c\n    options:\n      - { label: x }'), [
    'DECLARED_FILE_NOT_AS_DESCRIBED line 5', 'DECLARED_FILE_NOT_AS_DESCRIBED line 6', 'DECLARED_FILE_NOT_AS_DESCRIBED line 7', 'DECLARED_FILE_NOT_AS_DESCRIBED line 10',
  ]);
  assert.deepEqual(refused('  - { code: a'), ['DECLARED_FILE_NOT_READABLE line 5']);
});

test('names that every object has are refused as names of codes and options', () => {
  for (const name of ['constructor', 'toString', '__proto__']) {
    assert.deepEqual(refused(`  - { code: ${name} }`), ['DECLARED_FILE_NOT_AS_DESCRIBED line 5'], name);
    assert.deepEqual(refused(`  - { code: a, options: [x, ${name}] }`), ['DECLARED_FILE_NOT_AS_DESCRIBED line 5'], name);
  }
  assert.deepEqual(refused('  - { code: constructor_code }'), []);
});

test('names that are there twice or not at all are refused', () => {
  assert.deepEqual(refused('  - { code: a }\n  - { code: a }'), ['CODEBOOK_CODE_TWICE line 6']);
  assert.deepEqual(refused('  - { code: a, applies_when: b = present }'), ['EXPRESSION_CODE_NOT_KNOWN line 5']);
  assert.deepEqual(refused('  - { code: a, sub_code_of: b }'), ['CODEBOOK_CODE_NOT_KNOWN line 5']);
  assert.deepEqual(refused('  - { code: a, derive: { any_of: [b] } }'), ['CODEBOOK_CODE_NOT_KNOWN line 5']);
  assert.deepEqual(refused('  - { code: a, options: [x, x] }'), ['CODEBOOK_OPTION_TWICE line 5']);
  assert.deepEqual(refused('  - { code: a, options: [x, absent] }'), ['CODEBOOK_OPTION_IS_A_STATE line 5']);
  assert.deepEqual(refused('  - { code: a, options: [x] }\n  - { code: b, applies_when: a = y }'), ['EXPRESSION_VALUE_NOT_KNOWN line 6']);
  assert.deepEqual(refused('  - { code: a, applies_when: b is }\n  - { code: b }'), ['EXPRESSION_NOT_READABLE line 5']);
  assert.deepEqual(refused('  - { code: a }\n  - { code: b, applies_when: a > 3 }'), ['CODEBOOK_COMPARISON_NOT_POSSIBLE line 6']);
  assert.deepEqual(refused('  - { code: a, table: homes }'), ['CODEBOOK_TABLE_NOT_KNOWN line 5']);
});

test('rules that go in a circle are refused', () => {
  assert.deepEqual(refused('  - { code: a, applies_when: b = present }\n  - { code: b, applies_when: c = present }\n  - { code: c, applies_when: a = present }'), ['CODEBOOK_CYCLE line 5']);
  assert.deepEqual(refused('  - { code: a, sub_code_of: a }'), ['CODEBOOK_CYCLE line 5']);
});

test('a rule that can never apply is refused, by itself or with the rules it leads to', () => {
  const bands = '  - { code: band, options: [young, old] }\n';
  assert.deepEqual(refused(`${bands}  - { code: a, applies_when: band = young and band = old }`), ['CODEBOOK_RULE_NEVER_APPLIES line 6']);
  assert.deepEqual(refused(`${bands}  - { code: a, applies_when: band = young }\n  - { code: b, applies_when: a = present and band = old }`), ['CODEBOOK_RULE_NEVER_APPLIES line 7']);
  assert.deepEqual(refused(`${bands}  - { code: a, applies_when: band = young }\n  - { code: b, sub_code_of: a, applies_when: band = old }`), ['CODEBOOK_RULE_NEVER_APPLIES line 7']);
  assert.deepEqual(refused('  - { code: age, type: number, minimum: 0, maximum: 17 }\n  - { code: a, applies_when: age > 20 }'), ['CODEBOOK_RULE_NEVER_APPLIES line 6']);
  assert.deepEqual(refused('  - { code: age, type: number }\n  - { code: a, applies_when: age > 6 and age < 7 }'), []);
  assert.deepEqual(refused('  - { code: age, type: number }\n  - { code: band, derive: { number: age, bands: [{ code: x, below: 30 }, { code: y, from: 30, below: 40 }] } }\n  - { code: a, applies_when: band = y }'), []);
});

test('bands that overlap or hold nothing are refused', () => {
  assert.deepEqual(refused('  - { code: n, type: number }\n  - { code: b, derive: { number: n, bands: [{ code: x, below: 5 }, { code: y, from: 4 }, { code: z, from: 3, below: 3 }] } }'), ['CODEBOOK_BAND_EMPTY line 6', 'CODEBOOK_BANDS_OVERLAP line 6']);
});
