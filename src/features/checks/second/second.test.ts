import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { readEventRow } from '../../events/index.ts';
import { readCatalogue } from '../catalogue/catalogue.ts';
import { askAll } from '../engine/ask.ts';
import { readAsAt, readKnownToWhom } from '../engine/as-at.ts';
import { sheetOf } from '../engine/sheet.ts';
import type { Check } from '../language/check.ts';
import { accepted, askingOf } from './asking.fixture.ts';
import { recordsFor, type RandomCase } from './random.fixture.ts';
import { TooMany } from './record.fixture.ts';
import { secondOpinion, type Since } from './second.fixture.ts';

const MOST = 48;
/** Records for each check. `SIGHTLINE_RUNS=300` makes a long run of it, in which every day is asked about. */
const RUNS = Number(process.env['SIGHTLINE_RUNS'] ?? 10);
const QUICK = process.env['SIGHTLINE_RUNS'] === undefined;

for (const check of accepted(readCatalogue(`${import.meta.dirname}/../catalogue`))) {
  test(`the engine and the plain evaluator agree on ${check.id} over random records`, () => {
    let tried = 0;
    fc.assert(fc.property(recordsFor(check), (random) => {
      try {
        compare(check, random);
        tried++;
      } catch (fault) {
        if (!(fault instanceof TooMany)) throw fault;
      }
    }), { seed: 64, numRuns: RUNS });
    assert.ok(tried > RUNS / 2, `only ${tried} records could be tried day by day`);
  });
}

function compare(check: Check, random: RandomCase): void {
  // Where halving the days finds another first day than the engine, every day is asked about before anything is held against it.
  if (QUICK && isDeepStrictEqual(differences(check, random, 'halving'), NONE)) return;
  assert.deepEqual(differences(check, random, 'day by day'), NONE);
}

const NONE = { engine: [], second: [] };

function differences(check: Check, { rows, birth, recorded, asAt, knownTo }: RandomCase, since: Since): { readonly engine: readonly unknown[]; readonly second: readonly unknown[] } {
  const events = rows.map((row) => accepted(readEventRow(row)).event);
  const born = birth === '' ? {} : { birth: accepted(readPartialDate(birth)) };
  const facts = { id: 'c1', recorded: [...recorded, ...(birth === '' ? [] : ['date_of_birth'])], ...born };
  const second = secondOpinion(check, events, facts, askingOf(asAt, knownTo), MOST, since);
  const asking = { asAt: accepted(readAsAt(asAt)), ...(knownTo === undefined ? {} : { knownTo: accepted(readKnownToWhom(knownTo)) }) };
  const first = [...askAll(sheetOf(events, [facts]), [check], asking)].map(({ outcome }) => outcome).filter(({ result }) => result !== 'clear');
  const left = [...second];
  const different = first.filter((found) => {
    const at = left.findIndex((one) => one.result === found.result && one.since === found.since && one.certainty === found.certainty && one.dues.some((own) => sameMoment(own, found.due)) && namesWhatDecides(found.result, found.missing, one.missings));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { engine: different.map(({ result, since: day, due, certainty, missing }) => ({ result, since: day, due, certainty, missing })), second: left };
}

/** Every field that decides is named, and no other. */
function namesWhatDecides(result: string, named: readonly string[], decides: readonly (readonly string[])[]): boolean {
  return result !== 'cannot_tell' || (named.length > 0 && decides.some((own) => isDeepStrictEqual(named, own)));
}

function sameMoment(one: string | undefined, other: string | null): boolean {
  return (one ?? null) === other || (one?.includes('T') === true && other !== null && Date.parse(one) === Date.parse(other));
}
