import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { readCatalogue } from '../catalogue/catalogue.ts';
import { readAsAt } from '../engine/as-at.ts';
import { loadRecords } from '../run-on-files.ts';
import { hiddenParts, isSmall, SMALL, type Part } from './protect.ts';
import { lastDayOf, trialOf } from './trial.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-trial-'));
after(() => rmSync(folder, { recursive: true }));

/** So many children of each sex, of whom the first few had no interview offered; the last of all has no entry. */
function made(girls: number, boys: number, silentGirls: number, silentBoys: number): ReturnType<typeof trialOf> {
  const rows = [...Array.from({ length: girls }, (_, at) => ({ id: `g${at}`, sex: 'F', silent: at < silentGirls })), ...Array.from({ length: boys }, (_, at) => ({ id: `b${at}`, sex: 'M', silent: at < silentBoys }))];
  const children = join(folder, 'children.csv');
  const text = ['child_id,date_of_birth,sex,ethnicity,disability,area', ...rows.map(({ id, sex }) => `${id},2010-03,${sex},,no,Coveshire`)].join('\n');
  writeFileSync(children, text);
  const events = join(folder, 'events.csv');
  writeFileSync(events, ['event_id,child_id,type,occurred,known_to,agency,area,persons,attributes,text', ...rows.flatMap(({ id, silent }) => [`${id}-1,${id},missing_ended,2024-03-01T10:00,,police,Coveshire,,{},`, ...(silent ? [] : [`${id}-2,${id},return_home_interview_offered,2024-03-02T10:00,,police,Coveshire,,"{""independent"": ""yes""}",`])]), 'late,g0,child_words,2024-06-30,,,,,{},'].join('\n'));
  const checks = accepted(readCatalogue(join(import.meta.dirname, '../catalogue/P-02.yaml')));
  const { data } = accepted(loadRecords(events, children, checks));
  assert.equal(lastDayOf(data), '2024-06-30');
  return trialOf(data, text, checks, { asAt: accepted(readAsAt('2024-06-30')) });
}

function accepted<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly { readonly message: string }[] }): T {
  if (!result.ok) throw new Error(result.refusals.map(({ message }) => message).join('; '));
  return result.value;
}

test('a check that fires in 20 of 100 girls and 10 of 100 boys speaks of 200 and of 100 in 1,000', () => {
  const [trial] = made(100, 100, 20, 10);
  assert.deepEqual(trial?.spoke, { count: 30, per_1000: 150, low: 107.1, high: 206.1 });
  assert.deepEqual(trial?.groups.filter(({ by }) => by === 'sex').map(({ group, children, spoke }) => [group, children, spoke.per_1000]), [['F', 100, 200], ['M', 100, 100]]);
  assert.deepEqual(trial?.groups.filter(({ by }) => by === 'age').map(({ group }) => group), ['10_to_15']);
  assert.deepEqual(trial?.groups.filter(({ by }) => by === 'ethnicity').map(({ group, children }) => [group, children]), [['not_recorded', 200]]);
});

test('a small count hides the other group too, from which and the total it could be reckoned', () => {
  const [trial] = made(100, 100, 20, 2);
  assert.equal(trial?.spoke.count, 22);
  const sexes = trial?.groups.filter(({ by }) => by === 'sex').map(({ spoke }) => spoke);
  const nothing = { count: null, per_1000: null, low: null, high: null };
  assert.deepEqual(sexes, [nothing, nothing]);
});

test('where the total is small, no group of it is told', () => {
  const [trial] = made(100, 100, 3, 0);
  assert.equal(trial?.spoke.per_1000, null);
  assert.ok(trial?.groups.every(({ spoke }) => spoke.count === null));
});

test('no hidden count can be reckoned from the total closer than to five', () => {
  const part = fc.integer({ min: 0, max: 60 }).chain((of) => fc.integer({ min: 0, max: of }).map((count): Part => ({ count, of })));
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
    const total = { count: parts.reduce((all, { count }) => all + count, 0), of: parts.reduce((all, { of }) => all + of, 0) };
    const hidden = hiddenParts(parts, total);
    assert.ok(parts.every((one, place) => !isSmall(one) || hidden[place] === true));
    if (isSmall(total) || hidden.every(Boolean) || !hidden.includes(true)) return;
    const unknown = parts.filter((_, place) => hidden[place]);
    const sum = unknown.reduce((all, { count }) => all + count, 0);
    for (const [place, { of }] of unknown.entries()) {
      // Every value for which the others can make up the rest, tried one by one.
      const others = unknown.filter((_, other) => other !== place).reduce((all, other) => all + other.of, 0);
      const possible = Array.from({ length: of + 1 }, (_, value) => value).filter((value) => sum - value >= 0 && sum - value <= others);
      assert.ok(possible.length > Math.min(SMALL, of), JSON.stringify({ parts, hidden }));
    }
  }), { seed: 5, numRuns: 2000 });
});
