import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { eventRow, readEventRow, type EventRead, type EventRow } from './event-row.ts';
import { isOfType, type EventRecord } from './event-record.ts';
import { eventTypeNames } from './vocabulary.ts';

const row: EventRow = {
  event_id: 'e1', child_id: 'C1', type: 'missing_started', occurred: '2026-03-27T22:15', known_to: 'police:Larchshire=2026-03-27',
  agency: 'police', area: 'Larchshire', persons: 'mother; teacher', attributes: '{"risk_level": "low", "exploitation_considered": false}', text: 'Reported missing',
};

function read(change: Partial<EventRow>): EventRead {
  const result = readEventRow({ ...row, ...change });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function refusals(change: Record<string, string | undefined>): readonly string[] {
  const result = readEventRow({ ...row, ...change });
  return result.ok ? [] : result.refusals.map(({ code, field }) => `${code} ${field}`);
}

test('a row becomes an event with the attributes of its type', () => {
  const { event, notes } = read({});
  assert.deepEqual(notes, []);
  assert.ok(isOfType(event, 'missing_started'));
  assert.deepEqual(event.attributes, { risk_level: 'low', exploitation_considered: 'no' });
  assert.deepEqual(event.persons, ['mother', 'teacher']);
  assert.equal(event.occurred.kind, 'moment');
});

test('a row that says little is read: silence is not an error', () => {
  const { event } = read({ known_to: '', agency: '', area: '', persons: '', attributes: '', text: '' });
  assert.deepEqual([event.knownTo, event.persons, event.attributes, event.agency, event.area], [[], [], {}, undefined, undefined]);
});

test('an unknown type is kept, shown and named', () => {
  const { event, notes } = read({ type: 'Home Visit', attributes: '{"mood": "calm"}' });
  assert.equal(event.known, false);
  assert.equal(event.type, 'Home Visit');
  assert.deepEqual(event.otherAttributes, { mood: 'calm' });
  assert.deepEqual(notes, [{ kind: 'unknown-type', type: 'Home Visit' }]);
});

test('an unknown attribute, value and service are kept, shown and named', () => {
  const { event, notes } = read({ attributes: '{"risk_level": "amber", "weather": {"wet": true}}', agency: 'Lifeboat' });
  assert.deepEqual(event.attributes, {});
  assert.deepEqual(event.otherAttributes, { risk_level: 'amber', weather: { wet: true } });
  assert.equal(event.agency, 'lifeboat');
  assert.deepEqual(notes.map(({ kind }) => kind), ['unknown-value', 'unknown-attribute', 'unknown-agency']);
});

test('of several values those that are known are read and the rest kept', () => {
  const { event, notes } = read({ type: 'retraction', attributes: '{"explored": ["Fear", "loyalty"]}' });
  assert.deepEqual(event.attributes, { explored: ['fear'] });
  assert.deepEqual(event.otherAttributes, { explored: ['loyalty'] });
  assert.equal(notes.length, 1);
});

test('a list may be written as one text', () => {
  const { event } = read({ type: 'strategy_discussion', attributes: '{"agencies": "police; children social care"}' });
  assert.ok(isOfType(event, 'strategy_discussion'));
  assert.deepEqual(event.attributes.agencies, ['police', 'children_social_care']);
});

test('null and empty text in attributes are silence', () => {
  const { event, notes } = read({ attributes: '{"risk_level": null, "country": " "}' });
  assert.deepEqual([event.attributes, event.otherAttributes, notes], [{}, {}, []]);
});

test('an attribute named like a part of every object is only an unknown attribute', () => {
  const { event, notes } = read({ attributes: '{"constructor": "x"}' });
  assert.deepEqual(event.attributes, {});
  assert.equal(notes[0]?.kind, 'unknown-attribute');
});

test('each refusal of a row names its column, and all of them come together', () => {
  assert.deepEqual(refusals({ event_id: ' ' }), ['EVENT_ID_MISSING event_id']);
  assert.deepEqual(refusals({ event_id: undefined, child_id: '' }), ['EVENT_ID_MISSING event_id', 'EVENT_CHILD_MISSING child_id']);
  assert.deepEqual(refusals({ type: '', occurred: '', known_to: 'x', attributes: '[1]' }), [
    'EVENT_TYPE_MISSING type', 'PARTIAL_DATE_MISSING occurred', 'KNOWN_TO_NOT_READABLE known_to', 'ATTRIBUTES_NOT_JSON attributes',
  ]);
  assert.deepEqual(refusals({ attributes: '{alone: yes}' }), ['ATTRIBUTES_NOT_JSON attributes']);
  assert.deepEqual(refusals({ occurred: '2026-02-30' }), ['DATE_NOT_REAL occurred']);
  assert.deepEqual(refusals({ occurred: '2026-03-29T01:30' }), ['TIME_DID_NOT_HAPPEN occurred']);
});

const token = fc.stringMatching(/^[a-z][a-z_]{0,11}$/);
const rows = fc.record({
  event_id: token, child_id: token, type: fc.oneof(fc.constantFrom(...eventTypeNames), token),
  occurred: fc.constantFrom('2026-03', '2026-03-27', '[2026-03-01..2026-03-05]', '2026-06-23~', '2026-06-01/2026-06-05', '2026-03-27T22:15', '2026-10-25T01:30+01:00'),
  known_to: fc.constantFrom('', 'police:Larchshire=2026-03', 'police:Larchshire=2026-03;school:Rowanshire=[2026-03-01..2026-03-05]'),
  agency: fc.constantFrom('', 'police', 'lifeboat'), area: fc.constantFrom('', 'Larchshire'), persons: fc.constantFrom('', 'mother', 'mother;P2'),
  attributes: fc.dictionary(fc.oneof(fc.constantFrom('about', 'agencies', 'kind', 'worker', 'days', 'alone', 'due'), token), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.constantFrom('neglect', 'police', 'other', 'odd')))).map((value) => JSON.stringify(value)),
  text: fc.constantFrom('', 'Seen, "well"'),
});

test('an event written as a row is read back as the same event', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const { event } = read(cells);
      assert.deepEqual(comparable(read(eventRow(event)).event), comparable(event));
    }),
    { seed: 20261122, numRuns: 400 },
  );
});

// The words in which a date was first written are not part of the row, so only what they mean is compared.
function comparable(event: EventRecord): unknown {
  return { ...eventRow(event), known: event.known, known_attributes: event.attributes };
}
