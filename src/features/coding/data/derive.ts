import type { Band, Derivation } from '../codebook/codebook.ts';
import { pathBetween } from '../codebook/reach.ts';
import { checkedExpression } from './checked-expression.ts';
import type { CodedData } from './coded-data.ts';
import { ABSENT, DOES_NOT_APPLY, NOT_MENTIONED, OUTSIDE_CHOICE, PRESENT, SILENT_CHOICE, type Column, type Marks } from './column.ts';
import { evaluate, type Columns } from './evaluate.ts';
import { rolledUp } from './gather.ts';

/** Works a derived code out for the records of a table. */
export function derived(how: Derivation, data: CodedData, table: string): Column {
  if (how.how !== 'at-least-one') return derivedHere(how, data.columnsOf(table));
  return { kind: 'states', marks: atLeastOne(data, how.table, table, how.when) };
}

/** Works out what needs no other table. */
export function derivedHere(how: Exclude<Derivation, { how: 'at-least-one' }>, columns: Columns): Column {
  const { columnOf } = columns;
  switch (how.how) {
    case 'any-of': return { kind: 'states', marks: together(how.codes.map((code) => statesOf(columnOf(code))), PRESENT, ABSENT) };
    case 'all-of': return { kind: 'states', marks: together(how.codes.map((code) => statesOf(columnOf(code))), ABSENT, PRESENT) };
    case 'when': return { kind: 'states', marks: evaluate(checkedExpression(how.when), columns, 'open') };
    case 'bands': return banded(columnOf(how.number), how.bands);
    case 'year': return yearOf(columnOf(how.date), how.starts);
  }
}

function statesOf(column: Column): Marks {
  if (column.kind !== 'states') throw new Error('only codes of the four states are taken together');
  return column.marks;
}

/** `wins` where one part has it, else open where one is silent, else `rest`; outside only where every part is. */
export function together(parts: readonly Marks[], wins: number, rest: number): Marks {
  const result = new Uint8Array(parts[0]?.length ?? 0).fill(DOES_NOT_APPLY);
  for (const part of parts) {
    for (let at = 0; at < result.length; at += 1) {
      const [mark, before] = [part[at] ?? NOT_MENTIONED, result[at] ?? DOES_NOT_APPLY];
      if (mark === DOES_NOT_APPLY || before === wins) continue;
      result[at] = mark === wins ? wins : mark === NOT_MENTIONED || before === NOT_MENTIONED ? NOT_MENTIONED : rest;
    }
  }
  return result;
}

function banded(column: Column, bands: readonly Band[]): Column {
  if (column.kind !== 'number') throw new Error('only numbers are put into bands');
  const chosen = Uint16Array.from(column.values, (value, at) => {
    if (column.said[at] === DOES_NOT_APPLY) return OUTSIDE_CHOICE;
    const band = bands.findIndex(({ from, below }) => value >= (from ?? -Infinity) && value < (below ?? Infinity));
    return column.said[at] === NOT_MENTIONED || band < 0 ? SILENT_CHOICE : band;
  });
  return { kind: 'choice', options: bands.map(({ code }) => code), chosen };
}

// A date that may lie in two years is in neither: its year is not mentioned.
function yearOf(column: Column, starts: string): Column {
  if (column.kind !== 'date') throw new Error('only a date has a year');
  const start = Number(starts.replace('-', ''));
  const year = (day: number): number => Math.floor(day / 10_000) - (day % 10_000 < start ? 1 : 0);
  const said = column.said.map((mark, at) => (mark === PRESENT && year(column.earliest[at] ?? 0) !== year(column.latest[at] ?? 0) ? NOT_MENTIONED : mark));
  return { kind: 'number', said, values: Float64Array.from(column.earliest, (day, at) => (said[at] === PRESENT ? year(day) : Number.NaN)) };
}

function atLeastOne(data: CodedData, below: string, table: string, when: string): Marks {
  const path = pathBetween(data.codebook.tables, below, table, true);
  if (path === undefined) throw new Error(`${below} is not linked to ${table}`);
  let [marks, at] = [evaluate(checkedExpression(when), data.columnsOf(below), 'open'), below];
  for (const next of path) {
    marks = rolledUp(marks, data.link(at, next), data.records(at).faulty);
    at = next;
  }
  return marks;
}
