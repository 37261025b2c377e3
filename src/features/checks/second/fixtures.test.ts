import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { readCatalogue } from '../catalogue/catalogue.ts';
import { fixtureFileNames, fixtureRow, readFixtureFile, type FixtureCase } from '../proof/case-file.ts';
import type { Check } from '../language/check.ts';
import { readEventRow } from '../../events/index.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { accepted, askingOf } from './asking.fixture.ts';
import { TooMany } from './record.fixture.ts';
import { secondOpinion, type Since } from './second.fixture.ts';

/** Records with more completions than this, or that take too long, are left to the engine. */
const MOST = 40;
let [tried, all] = [0, 0];
for (const name of fixtureFileNames()) {
  const { check: id, cases } = readFixtureFile(name);
  const [check] = accepted(readCatalogue(`${import.meta.dirname}/../catalogue/${id}.yaml`));
  if (check === undefined) throw new Error('a file holds a check');
  all += cases.length;
  test(`the plain evaluator finds what the cases of ${id} expect`, () => {
    for (const one of cases) if (isTried(check, one)) tried++;
  });
}

test('few cases are left to the engine alone', () => {
  assert.ok(tried >= all - 10, `${all - tried} of ${all} have too many completions to try day by day`);
});

function isTried(check: Check, one: FixtureCase): boolean {
  try {
    // Where halving the days does not find what is expected, every day is asked about.
    if (!isDeepStrictEqual(differences(check, one, 'halving'), NONE)) assert.deepEqual(differences(check, one, 'day by day'), NONE, one.name);
    return true;
  } catch (fault) {
    if (fault instanceof TooMany) return false;
    throw fault;
  }
}

const NONE = { left: [], wanted: [] };

function differences(check: Check, { events, child = {}, as_at: asAt, known_to: knownTo, expect }: FixtureCase, since: Since): { readonly left: readonly unknown[]; readonly wanted: readonly unknown[] } {
  const records = events.map((event) => accepted(readEventRow(fixtureRow(event))).event);
  const ids = [...new Set([child.child_id ?? 'c1', ...records.map((event) => event.child)])];
  const said = ids.flatMap((id) => {
    const { date_of_birth: born, child_id: _, ...rest } = id === (child.child_id ?? 'c1') ? child : {};
    const facts = { recorded: [...Object.keys(rest), ...(born === undefined ? [] : ['date_of_birth'])], ...(born === undefined ? {} : { birth: accepted(readPartialDate(born)) }) };
    return secondOpinion(check, records.filter((event) => event.child === id), facts, askingOf(asAt, knownTo), MOST, since);
  });
  const wanted = expect === 'clear' ? [] : [...expect];
  const left = said.filter((one) => {
    const at = wanted.findIndex((wish) => wish.result === one.result && (wish.since === undefined || wish.since === one.since) && (wish.due === undefined || one.dues.some((due) => due === wish.due || (due !== undefined && Date.parse(due) === Date.parse(wish.due ?? '')))) && (wish.certainty === undefined || wish.certainty === one.certainty) && (wish.missing === undefined || one.result !== 'cannot_tell' || one.missings.some((own) => isDeepStrictEqual(own, wish.missing?.toSorted()))));
    if (at >= 0) wanted.splice(at, 1);
    return at < 0;
  });
  return { left, wanted };
}
