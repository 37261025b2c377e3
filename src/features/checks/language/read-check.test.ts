import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { readCheck } from './read-check.ts';
import { checkJsonSchema, schemaCommand, writtenSchema } from './schema-file.ts';

const whole = readFileSync(`${import.meta.dirname}/../catalogue/P-02.yaml`, 'utf8');

function refusalsOf(text: string): readonly string[] {
  const read = readCheck(text, 'a.yaml');
  return read.ok ? [] : read.refusals.map(({ code, message }) => `${code} ${/line (\d+)/.exec(message)?.[1] ?? ''}`);
}

function codes(text: string): readonly (string | undefined)[] {
  return refusalsOf(text).map((one) => one.split(' ')[0]);
}

function changed(from: string | RegExp, to: string): string {
  const text = whole.replace(from, to);
  assert.notEqual(text, whole);
  return text;
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

test('a check that is written well is read', () => {
  assert.deepEqual(refusalsOf(whole), []);
});

test('what is not YAML is refused with its line', () => {
  assert.match(refusalsOf('id: P-02\nname: [open\n').join(), /^CHECK_NOT_YAML [23]/);
});

test('what is no check at all, or stands for itself, is refused and is no fault', () => {
  for (const [text, code] of [['hello', 'CHECK_SHAPE_WRONG'], ['- a', 'CHECK_SHAPE_WRONG'], ['a: *b', 'CHECK_NOT_YAML'], ['!!js/function "x"', 'CHECK_SHAPE_WRONG'], ['&a\na: *a', 'CHECK_SHAPE_WRONG'], ['rules: &a [{if: [*a, *a]}]', 'CHECK_SHAPE_WRONG']] as const) {
    assert.equal(codes(text)[0], code, text);
  }
  const bomb = ['a: &a [x]', ...[...'bcdefgh'].map((name, place) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefg'[place] ?? ''}`).join()}]`)].join('\n');
  assert.deepEqual(codes(bomb), ['CHECK_NOT_YAML']);
});

test('what could not be kept, shown or asked to its end is refused', () => {
  const nested = (open: string, close: string, deep: number): string => changed('    expect:', `    if: [${open.repeat(deep)}{some: {event: missing_started}}${close.repeat(deep)}]\n    expect:`);
  assert.deepEqual(codes(nested('{not: ', '}', 10)), []);
  assert.deepEqual(codes(nested('{not: ', '}', 300)), ['CHECK_SHAPE_WRONG']);
  assert.deepEqual(codes(nested('{none: {event: missing_started, having: [', ']}, when: around, within: $limit}', 2)), []);
  assert.deepEqual(codes(nested('{none: {event: missing_started, having: [', ']}, when: around, within: $limit}', 3)), ['CHECK_SHAPE_WRONG']);
  for (const words of ['"No record of \\0"', '"No record of \\ud800"']) assert.deepEqual(codes(changed(/fired: .*/, `fired: ${words}`)), ['CHECK_SHAPE_WRONG'], words);
  assert.deepEqual(codes(changed('{independent: "yes"}', '{independent: "yes", __proto__: "no"}')), ['CHECK_SHAPE_WRONG']);
  assert.deepEqual(codes(changed('2014-01-16', '2014-02-31')), ['CHECK_SHAPE_WRONG']);
});

test('a limit longer than a hundred years, and a phrase with several "*" in a word, are refused', () => {
  assert.deepEqual(codes(changed('{value: 72, unit: hours', '{value: 100, unit: years')), []);
  for (const limit of ['value: 101, unit: years', 'value: 999999999, unit: days', 'value: 1e+300, unit: hours']) assert.deepEqual(codes(changed('value: 72, unit: hours', limit)), ['CHECK_PARAMETER_UNIT'], limit);
  const phrase = (written: string): string => changed('where: {independent: "yes"}', `where: {text: {matches: "${written}"}}`);
  assert.deepEqual(codes(phrase('smell* of mould*')), []);
  assert.deepEqual(codes(phrase('*a*a*a*a*')), ['CHECK_KIND_UNCLEAR']);
});

test('a word that the language does not have is refused with its line', () => {
  const text = changed('words:', 'wrods: 1\nwords:');
  assert.deepEqual(refusalsOf(text), [`CHECK_SHAPE_WRONG ${lineOf(text, 'id:')}`]);
});

test('an event type, a field and a value that the vocabulary does not have are refused with their lines', () => {
  const type = changed('missing_ended', 'missing_over');
  assert.deepEqual(refusalsOf(type), [`CHECK_TYPE_NOT_KNOWN ${lineOf(type, 'missing_over')}`]);
  const field = changed('{independent:', '{independence:');
  assert.deepEqual(refusalsOf(field), [`CHECK_FIELD_NOT_KNOWN ${lineOf(field, 'independence:')}`]);
  assert.deepEqual(refusalsOf(changed('independent: "yes"', 'independent: "perhaps"')).map((one) => one.split(' ')[0]), ['CHECK_VALUE_NOT_KNOWN']);
});

test('a parameter that is not there, is not used or is in the wrong unit is refused', () => {
  assert.deepEqual(refusalsOf(changed(/within: \$limit/, 'within: $late')).map((one) => one.split(' ')[0]), ['CHECK_PARAMETER_NOT_KNOWN', 'CHECK_PARAMETER_UNUSED']);
  assert.deepEqual(refusalsOf(changed('unit: hours', 'unit: count')).map((one) => one.split(' ')[0]), ['CHECK_PARAMETER_UNIT']);
  assert.deepEqual(refusalsOf(changed('value: 72', 'value: -1')).map((one) => one.split(' ')[0]), ['CHECK_PARAMETER_UNIT']);
});

test('a number is never written into a rule, because then its origin is not shown', () => {
  assert.deepEqual(refusalsOf(changed(/within: \$limit/, 'within: 72')).map((one) => one.split(' ')[0]), ['CHECK_SHAPE_WRONG']);
});

test('a condition that can never hold is refused', () => {
  for (const never of ['{is: "yes", not: "yes"}', '{recorded: "no", is: "yes"}']) {
    assert.deepEqual(refusalsOf(changed('independent: "yes"', `independent: ${never}`)).map((one) => one.split(' ')[0]), ['CHECK_NEVER_HOLDS'], never);
  }
  assert.deepEqual(refusalsOf(changed(/in_force: .*/, 'in_force: {from: 2020-01-01, to: 2019-01-01}')).map((one) => one.split(' ')[0]), ['CHECK_NEVER_HOLDS']);
});

test('steps that wait for each other, or for one that is not there, are refused', () => {
  const ring = changed(/ {4}expect:[\s\S]*?(?=words:)/, '    expect:\n      - {name: a, after: b, event: child_seen, within: $limit}\n      - {name: b, after: a, event: child_seen, within: $limit}\n');
  assert.deepEqual(refusalsOf(ring).map((one) => one.split(' ')[0]), ['CHECK_STEPS_IN_A_RING']);
  const missing = changed(/ {4}expect:[\s\S]*?(?=words:)/, '    expect:\n      - {after: b, event: child_seen, within: $limit}\n');
  assert.deepEqual(refusalsOf(missing).map((one) => one.split(' ')[0]), ['CHECK_STEP_NOT_KNOWN']);
});

test('a limit that is counted back is refused where no date starts the clock, or beside another limit', () => {
  const born = readFileSync(`${import.meta.dirname}/../catalogue/P-88.yaml`, 'utf8');
  assert.deepEqual(codes(born), []);
  assert.deepEqual(codes(born.replace('{event: pregnancy, from: due}', '{event: pregnancy}')), ['CHECK_NEVER_HOLDS']);
  assert.deepEqual(codes(born.replace('ahead: $lead}', 'ahead: $lead, within: $lead}')), ['CHECK_KIND_UNCLEAR']);
  assert.deepEqual(codes(born.replace('value: 56, unit: days', 'value: 56, unit: hours')), ['CHECK_PARAMETER_UNIT']);
});

test('live use without a duty or a holder is refused', () => {
  assert.deepEqual(refusalsOf(changed(/duty: .*\n/, '')).map((one) => one.split(' ')[0]), ['CHECK_LIVE_WITHOUT_DUTY']);
  assert.deepEqual(refusalsOf(changed(/holder: .*\n/, '')).map((one) => one.split(' ')[0]), ['CHECK_LIVE_WITHOUT_DUTY']);
});

test('a check that speaks of a family as it is written is for reviews only', () => {
  const text = readFileSync(`${import.meta.dirname}/../catalogue/P-24.yaml`, 'utf8').replace('use: review', 'use: live\nduty: Watch\nholder: police');
  assert.deepEqual(refusalsOf(text).map((one) => one.split(' ')[0]), ['CHECK_REVIEW_ONLY']);
});

test('the JSON Schema on disk is that of the language', () => {
  assert.ok(writtenSchema() === checkJsonSchema(), `The schema is out of date. Run: ${schemaCommand}`);
});

test('the JSON Schema accepts what the reader accepts, and refuses an unknown word', () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(checkJsonSchema()));
  assert.equal(validate(parse(whole)), true, JSON.stringify(validate.errors));
  assert.equal(validate({ ...parse(whole), score: 3 }), false);
});
