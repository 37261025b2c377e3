import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { checkExpression, codesOf, meets, parseExpression, type Expression } from './index.ts';

function read(text: string): Expression {
  const parsed = parseExpression(text);
  assert.ok(parsed.ok, `${text}: ${parsed.ok ? '' : parsed.refusals[0].message}`);
  return parsed.value;
}

function judged(text: string, values: Readonly<Record<string, string | readonly string[]>>): boolean {
  return meets(read(text), (code) => values[code]);
}

function why(text: string): string {
  const parsed = parseExpression(text);
  assert.ok(!parsed.ok, `${text} was understood`);
  return `${parsed.refusals[0].code} ${parsed.refusals[0].message}`;
}

test('a condition is judged by what is recorded', () => {
  const girl = { neglect: 'present', age_band: '6_to_10', looked_after: 'not_mentioned', age: '7', sex: 'girl', harm: ['physical', 'neglect'] };
  for (const [text, expected] of [
    ['neglect = present and age_band in (1_to_5, 6_to_10) and not looked_after = present', true],
    ['neglect', true], ['not neglect', false], ['looked_after', false], ['not looked_after', true],
    ['NEGLECT = present OR neglect == present', true],
    ['age >= 7 and age < 8', true], ['age <> 7.0', false], ['age = "7.0"', true], ['unknown_age < 100', false],
    ['sex is girl and sex is not boy', true], ['sex not in (boy, other)', true],
    ['harm = physical', true], ['harm != physical', false], ['harm in (sexual)', false],
    ['all', true], ['not all', false],
    ['count(neglect, looked_after) = 1', true], ['count(neglect, looked_after) >= 2', false],
    ['sex = boy and neglect or age = 7', true], ['sex = boy and (neglect or age = 7)', false],
    ['not not neglect', true], ["`sex` = 'girl'", true],
  ] as const) assert.equal(judged(text, girl), expected, text);
});

test('a mistake is named with its place', () => {
  assert.match(why(''), /^EXPRESSION_EMPTY/);
  assert.match(why('neglect ='), /^EXPRESSION_NOT_READABLE At character 10 there is nothing where a value belongs/);
  assert.match(why('neglect = present age = 3'), /At character 19 there is “age” where and, or, or the end belongs/);
  assert.match(why('(neglect = present'), /At character 19 there is nothing where a closing bracket belongs/);
  assert.match(why('age < young'), /At character 7 there is “young” where a number belongs/);
  assert.match(why('age in 1_to_5'), /At character 8 there is “1_to_5” where an opening bracket belongs/);
  assert.match(why('and neglect'), /At character 1 there is “and” where a code, not or an opening bracket belongs/);
  assert.match(why('neglect = present; drop'), /^EXPRESSION_CHARACTER “;” at character 18/);
  assert.match(why('sex = "girl'), /^EXPRESSION_QUOTE_OPEN .* character 7/);
  assert.match(why('count(neglect)'), /At character 15 there is nothing where a comparison such as >= 3 belongs/);
  assert.match(why('('.repeat(5000)), /^EXPRESSION_TOO_DEEP/);
  assert.match(why('not '.repeat(5000)), /^EXPRESSION_TOO_DEEP/);
});

test('a code or a value that the codebook does not have is named', () => {
  const codes = new Map([['neglect', { values: ['present', 'absent'] }], ['age', {}], ['domestic_abuse', { values: ['present'] }]]);
  const messages = (text: string) => checkExpression(read(text), codes).map(({ code, message }) => `${code} ${message}`);
  assert.deepEqual(messages('neglect = present and age > 3 and count(domestic_abuse) > 0'), []);
  assert.match(messages('neglect = presnt')[0] ?? '', /^EXPRESSION_VALUE_NOT_KNOWN “presnt” is not a value of “neglect” \(character 1\)\. It takes: present, absent/);
  assert.match(messages('all and domesticabuse')[0] ?? '', /^EXPRESSION_CODE_NOT_KNOWN .*character 9.*Did you mean “domestic_abuse”/);
  assert.match(messages('neglct')[0] ?? '', /Did you mean “neglect”/);
  assert.doesNotMatch(messages('weather')[0] ?? '', /Did you mean/);
  assert.deepEqual(codesOf(read('b and (a or not b) and count(c, a) > 1')), ['b', 'a', 'c']);
});

const words = fc.constantFrom('a', 'b', 'not', 'and', 'or', '(', ')', '=', 'present', 'in', ',', '<', '3', 'count', '"', 'is', 'all', '–');

test('no text makes the reader fault, and what it understands means the same written out in full', () => {
  fc.assert(fc.property(fc.array(words, { maxLength: 14 }), fc.constantFrom('present', 'absent', '3', ''), fc.constantFrom('present', '2'), (parts, a, b) => {
    const parsed = parseExpression(parts.join(' '));
    if (!parsed.ok) return;
    const valueOf = (code: string) => ({ a, b })[code];
    assert.equal(meets(read(written(parsed.value)), valueOf), meets(parsed.value, valueOf));
  }), { seed: 20260103, numRuns: 3000 });
});

function written(expression: Expression): string {
  switch (expression.kind) {
    case 'everything': return 'all';
    case 'compare': return `"${expression.code}" ${expression.operator} "${expression.value}"`;
    case 'among': return `"${expression.code}" in (${expression.values.map((value) => `"${value}"`).join(', ')})`;
    case 'count': return `count(${expression.codes.map((code) => `"${code}"`).join(', ')}) ${expression.operator} ${expression.number}`;
    case 'not': return `not (${written(expression.of)})`;
    case 'and':
    case 'or': return `(${expression.of.map(written).join(` ${expression.kind} `)})`;
  }
}
