import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codebookDocument, readCodebook } from '../../index.ts';
import { checkDraft } from './check-draft.ts';
import type { CodebookDocument } from './draft.ts';
import { editCodes, putCode, takeBack, type Edit } from './edit.ts';

const TEXT = `codebook: c
title: C
version: "1"
codes:
  - { code: harm, label: Harm, definition: Any harm, include: All of it }
  - { code: drink, label: Drink }
  - { code: drugs, label: Drugs }
  - { code: both, derive: { any_of: [drink, drugs] } }
  - { code: late, applies_when: "drink = present and count(drink, drugs) >= 1 or harm in (present, absent)", sub_code_of: drink }
`;
const older = codebookDocument(TEXT);
const book = readCodebook(TEXT, 'c.yaml');
const next: CodebookDocument = { ...older, version: '2', continues: { version: '1', changes: [] } };
const done = (document: CodebookDocument, edit: Edit): CodebookDocument => { const made = editCodes(document, edit); return made.ok ? made.value : assert.fail(JSON.stringify(made)); };
const mistakes = (document: CodebookDocument): readonly string[] => checkDraft(document, book.ok ? book.value : assert.fail()).map(({ code, part, refusal }) => `${code} ${part} ${refusal}`);
const codeOf = (document: CodebookDocument, name: string) => document.codes.find(({ code }) => code === name) ?? assert.fail(name);

test('a renamed code keeps its words, and whatever asks about it asks about the new name', () => {
  const made = done(next, { what: 'rename', code: 'drink', to: { code: 'alcohol' } });
  assert.equal(codeOf(made, 'alcohol').label, 'Drink');
  assert.deepEqual(codeOf(made, 'both').derive, { any_of: ['alcohol', 'drugs'] });
  assert.equal(codeOf(made, 'late').applies_when, 'alcohol = present and count(alcohol, drugs) >= 1 or harm in (present, absent)');
  assert.equal(codeOf(made, 'late').sub_code_of, 'alcohol');
  assert.deepEqual(mistakes(made), []);
});

test('codes that are merged are asked about as one, and those of a split must be named by a person', () => {
  const merged = done(next, { what: 'merge', codes: ['drink', 'drugs'], into: { code: 'misuse', label: 'Misuse' }, because: 'seldom told apart' });
  assert.deepEqual(codeOf(merged, 'both').derive, { any_of: ['misuse'] });
  assert.deepEqual(mistakes(merged), []);
  const split = done(next, { what: 'split', code: 'harm', into: [{ code: 'home' }, { code: 'outside', label: 'Outside' }], because: 'the place matters' });
  assert.equal(codeOf(split, 'home').definition, undefined);
  assert.deepEqual(mistakes(split), ['late applies_when EXPRESSION_CODE_NOT_KNOWN']);
});

test('each change is taken back to the version before, in its place', () => {
  const edits: readonly Edit[] = [
    { what: 'rename', code: 'drink', to: { code: 'alcohol' } }, { what: 'split', code: 'harm', into: [{ code: 'home' }, { code: 'outside' }], because: 'x' },
    { what: 'drop', code: 'drugs', because: 'x' },
  ];
  for (const edit of edits) {
    const back = takeBack(done(next, edit), 0, older);
    assert.ok(back.ok);
    assert.deepEqual(JSON.parse(JSON.stringify(back.value)), JSON.parse(JSON.stringify(next)), edit.what);
  }
  const added = putCode(next, null, { code: 'fresh' }, 'asked from now on');
  const back = added.ok ? takeBack(added.value, 0, older) : assert.fail();
  assert.deepEqual(back.ok && back.value, next);
});

test('a code is not renamed by writing over it, and another meaning breaks its series', () => {
  const renamed = putCode(next, 'drink', { code: 'alcohol' }, null);
  assert.deepEqual(renamed.ok ? [] : renamed.refusals.map(({ code }) => code), ['CODEBOOK_RENAME_APART']);
  const other = putCode(next, 'drink', { code: 'drink', label: 'Drink', definition: 'More than that' }, 'it holds more now');
  assert.deepEqual(other.ok && other.value.continues?.changes, [{ redefine: 'drink', because: 'it holds more now' }]);
});
