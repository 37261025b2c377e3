import { parseDateBounds } from './date-bounds.ts';
import { ABSENT, DOES_NOT_APPLY, NOT_MENTIONED, PRESENT, saidIn, SILENT_CHOICE, type Column, type Marks } from './column.ts';
import type { Expression, Operator } from '../expression/index.ts';

/**
 * `open`: silence leaves a condition open, and its mark is NOT_MENTIONED (Kleene's strong three-valued
 * logic). `recorded`: a condition holds or not by what is recorded, as everywhere where cases are chosen.
 */
export type Silence = 'open' | 'recorded';

/** Where a condition finds its columns, each with an entry for every one of `size` records. */
export interface Columns {
  readonly size: number;
  readonly columnOf: (code: string) => Column;
}

/**
 * Works a condition out for every record at once: PRESENT where it holds, ABSENT where it does not,
 * NOT_MENTIONED where it is open. A value that does not apply is not equal to any, and that is not
 * open. The condition was checked: names and values in it are known.
 */
export function evaluate(expression: Expression, columns: Columns, silence: Silence): Marks {
  const { size, columnOf } = columns;
  switch (expression.kind) {
    case 'everything': return new Uint8Array(size).fill(PRESENT);
    case 'and': return merged(expression.of.map((part) => evaluate(part, columns, silence)), ABSENT, PRESENT, size);
    case 'or': return merged(expression.of.map((part) => evaluate(part, columns, silence)), PRESENT, ABSENT, size);
    case 'not': return negated(evaluate(expression.of, columns, silence));
    case 'compare': return expression.operator === '!='
      ? negated(settled(compared(columnOf(expression.code), '=', expression.value), silence))
      : settled(compared(columnOf(expression.code), expression.operator, expression.value), silence);
    case 'among': return settled(merged(expression.values.map((value) => compared(columnOf(expression.code), '=', value)), PRESENT, ABSENT, size), silence);
    case 'count': return counted(expression.codes.map((code) => settled(compared(columnOf(code), '=', 'present'), silence)), expression.operator, expression.number, size);
  }
}

function settled(marks: Marks, silence: Silence): Marks {
  return silence === 'open' ? marks : marks.map((mark) => (mark === PRESENT ? PRESENT : ABSENT));
}

/** Compares how many of `parts` are present; open where those that are not mentioned could turn it. */
export function counted(parts: readonly Marks[], operator: Operator, number: number, size: number): Marks {
  const result = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) {
    let [least, most] = [0, 0];
    for (const part of parts) {
      if (part[at] === PRESENT) least += 1;
      if (part[at] === PRESENT || part[at] === NOT_MENTIONED) most += 1;
    }
    const holds = orderHolds(operator, least, most, number, number);
    result[at] = holds === undefined ? NOT_MENTIONED : holds ? PRESENT : ABSENT;
  }
  return result;
}

/** `wins` wherever one part has it, else open where one part is, else `rest`. */
export function merged(parts: readonly Marks[], wins: number, rest: number, size: number): Marks {
  const result = new Uint8Array(size).fill(rest);
  for (const part of parts) {
    for (let at = 0; at < size; at += 1) {
      const mark = part[at] ?? NOT_MENTIONED;
      if (mark === wins) result[at] = wins;
      else if (mark === NOT_MENTIONED && result[at] !== wins) result[at] = NOT_MENTIONED;
    }
  }
  return result;
}

function negated(marks: Marks): Marks {
  return marks.map((mark) => (mark === PRESENT ? ABSENT : mark === ABSENT ? PRESENT : mark));
}

function compared(column: Column, how: Operator, value: string): Marks {
  if (value === 'not_mentioned') return saidIn(column).map((mark) => (mark === NOT_MENTIONED ? PRESENT : ABSENT));
  if (value === 'does_not_apply' || value === 'not_applicable') return saidIn(column).map((mark) => (mark === DOES_NOT_APPLY ? PRESENT : ABSENT));
  switch (column.kind) {
    case 'states': return inState(column.marks, value === 'present' ? PRESENT : ABSENT);
    case 'choice': return inChoice(column.chosen, column.options.indexOf(value));
    case 'choices': return inState(column.marks[column.options.indexOf(value)] ?? new Uint8Array(), PRESENT);
    case 'number': return whereSaid(column.said, numberTest(column.values, how, Number(value)));
    case 'date': return whereSaid(column.said, dateTest(column, how, value));
    case 'text': return whereSaid(column.said, (at) => column.values[at] === value);
  }
}

function inState(marks: Marks, wanted: number): Marks {
  return marks.map((mark) => (mark === wanted ? PRESENT : mark === NOT_MENTIONED ? NOT_MENTIONED : ABSENT));
}

function inChoice(chosen: Uint16Array, wanted: number): Marks {
  const marks = new Uint8Array(chosen.length);
  for (let at = 0; at < marks.length; at += 1) marks[at] = chosen[at] === wanted ? PRESENT : chosen[at] === SILENT_CHOICE ? NOT_MENTIONED : ABSENT;
  return marks;
}

// undefined is an answer too: a month may or may not be before a day in it.
function whereSaid(said: Marks, test: (at: number) => boolean | undefined): Marks {
  return said.map((mark, at) => {
    if (mark !== PRESENT) return mark === NOT_MENTIONED ? NOT_MENTIONED : ABSENT;
    const holds = test(at);
    return holds === undefined ? NOT_MENTIONED : holds ? PRESENT : ABSENT;
  });
}

function numberTest(values: Float64Array, how: Operator, value: number): (at: number) => boolean {
  return (at) => orderHolds(how, values[at] ?? Number.NaN, values[at] ?? Number.NaN, value, value) ?? false;
}

function dateTest({ earliest, latest }: Extract<Column, { kind: 'date' }>, how: Operator, value: string): (at: number) => boolean | undefined {
  const bounds = parseDateBounds(value);
  if (bounds === undefined) return () => undefined;
  // A comparison with a year or a month is one with all of its days: "= 2016" is some day in 2016.
  return (at) => orderHolds(how, earliest[at] ?? 0, latest[at] ?? 0, bounds.earliest, bounds.latest);
}

/** Whether something between a and b stands so to the stretch from low to high; undefined where it may or may not. */
function orderHolds(how: Operator, a: number, b: number, low: number, high: number): boolean | undefined {
  switch (how) {
    case '=': return a >= low && b <= high ? true : b < low || a > high ? false : undefined;
    case '!=': return a >= low && b <= high ? false : b < low || a > high ? true : undefined;
    case '<': return b < low ? true : a >= low ? false : undefined;
    case '<=': return b <= high ? true : a > high ? false : undefined;
    case '>': return a > high ? true : b <= high ? false : undefined;
    case '>=': return a >= low ? true : b < low ? false : undefined;
  }
}

