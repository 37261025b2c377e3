import assert from 'node:assert/strict';
import test from 'node:test';
import { catalogueNames } from './catalogue-name.ts';
import { docsCommand, eventTypesPage, writtenPage } from './docs.ts';
import { checksOf, eventGroups, eventTypeInWords, eventTypeNames, eventTypes, isEventTypeName } from './vocabulary.ts';

const attributes = Object.entries(eventTypes).flatMap(([type, definition]) => Object.entries(definition.attributes).map(([name, attribute]) => ({ where: `${type}.${name}`, name, attribute })));

test('no type stands in two groups', () => {
  const inGroups = Object.values(eventGroups).flatMap(({ types }) => Object.keys(types));
  assert.deepEqual(inGroups, [...new Set(inGroups)]);
  assert.deepEqual(inGroups, [...eventTypeNames]);
});

test('no two types have the same words, because a person picks by words', () => {
  const words = Object.values(eventTypes).map(({ wording }) => wording);
  assert.deepEqual(words, [...new Set(words)]);
});

test('names of types, attributes and values are lower case with underscores', () => {
  const options = attributes.flatMap(({ attribute }) => ('options' in attribute ? Object.keys(attribute.options) : []));
  for (const name of [...eventTypeNames, ...attributes.map((entry) => entry.name), ...options]) assert.match(name, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
});

test('every type says what it is and who usually records it', () => {
  for (const { wording, description, recordedBy } of Object.values(eventTypes)) {
    assert.match(wording, /^[A-Z]/);
    assert.match(description, /^[A-Z].*\.$/);
    assert.ok(recordedBy.length > 0, wording);
  }
});

test('every question about an attribute is a question', () => {
  for (const { where, attribute } of attributes) assert.match(attribute.wording, /\?$/, where);
});

test('every name in the catalogue of checks has a type', () => {
  const used = new Set<string>(Object.values(eventTypes).flatMap(({ capitals }) => capitals));
  assert.deepEqual(catalogueNames.filter((name) => !used.has(name)), []);
});

test('the checks of a type are its own and those of its attributes, each once, in order', () => {
  assert.deepEqual(checksOf('return_home_interview_held'), ['P-03', 'P-06']);
  assert.deepEqual(checksOf('concern_raised').slice(0, 3), ['P-14', 'P-21', 'P-22']);
  assert.ok(checksOf('concern_raised').includes('P-39'));
});

test('nothing on a person is a score, a rank or a chance', () => {
  for (const { where } of attributes) assert.doesNotMatch(where, /score|rank|probability|likelihood|risk_rating/);
});

test('a type that every object has by birth is not a type', () => {
  assert.equal(isEventTypeName('constructor'), false);
  assert.equal(eventTypeInWords('toString'), 'toString');
});

test('docs/event-types.md says what the code says', () => {
  assert.ok(writtenPage() === eventTypesPage(), `docs/event-types.md is out of date. Run: ${docsCommand}`);
});
