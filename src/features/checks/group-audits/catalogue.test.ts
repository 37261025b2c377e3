import assert from 'node:assert/strict';
import test from 'node:test';
import { eventTypes, isEventTypeName, type AttributeDefinition, type EventDefinition } from '../../events/index.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';
import { isOwnField } from '../language/own-field.ts';
import { patternSchema, type Pattern } from '../language/pattern.ts';
import type { Audit } from './definition.ts';
import { chosenAudits, shippedAudits } from './read-audit.ts';
import { asked, times } from './records.fixture.ts';

const audits = shippedAudits();

test('each question of the catalogue that is no check is an audit, and no audit is a check', () => {
  assert.deepEqual(audits.map(({ id }) => id), ['P-69', 'P-75', 'P-93', 'P-131']);
  assert.deepEqual(shippedChecks().filter(({ id }) => audits.some((audit) => audit.id === id)), []);
});

test('every parameter of an audit is used', () => {
  for (const { id, parameters, share, wait, gather, series } of audits) {
    const text = JSON.stringify([share, wait, gather, series]);
    assert.deepEqual(Object.keys(parameters).filter((name) => !text.includes(`"$${name}"`)), [], id);
  }
});

test('every type and attribute that an audit reads names the audit in the vocabulary', () => {
  assert.deepEqual(audits.flatMap((audit) => readBy(audit).filter(({ definition }) => !names(definition, audit.id)).map(({ what }) => `${what}: add ${audit.id}`)), []);
});

test('an answer holds no child', () => {
  const children = times(12, (at) => ({ id: `someone-${at}`, sex: at % 2 === 0 ? 'F' : 'M', area: at < 6 ? 'Coveshire' : 'Ashshire' }));
  const entries = children.flatMap(({ id: child }) => [
    { child, type: 'concern_raised', on: '2024-03-01', says: { setting: 'Elm House' } }, { child, type: 'child_told', on: '2024-03-01' },
    { child, type: 'exploitation_concern', on: '2024-03-01', says: { kind: 'cse' } }, { child, type: 'incident_notified', on: '2024-03-01' },
  ]);
  for (const { id } of audits) assert.doesNotMatch(JSON.stringify(asked(id, children, entries, '2024-06-30')), /someone|"e\d/, id);
});

test('an audit that there is not is refused, with those that there are', () => {
  const read = chosenAudits(['p-69', 'P-70']);
  assert.equal(read.ok ? '' : read.refusals[0].message, 'There is no audit “P-70”; there are P-69, P-75, P-93, P-131');
});

interface Read {
  readonly what: string;
  readonly definition: EventDefinition | AttributeDefinition;
}

/** Types, and fields in conditions, wherever a pattern stands in the audit. */
function readBy({ wait, gather, series }: Audit): readonly Read[] {
  const patterns = [wait?.from, wait?.to, gather?.of, series?.of, series?.graver, series?.aware].flatMap((one) => (one === undefined ? [] : partsOf(patternSchema.parse(one))));
  const named = patterns.flatMap(({ event, where = {} }) => [event ?? []].flat().flatMap((type) => [[type], ...Object.keys(where).map((field) => [type, field])]));
  const apart = [...(gather === undefined ? [] : [[gather.council.event], [gather.council.event, gather.council.field], [String(gather.of.event), gather.by]]), ...(series === undefined ? [] : [[String(series.of.event), series.once_by]])];
  return [...named, ...apart].flatMap(([type = '', field]): readonly Read[] => {
    if (!isEventTypeName(type) || (field !== undefined && isOwnField(field))) return [];
    const definition: EventDefinition = eventTypes[type];
    const own = field === undefined ? definition : definition.attributes[field];
    assert.ok(own !== undefined, `${type} has no ${field}`);
    return [{ what: field === undefined ? type : `${type}.${field}`, definition: own }];
  });
}

function partsOf(pattern: Pattern): readonly Pattern[] {
  return [pattern, ...(pattern.any_of ?? []).flatMap(partsOf)];
}

/** A type is named by itself or by one of its attributes. */
function names(definition: EventDefinition | AttributeDefinition, id: string): boolean {
  const all = 'attributes' in definition ? [definition, ...Object.values(definition.attributes)] : [definition];
  return all.some(({ checks = [] }: { readonly checks?: readonly string[] }) => checks.includes(id));
}
