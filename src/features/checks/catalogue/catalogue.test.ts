import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { compileCheck } from '../engine/compile/compile-check.ts';
import { ValueTable } from '../engine/values.ts';
import { fixtureFileNames, readFixtureFile } from '../proof/case-file.ts';
import type { Check } from '../language/check.ts';
import { readCheck } from '../language/read-check.ts';
import { disagreement, openCase } from '../proof/run-case.ts';

const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'));
const fixtures = new Set(fixtureFileNames());

function checkIn(name: string): Check {
  const read = readCheck(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'), name);
  if (!read.ok) assert.fail(read.refusals.map(({ message }) => message).join('\n'));
  return read.value;
}

for (const name of names) {
  test(`the check of ${name} finds what its cases expect`, () => {
    const check = checkIn(name);
    assert.equal(`${check.id}.yaml`, name);
    assert.ok(fixtures.has(name), `${check.id} has no file of fixtures`);
    const [compiled, values] = [compileCheck(check), new ValueTable()];
    const wrong = readFixtureFile(name).cases.flatMap((fixture) => disagreement(compiled, openCase(fixture, values)) ?? []);
    assert.equal(wrong.length, 0, wrong.join('\n'));
  });
}

test('a check for live use names a duty and who holds it', () => {
  for (const { id, use, duty, holder } of names.map(checkIn)) assert.ok(use === 'review' || (duty !== undefined && holder !== undefined), id);
});

test('a check says who owns it, until when nobody need look at it again, and cites a document by its title', () => {
  for (const { id, owner, sunset, sources } of names.map(checkIn)) {
    assert.equal(owner, 'Safeguarding partnership', id);
    assert.ok(sunset !== undefined, id);
    for (const { document, quote, note } of sources) assert.ok(/^[A-Z]/.test(document) && (quote ?? note) !== undefined, `${id}: ${document}`);
  }
});

test('a check with a high risk of false alarm starts off, or as a prompt only', () => {
  for (const { id, false_alarm, starts } of names.map(checkIn)) assert.ok(false_alarm.risk !== 'high' || starts !== 'on', id);
});
