import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { tellsApart } from './alike.ts';
import { choicesFor, completionsOf, MOST_COMPLETIONS, TRIED_BY_LOT, type Days, type Variable } from './completions.ts';
import { shiftDay, type Duration } from './calendar.ts';

const START = 19_800; // a day in March 2024
const DURATIONS: readonly Duration[] = [{ unit: 'days', value: 3 }, { unit: 'working_days', value: 2 }, { unit: 'months', value: 1 }];
const day = fc.integer({ min: 0, max: 40 }).map((offset) => START + offset);
const range = fc.tuple(day, fc.integer({ min: 0, max: 9 })).map(([first, length]): Days => [[first, first + length]]);

/** Each held with all the others and with every reference. */
function allHeld(days: readonly Days[], references: readonly number[]): readonly Variable[] {
  return days.map((own, index) => ({ days: own, held: [{ against: references, others: [...days.keys()].filter((other) => other !== index), durations: DURATIONS }] }));
}

/** Every comparison that a check can make between days, as one text. */
function answers(days: readonly number[], references: readonly number[]): string {
  const all = [...days, ...references];
  return all.flatMap((one) => all.flatMap((other) => [one >= other, one > other, ...DURATIONS.flatMap((duration) => [one <= shiftDay(other, duration, 1), one < shiftDay(other, duration, 1)])])).map(Number).join('');
}

function* everyDay(variables: readonly Days[]): Generator<readonly number[]> {
  const [first, ...rest] = variables;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const [from, to] of first) for (let at = from; at <= to; at++) for (const others of everyDay(rest)) yield [at, ...others];
}

test('the days that are tried give every answer that any completion gives, and the first day of each', () => {
  fc.assert(fc.property(fc.array(range, { minLength: 1, maxLength: 3 }), fc.array(day, { maxLength: 3 }), (variables, references) => {
    const firsts = new Map<string, readonly number[]>();
    for (const days of everyDay(variables)) {
      const key = answers(days, references);
      const known = firsts.get(key);
      firsts.set(key, known === undefined ? days : days.map((own, index) => Math.min(own, known[index] ?? own)));
    }
    const tried = new Set([...completionsOf(choicesFor(allHeld(variables, references)))].map((days) => days.join()));
    for (const first of firsts.values()) assert.ok(tried.has(first.join()), `${first.join()} is not tried`);
  }), { seed: 20260722, numRuns: 150 });
});

test('of completions that answer alike the first is judged, and of each answer one', () => {
  fc.assert(fc.property(fc.array(range, { minLength: 2, maxLength: 3 }), fc.array(day, { minLength: 1, maxLength: 3 }), (days, references) => {
    const variables = allHeld(days, references);
    const choices = choicesFor(variables);
    const tried = [...completionsOf(choices)];
    const judged = tried.filter(tellsApart(variables, choices));
    const firsts = (some: readonly (readonly number[])[]): ReadonlyMap<string, string> => new Map(some.toReversed().map((own) => [answers(own, references), own.join()]));
    assert.deepEqual(new Map([...firsts(judged)].toSorted()), new Map([...firsts(tried)].toSorted()));
    assert.ok(tried.length < 64 || judged.length < tried.length);
  }), { seed: 91, numRuns: 60 });
});

test('beyond the bound so many are tried, the same each time', () => {
  const variables = Array.from({ length: 12 }, (): Days => [[START, START + 30]]);
  const references = Array.from({ length: 30 }, (_, offset) => START + offset);
  const choices = choicesFor(allHeld(variables, references));
  assert.ok(choices.capped && choices.count > MOST_COMPLETIONS);
  const tried = [...completionsOf(choices)];
  assert.equal(tried.length, TRIED_BY_LOT);
  assert.deepEqual(tried, [...completionsOf(choices)]);
});

test('of many vague years no day is gathered that only more lots would be drawn from, and no lot is held against every other', () => {
  const variables = allHeld(Array.from({ length: 30 }, (): Days => [[START, START + 1825]]), [START + 900]);
  const choices = choicesFor(variables);
  assert.equal(choices.capped, true);
  assert.ok(choices.days.every((own) => own.length < 1826));
  assert.equal([...completionsOf(choices)].filter(tellsApart(variables, choices)).length, TRIED_BY_LOT);
});
