import * as fc from 'fast-check';
import { addDays, plainDate } from '../../../kernel/plain-date.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { readEventRow } from '../../events/index.ts';
import { askCompiled } from '../engine/ask.ts';
import { readAsAt } from '../engine/as-at.ts';
import { Asker } from '../engine/asker.ts';
import { dayText } from '../engine/calendar.ts';
import type { CompiledCheck } from '../engine/compile/compile-check.ts';
import { sheetOf, type ChildFacts } from '../engine/sheet.ts';
import { CLEAR, FIRED, resultNames } from '../engine/truth.ts';
import type { ValueTable } from '../engine/values.ts';
import type { Check } from '../language/check.ts';
import { accepted } from './asking.fixture.ts';
import { recordsNearCases } from './near-cases.fixture.ts';
import { longRecords, type RandomCase, type Row } from './random.fixture.ts';

/** A record of certain days, and of some of its entries how many days later they may have been. */
export interface VagueRecord {
  readonly random: RandomCase;
  readonly later: ReadonlyMap<number, number>;
}

/** One entry is vague by a long time, or two or three by a short one. */
export function vagueRecords(check: Check): fc.Arbitrary<VagueRecord> {
  const records = fc.oneof({ weight: 3, arbitrary: recordsNearCases(check) }, { weight: 1, arbitrary: longRecords(check) });
  return records.chain((random) => fc.oneof(vagueBy(random, 3, 4), vagueBy(random, 2, 16), vagueBy(random, 1, 200))
    .map((later) => ({ random: { ...random, asAt: random.asAt.slice(0, 10), rows: random.rows.map(certain) }, later: new Map(later) })));
}

function vagueBy({ rows }: RandomCase, entries: number, days: number): fc.Arbitrary<readonly (readonly [number, number])[]> {
  return fc.array(fc.tuple(fc.nat({ max: rows.length - 1 }), fc.integer({ min: 1, max: days })), { minLength: 1, maxLength: entries });
}

/** On a certain day, and without who knew, of which the first day may be vague as well. */
function certain(row: Row): Row {
  const [day = ''] = /\d{4}-\d{2}-\d{2}/.exec(row['occurred'] ?? '') ?? [];
  return { ...row, occurred: day === '' ? '2024-05-15' : day, known_to: '' };
}

/** What the engine says of the record, each result with its first day and certainty. */
export function ofVague(check: CompiledCheck, { random, later }: VagueRecord, values: ValueTable): readonly string[] {
  const rows = random.rows.map((row, at) => ({ ...row, occurred: later.has(at) ? `[${row['occurred'] ?? ''}..${moved(row, later.get(at) ?? 0)}]` : (row['occurred'] ?? '') }));
  return [...askCompiled(sheetIn(rows, random, values), [check], { asAt: accepted(readAsAt(random.asAt)) })]
    .flatMap(({ outcome: { result, since, certainty } }) => (result === 'clear' ? [] : [`${result} ${since ?? ''} ${certainty}`])).toSorted();
}

interface Found {
  readonly way: number;
  readonly rule: number;
  readonly members: readonly string[];
  readonly weight: number;
  readonly since: number;
}

/** The same by asking of the record on every day that each entry may have been. */
export function ofEveryDay(check: CompiledCheck, { random, later }: VagueRecord, values: ValueTable): readonly string[] {
  const ways = random.rows.reduce<readonly (readonly Row[])[]>((sofar, row, at) => sofar.flatMap((own) => Array.from({ length: (later.get(at) ?? 0) + 1 }, (_, days) => [...own, { ...row, occurred: moved(row, days) }])), [[]]);
  const found = ways.flatMap((rows, way) => findings(check, rows, random, values).map((one): Found => ({ way, ...one })));
  return instances(found).flatMap((own) => {
    const each = ways.map((_, way) => Math.max(CLEAR, ...own.filter((one) => one.way === way).map(({ weight }) => weight)));
    const weight = Math.max(...each);
    const since = Math.min(...own.filter((one) => one.weight === weight).map((one) => one.since));
    return weight === CLEAR ? [] : [`${resultNames[isWeight(weight) ? weight : FIRED]} ${dayText(since)} ${each.every((one) => one === weight) ? 'certain' : 'possible'}`];
  }).toSorted();
}

function isWeight(weight: number): weight is 0 | 1 | 2 | 3 {
  return weight >= 0 && weight <= 3;
}

function findings(check: CompiledCheck, rows: readonly Row[], random: RandomCase, values: ValueTable): readonly Omit<Found, 'way'>[] {
  const sheet = sheetIn(rows, random, values);
  const idOf = (event: number): string => sheet.eventId(sheet.columns.source[event] ?? 0);
  const found: Omit<Found, 'way'>[] = [];
  new Asker(sheet, [check], { asAt: accepted(readAsAt(random.asAt)) }).ask(0, (_, answers) => {
    if (!answers.certain) throw new Error('every day is certain');
    found.push(...answers.findings.map(({ rule, members, weight, since }) => ({ rule, weight, since, members: members.map(idOf) })));
  });
  return found;
}

/** Findings of one rule that share an event. */
function instances(found: readonly Found[]): readonly (readonly Found[])[] {
  return found.reduce<readonly (readonly Found[])[]>((sofar, one) => {
    const touched = sofar.filter((group) => group.some(({ rule, members }) => rule === one.rule && members.some((id) => one.members.includes(id))));
    return [...sofar.filter((group) => !touched.includes(group)), [...touched.flat(), one]];
  }, []);
}

function sheetIn(rows: readonly Row[], { birth, recorded }: RandomCase, values: ValueTable): ReturnType<typeof sheetOf> {
  const facts: ChildFacts = birth.length === 10 ? { id: 'c1', recorded: [...recorded, 'date_of_birth'], birth: accepted(readPartialDate(birth)) } : { id: 'c1', recorded };
  return sheetOf(rows.map((row) => accepted(readEventRow(row)).event), [facts], values);
}

function moved(row: Row, days: number): string {
  return addDays(plainDate(row['occurred'] ?? ''), days);
}
