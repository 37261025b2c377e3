import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingInWords } from './missing-words.ts';

for (const [missing, words] of [
  ['strategy_discussion.invited', '“Which services were invited?” (“Strategy discussion”)'],
  ['new_partner.known_to', 'who knew (“Parent has a new partner”)'],
  ['child.date_of_birth', 'the child’s date of birth'],
  ['child.ethnicity', 'the child’s ethnicity'],
  ['strategy_discussion', '“Strategy discussion”'],
  ['row 7', 'row 7'],
] as const) {
  test(`a missing ${missing} is named as people know it`, () => assert.equal(missingInWords(missing), words));
}
