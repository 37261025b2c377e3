import assert from 'node:assert/strict';
import test from 'node:test';
import { readPartialDate } from '../../kernel/written-date.ts';
import { checkAnswers, freeze, readForm, validateQuestionSet, type Answers, type Question } from '../../platform/forms/index.ts';
import { eventFrom } from './event-from.ts';
import type { EventRecord } from './event-record.ts';
import { eventRow, readEventRow } from './event-row.ts';
import { asked, formOf } from './form.ts';
import { eventTypeNames, eventTypes, type EventTypeName } from './vocabulary.ts';
import { whenInWords, whenText } from './when.ts';

const ABOUT = { id: 'e1', child: 'C1' };
const TERMS = { now: new Date('2026-11-22T12:00:00Z'), readPartialDate };
const LEAST = { [asked.precision]: 'date', [asked.occurred]: 'about 3 May 2026', [asked.agency]: 'police', [asked.area]: 'Larchshire' };

function answersTo(type: EventTypeName, form: Readonly<Record<string, string | readonly string[]>>): Answers {
  const set = formOf(type);
  const answers = checkAnswers(set, readForm(set, form), TERMS);
  assert.ok(answers.ok, `${type}: ${JSON.stringify(answers)}`);
  return answers.value;
}

function filled(type: EventTypeName, form: Readonly<Record<string, string | readonly string[]>>): EventRecord {
  const event = eventFrom(type, answersTo(type, form), ABOUT);
  assert.ok(event.ok, `${type}: ${JSON.stringify(event)}`);
  return event.value;
}

function refusals(type: EventTypeName, form: Readonly<Record<string, string | readonly string[]>>): readonly string[] {
  const event = eventFrom(type, answersTo(type, form), ABOUT);
  return event.ok ? [] : event.refusals.map(({ code, field }) => `${code} ${field}`);
}

/** Something that may be typed in answer to any question of an event. */
function typedFor(question: Question): Readonly<Record<string, string | readonly string[]>> {
  const { name } = question;
  switch (question.kind) {
    case 'choice':
    case 'select':
      return { [name]: question.options[0]?.value ?? '' };
    case 'choices':
      return { [name]: question.options.slice(0, 2).map(({ value }) => value) };
    case 'number':
      return { [name]: '8' };
    case 'partial-date':
      return { [name]: 'between 3 and 5 May 2026' };
    case 'date':
    case 'date-time':
      return { [`${name}-day`]: '3', [`${name}-month`]: '5', [`${name}-year`]: '2026', [`${name}-time`]: '14:30' };
    case 'text':
      return { [name]: name === asked.area ? 'Larchshire' : 'mother; teacher' };
    case 'long-text':
      return { [name]: name === asked.knownElsewhere ? 'Police, Rowanshire, 4 May 2026\nhousing, North, South and Mid-Larch, May 2026' : 'As it is written' };
  }
}

test('the form of every type is sound: no name twice, no question that nobody can reach', () => {
  for (const type of eventTypeNames) assert.deepEqual(validateQuestionSet(formOf(type)), [], type);
});

test('the form of every type asks for every attribute of the type', () => {
  for (const type of eventTypeNames) {
    const names = new Set(formOf(type).questions.map(({ name }) => name));
    for (const attribute of Object.keys(eventTypes[type].attributes)) assert.ok(names.has(`attribute-${attribute}`), `${type} ${attribute}`);
  }
});

test('the form of every type can be filled to the full and becomes an event with every attribute', () => {
  for (const type of eventTypeNames) {
    const form = Object.assign({}, ...formOf(type).questions.map(typedFor));
    const event = filled(type, form);
    assert.ok(event.known);
    assert.deepEqual(Object.keys(event.attributes).sort(), Object.keys(eventTypes[type].attributes).sort(), type);
    assert.deepEqual(event.otherAttributes, {});
    assert.equal(event.knownTo.length, 4, type);
    assert.ok(freeze(formOf(type), answersTo(type, form)).length > 5);
  }
});

test('an event from any form is written as a row and read back with the same attributes', () => {
  for (const type of eventTypeNames) {
    const event = filled(type, Object.assign({}, ...formOf(type).questions.map(typedFor)));
    const read = readEventRow(eventRow(event));
    assert.ok(read.ok);
    assert.deepEqual([read.value.event.type, read.value.event.attributes, eventRow(read.value.event)], [type, event.attributes, eventRow(event)]);
  }
});

test('the form of every type is accepted with the least that is known', () => {
  for (const type of eventTypeNames) {
    const event = filled(type, LEAST);
    assert.deepEqual([event.attributes, event.knownTo, event.persons, event.text], [{}, [], [], '']);
    assert.equal(whenText(event.occurred), '2026-05-03~');
  }
});

test('where limits in hours hang on it the time of day is asked for and kept', () => {
  const event = filled('missing_ended', { ...LEAST, [asked.precision]: 'time', 'occurred-at-day': '3', 'occurred-at-month': '5', 'occurred-at-year': '2026', 'occurred-at-time': '2:30pm' });
  assert.equal(whenText(event.occurred), '2026-05-03T14:30:00+01:00');
  assert.equal(whenInWords(event.occurred), '2:30pm on Sunday 3 May 2026');
});

test('the words of a date are kept beside it', () => {
  const { occurred } = filled('self_harm', LEAST);
  assert.equal(occurred.kind === 'date' && occurred.date.words, 'about 3 May 2026');
});

test('a service that knew is asked since when, and knew in the area of the record', () => {
  const event = filled('self_harm', { ...LEAST, [asked.knownAgencies]: ['school'], 'known-school': 'May 2026', 'known-police': 'never read, because not ticked' });
  assert.deepEqual(event.knownTo.map(({ agency, area, from }) => [agency, area, whenText(from)]), [['school', 'Larchshire', '2026-05']]);
});

test('services elsewhere are read line by line, by name or by words', () => {
  const event = filled('self_harm', { ...LEAST, [asked.knownElsewhere]: "Children's social care, Rowanshire, 4 May 2026\r\n\r\npolice, North, South and Mid-Larch, 2026-05" });
  assert.deepEqual(event.knownTo.map(({ agency, area }) => `${agency}:${area}`), ['children_social_care:Rowanshire', 'police:North, South and Mid-Larch']);
  assert.deepEqual(refusals('self_harm', { ...LEAST, [asked.knownElsewhere]: 'police Rowanshire May\nsailors, Rowanshire, May 2026' }), ['KNOWN_ELSEWHERE_NOT_READABLE known-elsewhere', 'KNOWN_ELSEWHERE_NOT_READABLE known-elsewhere']);
  assert.deepEqual(refusals('self_harm', { ...LEAST, [asked.knownElsewhere]: 'police, Rowanshire, 31 June 2026' }), ['KNOWN_TO_DATE_NOT_READABLE known-elsewhere']);
});

test('an area with a mark that separates things in files is refused once, at the area', () => {
  const marked = { ...LEAST, [asked.area]: 'Larchshire; Rowanshire', [asked.knownAgencies]: ['school', 'police'], 'known-school': 'May 2026', 'known-police': 'May 2026' };
  assert.deepEqual(refusals('self_harm', marked), ['AREA_HAS_MARKS area']);
});

test('answers that no form can give are refused beside their question, and never dropped', () => {
  const event = eventFrom('missing_started', { [asked.occurred]: '2026-05', 'attribute-risk_level': 'amber' }, ABOUT);
  assert.deepEqual(event.ok ? [] : event.refusals.map(({ code, field }) => `${code} ${field}`), ['EVENT_ANSWER_NOT_KNOWN attribute-risk_level']);
  const undated = eventFrom('self_harm', {}, ABOUT);
  assert.deepEqual(undated.ok ? [] : undated.refusals.map(({ code, field }) => `${code} ${field}`), ['PARTIAL_DATE_MISSING occurred']);
});

test('the version of a form tells two forms apart and is the same each time', () => {
  assert.equal(formOf('self_harm').version, formOf('self_harm').version);
  assert.equal(new Set(eventTypeNames.map((type) => formOf(type).version)).size, eventTypeNames.length);
});
