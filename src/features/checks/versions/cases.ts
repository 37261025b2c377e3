import { dateInWords, parsePlainDate } from '../../../kernel/plain-date.ts';
import { readMoment, momentInWords } from '../../../kernel/london-time.ts';
import { compileCheck } from '../engine/compile/compile-check.ts';
import { ValueTable } from '../engine/values.ts';
import type { Check } from '../language/check.ts';
import { fixtureFileNames, readFixtureFile, type FixtureCase } from '../proof/case-file.ts';
import { differenceOf, openCase } from '../proof/run-case.ts';
import { catalogue } from '../review/shipped.ts';

/** One of a check's own cases, and what a version says of it. */
export interface CaseOutcome {
  readonly name: string;
  readonly kind: string;
  /** It comes out as it was written. */
  readonly agrees: boolean;
  /** What is expected and does not come, in words; empty where it agrees. */
  readonly expected: string;
  readonly found: string;
}

const KINDS: Readonly<Record<FixtureCase['kind'], string>> = {
  fires: 'It fires', inside: 'Inside the limit', boundary: 'On the boundary', pending: 'Time is left', cannot_tell: 'It cannot tell', excused: 'Excused', other: 'Other',
};

/** What a version of a check says of the cases that were written from the check's definition. They lie in the past, so they are asked as if it were in force as long as the catalogue's. */
export function outcomesOf(check: Check): readonly CaseOutcome[] {
  const name = fixtureFileNames().find((file) => file === `${check.id}.yaml`);
  if (name === undefined) return [];
  const inForce = catalogue().find(({ id }) => id === check.id)?.in_force ?? check.in_force;
  const [compiled, values] = [compileCheck({ ...check, in_force: inForce }), new ValueTable()];
  return readFixtureFile(name).cases.map((one) => {
    const difference = differenceOf(compiled, openCase(one, values));
    return {
      name: one.name, kind: KINDS[one.kind], agrees: difference === undefined,
      expected: difference === undefined ? '' : inWords(difference.expected), found: difference === undefined ? '' : inWords(difference.found),
    };
  });
}

export function otherwise(outcomes: readonly CaseOutcome[]): readonly CaseOutcome[] {
  return outcomes.filter(({ agrees }) => !agrees);
}

const RESULTS = { fired: 'it speaks', pending: 'time is left', cannot_tell: 'it cannot tell' } as const;

interface Said {
  readonly result: string;
  readonly due?: string | null | undefined;
  readonly missing?: readonly string[] | undefined;
  readonly certainty?: string | undefined;
}

function inWords(said: readonly Said[]): string {
  return said.length === 0 ? 'nothing to ask' : said.map(oneInWords).join('; and ');
}

function oneInWords({ result, due, missing = [], certainty }: Said): string {
  const words = result === 'fired' || result === 'pending' || result === 'cannot_tell' ? RESULTS[result] : result;
  return `${words}${due == null ? '' : `, due ${dueInWords(due)}`}${missing.length === 0 ? '' : `, because ${missing.join(' and ')} is not recorded`}${certainty === 'possible' ? ' (possibly)' : ''}`;
}

function dueInWords(due: string): string {
  const day = parsePlainDate(due);
  if (day.ok) return dateInWords(day.value);
  const moment = readMoment(due);
  return moment.ok ? momentInWords(moment.value) : due;
}
