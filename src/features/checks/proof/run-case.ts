import { readPartialDate } from '../../../kernel/written-date.ts';
import type { Result } from '../../../kernel/result.ts';
import { readEventRow, type EventRecord } from '../../events/index.ts';
import { askCompiled } from '../engine/ask.ts';
import type { Asking } from '../engine/asker.ts';
import { readAsAt, readKnownToWhom } from '../engine/as-at.ts';
import type { Sheet } from '../engine/columns.ts';
import type { CompiledCheck } from '../engine/compile/compile-check.ts';
import { sheetOf, type ChildFacts } from '../engine/sheet.ts';
import type { ValueTable } from '../engine/values.ts';
import { fixtureRow, type FixtureCase } from './case-file.ts';

export type Expected = Exclude<FixtureCase['expect'], 'clear'>[number];

/** A case as a sheet, to be asked of one check after another. */
export interface OpenCase {
  readonly fixture: FixtureCase;
  readonly sheet: Sheet;
  readonly asking: Asking;
}

/** The checks that are asked of it are compiled for this table of values alone. */
export function openCase(fixture: FixtureCase, values: ValueTable): OpenCase {
  const { as_at, known_to, child, events } = fixture;
  const sheet = sheetOf(events.map((event) => readable(fixtureRow(event))), [facts(child ?? {})], values);
  return { fixture, sheet, asking: { asAt: value(readAsAt(as_at)), ...(known_to === undefined ? {} : { knownTo: value(readKnownToWhom(known_to)) }) } };
}

/** Where a check and a case differ: what the case expects and was not found, and what was found and it does not expect. */
export interface Difference {
  readonly expected: readonly Expected[];
  readonly found: readonly Found[];
}

/** What the check says of the case, against what the case expects; undefined where they agree. */
export function differenceOf(check: CompiledCheck, { fixture, sheet, asking }: OpenCase): Difference | undefined {
  const found = findings(check, sheet, asking);
  const expected = fixture.expect === 'clear' ? [] : [...fixture.expect];
  const left = found.filter((one) => {
    const match = expected.findIndex((wanted) => agrees(wanted, one));
    if (match >= 0) expected.splice(match, 1);
    return match < 0;
  });
  return left.length === 0 && expected.length === 0 ? undefined : { expected, found: left };
}

/** The same as one text. */
export function disagreement(check: CompiledCheck, open: OpenCase): string | undefined {
  const difference = differenceOf(check, open);
  if (difference === undefined) return undefined;
  return `${check.check.id}, ${open.fixture.name}\n  expected and not found: ${JSON.stringify(difference.expected)}\n  found and not expected: ${JSON.stringify(difference.found)}`;
}

export interface Found {
  readonly result: string;
  readonly child: string;
  readonly since: string | null;
  readonly due: string | null;
  readonly evidence: readonly string[];
  readonly missing: readonly string[];
  readonly certainty: string;
  readonly warning: boolean;
}

function findings(check: CompiledCheck, sheet: Sheet, asking: Asking): readonly Found[] {
  return [...askCompiled(sheet, [check], asking)].map(({ child: id, outcome: { result, since, due, evidence, missing, certainty, warning } }) => ({ result, child: id, since, due, evidence, missing, certainty, warning }))
    .filter(({ result }) => result !== 'clear');
}

function readable(row: ReturnType<typeof fixtureRow>): EventRecord {
  return value(readEventRow(row)).event;
}

function facts({ child_id = 'c1', date_of_birth, ...rest }: NonNullable<FixtureCase['child']>): ChildFacts {
  const recorded = Object.entries({ date_of_birth, ...rest }).flatMap(([name, text]) => (text === undefined || text === '' ? [] : [name]));
  return { id: child_id, recorded, ...(date_of_birth === undefined ? {} : { birth: value(readPartialDate(date_of_birth)) }) };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals.map(({ message }) => message).join('; '));
  return result.value;
}

function agrees(wanted: Expected, found: Found): boolean {
  return wanted.result === found.result
    && (wanted.child === undefined || wanted.child === found.child)
    && (wanted.since === undefined || wanted.since === found.since)
    && (wanted.due === undefined || sameMoment(wanted.due, found.due))
    && (wanted.evidence === undefined || sameSet(wanted.evidence, found.evidence))
    && (wanted.missing === undefined || sameSet(wanted.missing, found.missing))
    && (wanted.certainty === undefined || wanted.certainty === found.certainty)
    && (wanted.warning === undefined || wanted.warning === found.warning);
}

function sameMoment(wanted: string, found: string | null): boolean {
  return wanted === found || (found !== null && wanted.includes('T') && found.includes('T') && Date.parse(wanted) === Date.parse(found));
}

function sameSet(wanted: readonly string[], found: readonly string[]): boolean {
  return wanted.length === found.length && wanted.every((one) => found.includes(one));
}
