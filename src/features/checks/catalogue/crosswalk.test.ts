import assert from 'node:assert/strict';
import test from 'node:test';
import { eventTypes, isEventTypeName, type AttributeDefinition, type EventDefinition } from '../../events/index.ts';
import { isOwnField } from '../language/own-field.ts';
import type { Check } from '../language/check.ts';
import { walk } from '../language/walk.ts';
import { shippedChecks } from './catalogue.ts';

const checks = shippedChecks();

test('every attribute that a check reads names the check in the vocabulary', () => {
  assert.deepEqual(checks.flatMap((check) => attributesRead(check).filter(({ attribute }) => !names(attribute, check)).map(({ where }) => `${where}: add ${check.id}`)), []);
});

test('every type that a check reads names the check in the vocabulary', () => {
  const unnamed = checks.flatMap((check) => [...new Set(walk(check).types.map(({ type }) => type))].filter((type) => {
    const definition = definitionOf(type);
    return definition !== undefined && ![definition, ...Object.values(definition.attributes)].some((one) => names(one, check));
  }).map((type) => `${type}: add ${check.id}`));
  assert.deepEqual(unnamed, []);
});

interface Read {
  readonly where: string;
  readonly attribute: AttributeDefinition;
}

function attributesRead(check: Check): readonly Read[] {
  const { fields, held } = walk(check);
  const read = [...fields.map(({ field, types }) => ({ names: [field], types })), ...held.map(({ where, types }) => ({ names: Object.keys(where), types }))];
  const all = read.flatMap(({ names: own, types }) => types.flatMap((type) => own.filter((field) => !isOwnField(field)).flatMap((field): readonly Read[] => {
    const attribute = definitionOf(type)?.attributes[field];
    return attribute === undefined ? [] : [{ where: `${type}.${field}`, attribute }];
  })));
  return [...new Map(all.map((one) => [one.where, one])).values()];
}

function definitionOf(type: string): EventDefinition | undefined {
  return isEventTypeName(type) ? eventTypes[type] : undefined;
}

function names({ checks: named = [] }: { readonly checks?: readonly string[] }, check: Check): boolean {
  return named.includes(check.id);
}
