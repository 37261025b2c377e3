import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { dayNumber, fromDayNumber, plainDate } from '../../../kernel/plain-date.ts';
import { eventsOf, readEventFile, readEventRow, type EventRecord } from '../../events/index.ts';
import { askCompiled } from '../engine/ask.ts';
import { endOfDay } from '../engine/calendar.ts';
import { compileCheck } from '../engine/compile/compile-check.ts';
import { resultOf, type CheckResult } from '../engine/result.ts';
import { sheetOf, whoKnew } from '../engine/sheet.ts';
import { questionsOf } from './first-asked.ts';
import { catalogue } from './shipped.ts';

test('on the family that moved twice, each service could ask when it knew enough and the time had run out', () => {
  const file = readEventFile(readFileSync(new URL('../../../demo/cases/cross-border-moves.csv', import.meta.url), 'utf8'));
  assert.ok(file.ok);
  const asked = questionsOf(eventsOf(file.value), catalogue()).map(({ check: { id }, asked: own }) => [id, own.map(({ agency, area, from, certainty }) => `${agency} ${area} ${from} ${certainty}`)]);
  // Passed on 21 June, so contact was due on the 22nd: that service alone knew of both, and could ask from the 23rd.
  assert.deepEqual(asked.filter(([id]) => id === 'P-25'), [['P-25', ['children_social_care Coveshire 2024-06-23 certain']]]);
  // The first move, which no service of the second area but its housing is recorded as knowing of.
  assert.deepEqual(asked.filter(([id]) => id === 'P-87'), [['P-87', ['housing Bayshire 2024-05-30 certain']], ['P-87', ['housing Coveshire 2024-06-17 certain']]]);
  // No one service knew of both moves.
  assert.deepEqual(asked.filter(([id]) => id === 'P-24'), [['P-24', []]]);
});

const CHECKS = catalogue().filter(({ id }) => ['P-02', 'P-25', 'P-23', 'P-28', 'P-87'].includes(id));
const TYPES = ['missing_ended', 'return_home_interview_offered', 'case_allocated', 'case_transferred', 'contact_attempted', 'moved_area', 'referral_received', 'accommodation_refused', 'threshold_decision'];
const KNOWERS = ['housing:Ashshire', 'children_social_care:Ashshire', 'children_social_care:Coveshire'];
const on = (day: number): string => fromDayNumber(dayNumber(plainDate('2024-05-28')) + day);

const records = fc.array(fc.record({
  type: fc.constantFrom(...TYPES), day: fc.integer({ min: 0, max: 12 }), later: fc.integer({ min: 0, max: 4 }), vague: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
  knew: fc.subarray(KNOWERS), child: fc.constantFrom('c1', 'c1', 'c2'), from: fc.constantFrom('Ashshire', 'Coveshire', ''),
}), { minLength: 1, maxLength: 7 }).map((rows) => rows.map(({ type, day, later, vague, knew, child, from }, index): EventRecord => {
  const read = readEventRow({
    event_id: `e${index}`, child_id: child, type, occurred: vague ? `[${on(day)}..${on(day + 2)}]` : on(day), agency: 'children_social_care', area: 'Coveshire',
    known_to: knew.map((who) => `${who}=${on(day + later)}${vague ? '~' : ''}`).join(';'), attributes: JSON.stringify(from === '' ? {} : { from, to: 'Bayshire' }),
  });
  if (!read.ok) assert.fail(read.refusals[0].message);
  return read.value.event;
}));

/** One finding of a check in a child's record is told from another by its limit, or by what it rests on first. */
const named = ({ check, child, due, evidence }: CheckResult): string => `${check} ${child} ${due ?? evidence[0]}`;

/** The same, as it is defined: every check on every day of every service, anew. */
function plainly(events: readonly EventRecord[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const [sheet, compiled] = [sheetOf(events), CHECKS.map(compileCheck)];
  const first = dayNumber(plainDate(on(-3)));
  const who = new Map(events.flatMap(({ knownTo }) => knownTo.map(({ agency, area }) => [whoKnew(agency, area), `${agency} ${area}`])));
  for (const [knownTo, words] of who) {
    const seen = new Set<string>();
    for (let day = first; day <= first + 48; day++) {
      for (const result of [...askCompiled(sheet, compiled, { asAt: { day, second: endOfDay(day) }, knownTo })].map(resultOf)) {
        if (result.result !== 'fired' || seen.has(named(result))) continue;
        seen.add(named(result));
        found.set(named(result), [...(found.get(named(result)) ?? []), `${words} ${fromDayNumber(day)} ${result.certainty}`]);
      }
    }
  }
  return found;
}

test('asking only what is open, and only who knew of a trigger, finds the days that asking everything finds', () => {
  fc.assert(fc.property(records, (events) => {
    const expected = plainly(events);
    for (const { result, asked } of questionsOf(events, CHECKS)) {
      if (result.result !== 'fired') continue;
      assert.deepEqual(asked.map(({ agency, area, from, certainty }) => `${agency} ${area} ${from} ${certainty}`).toSorted(), (expected.get(named(result)) ?? []).toSorted(), named(result));
    }
  }), { seed: 41, numRuns: 15 });
});
