import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as holds, constantFrom, integer, property, tuple } from 'fast-check';
import { passagesTyped, readPassages } from './passages.ts';

const TEXT = ['Nobody asked her what a day was like.', 'The records “did not agree” – twice.', 'Nobody asked him.'];
const read = (typed: string) => readPassages(typed, TEXT, 'passages');

function codes(typed: string): readonly string[] {
  const done = read(typed);
  return done.ok ? [] : done.refusals.map(({ code, message }) => `${code} ${/line \d+/i.exec(message)?.[0]}`);
}

test('a number and words, a number alone, several paragraphs, or words that stand in one place', () => {
  assert.deepEqual(read('1: what a day was like\n2\n'), { ok: true, value: [{ paragraph: 1, words: 'what a day was like' }, { paragraph: 2, words: TEXT[1] }] });
  assert.deepEqual(read('2-3'), { ok: true, value: [{ paragraph: 2, words: TEXT[1] }, { paragraph: 3, words: TEXT[2] }] });
  assert.deepEqual(read('what a day was like'), { ok: true, value: [{ paragraph: 1, words: 'what a day was like' }] });
  assert.deepEqual(read(''), { ok: true, value: [] });
});

test('words are kept as the review has them, however quotation marks, dashes and spaces were typed', () => {
  assert.deepEqual(read('2: "records   \'did not agree\' - twice"'), { ok: true, value: [{ paragraph: 2, words: 'records “did not agree” – twice' }] });
  assert.deepEqual(read('2: records “did not agree”'), { ok: true, value: [{ paragraph: 2, words: 'records “did not agree”' }] });
  assert.deepEqual(read('2: (twice) .*'), { ok: false, refusals: [{ code: 'CODING_WORDS_NOT_THERE', message: 'Line 1: these words are not in paragraph 2. Copy them as they stand', field: 'passages' }] });
});

test('what is in no paragraph, or in several, is refused by its line', () => {
  assert.deepEqual(codes('1: what a day was like\n4: x\nNobody asked\nnowhere at all\n0\n3-2'), [
    'CODING_PARAGRAPH_NOT_THERE Line 2', 'CODING_WORDS_FOUND_TWICE Line 3', 'CODING_WORDS_NOT_FOUND Line 4', 'CODING_PARAGRAPH_NOT_THERE Line 5', 'CODING_PASSAGE_NOT_READABLE Line 6',
  ]);
});

test('passages are typed again as they were read', () => {
  const words = constantFrom('Nobody', 'asked (her)', 'a.b*c', '“quoted”', '12: 30', '- a dash', 'x');
  const paragraphs = array(array(words, { minLength: 1, maxLength: 4 }).map((some) => some.join(' ')), { minLength: 1, maxLength: 4 });
  holds(property(paragraphs.chain((text) => tuple(...text.map(() => integer({ min: 0, max: 3 }))).map((ends) => ({ text, ends }))), ({ text, ends }) => {
    const passages = text.map((paragraph, at) => ({ paragraph: at + 1, words: paragraph.split(' ').slice(0, (ends[at] ?? 0) + 1).join(' ') }));
    const again = readPassages(passagesTyped(passages, text), text, 'passages');
    assert.deepEqual(again.ok && again.value.map(({ paragraph }) => paragraph), passages.map(({ paragraph }) => paragraph));
    for (const { paragraph, words: found } of again.ok ? again.value : []) assert.ok(text[paragraph - 1]?.includes(found));
  }), { seed: 8, numRuns: 200 });
});
