import { ABSENT, DOES_NOT_APPLY, NOT_MENTIONED, OUTSIDE_CHOICE, PRESENT, saidIn, SILENT_CHOICE, type Column } from '../data/column.ts';
import { derivedHere } from '../data/derive.ts';
import { evaluate, type Columns } from '../data/evaluate.ts';
import { mentionsOf, parseExpression, type Expression } from '../expression/index.ts';
import type { Code, Codebook } from './codebook.ts';
import { namesIn } from './names-in.ts';

/** Beyond this many combinations of values a rule is taken to be satisfiable: looking would take seconds. */
const MOST = 500_000;

/**
 * Whether any record that keeps all of the codebook's rules could say the code (be present, where it
 * has states). Every combination of the values of the codes that the rules lead to is tried.
 */
export function canBeSaid(codebook: Codebook, code: Code): boolean {
  const involved = closure(codebook, code);
  const free = involved.filter(isFree);
  if (free.some(({ type, options }) => type === 'choices' && options.length > 1)) return true;
  const conditions = involved.flatMap(expressionsOf);
  const domains = free.map((one) => domainOf(one, conditions, edgesOf(one, involved)));
  const size = domains.reduce((product, domain) => product * sizeOf(domain), 1);
  if (size > MOST) return true;
  const columns = combinations(codebook, free, domains, size);
  const keeps = kept(involved, columns);
  const own = columns.columnOf(code.code);
  const says = own.kind === 'states' ? own.marks : saidIn(own);
  // Where a silent record leaves the rule open, that is not yet a record that it applies to.
  const applies = code.appliesWhen === undefined ? undefined : evaluate(parsed(code.appliesWhen), columns, 'open');
  return says.some((mark, at) => mark === PRESENT && keeps[at] === 1 && (applies === undefined || applies[at] === PRESENT));
}

// What other records, or a date's year, say is free of what else this record says.
function isFree({ derive }: Code): boolean {
  return derive === undefined || derive.how === 'at-least-one' || derive.how === 'year';
}

function closure(codebook: Codebook, code: Code): readonly Code[] {
  const found = new Set<Code>([code]);
  for (const one of found) {
    if (one.derive !== undefined && isFree(one)) continue;
    for (const name of namesIn(one)) {
      const next = codebook.codes.get(name);
      if (next !== undefined) found.add(next);
    }
  }
  return [...found];
}

function expressionsOf({ appliesWhen, derive }: Code): readonly Expression[] {
  return [appliesWhen, derive?.how === 'when' ? derive.when : undefined].filter((text) => text !== undefined).flatMap((text) => {
    const read = parseExpression(text);
    return read.ok ? [read.value] : [];
  });
}

/** Every value of a code that the rules can tell apart, as a column. */
function domainOf(code: Code, conditions: readonly Expression[], edges: readonly number[]): Column {
  switch (code.type) {
    case 'states': return { kind: 'states', marks: Uint8Array.of(PRESENT, ABSENT, NOT_MENTIONED, DOES_NOT_APPLY) };
    case 'choice': return { kind: 'choice', options: code.options.map((option) => option.code), chosen: Uint16Array.of(...code.options.keys(), SILENT_CHOICE, OUTSIDE_CHOICE) };
    case 'choices': return { kind: 'choices', options: code.options.map((option) => option.code), marks: [Uint8Array.of(PRESENT, NOT_MENTIONED, DOES_NOT_APPLY)] };
    case 'number': return numbers(code, conditions, edges);
    case 'date':
    case 'text': return texts(code, conditions);
  }
}

function numbers({ code, minimum = -Infinity, maximum = Infinity }: Code, conditions: readonly Expression[], edges: readonly number[]): Column {
  const named = [...comparedWith(code, conditions).map(Number), ...edges];
  const around = [...named.flatMap((value) => [value - 1, value - 0.5, value, value + 0.5, value + 1]), 0].map((value) => Math.min(Math.max(value, minimum), maximum));
  const values = [...new Set(around)];
  return { kind: 'number', values: Float64Array.of(...values, Number.NaN, Number.NaN), said: Uint8Array.of(...values.map(() => PRESENT), NOT_MENTIONED, DOES_NOT_APPLY) };
}

// The ends of the bands that a number is put into tell its values apart too.
function edgesOf({ code }: Code, involved: readonly Code[]): readonly number[] {
  return involved.flatMap(({ derive }) => (derive?.how === 'bands' && derive.number === code ? derive.bands.flatMap(({ from, below }) => [from, below]) : [])).filter((edge) => edge !== null);
}

// Dates are compared by whole values only, so that texts stand for them here.
function texts({ code }: Code, conditions: readonly Expression[]): Column {
  const values = [...new Set(comparedWith(code, conditions)), 'another value'];
  return { kind: 'text', values: [...values, '', ''], said: Uint8Array.of(...values.map(() => PRESENT), NOT_MENTIONED, DOES_NOT_APPLY) };
}

function comparedWith(code: string, conditions: readonly Expression[]): readonly string[] {
  return conditions.flatMap((condition) => mentionsOf(condition).filter((mention) => mention.code === code).flatMap(({ values }) => values));
}

function sizeOf(column: Column): number {
  return saidIn(column).length;
}

function combinations(codebook: Codebook, free: readonly Code[], domains: readonly Column[], size: number): Columns {
  const made = new Map<string, Column>();
  let step = 1;
  for (const [index, domain] of domains.entries()) {
    const [every, own] = [step, sizeOf(domain)];
    made.set(free[index]?.code ?? '', picked(domain, Int32Array.from({ length: size }, (_, at) => Math.floor(at / every) % own)));
    step *= own;
  }
  const columnOf = (name: string): Column => {
    const known = made.get(name) ?? workedOut(codebook.codes.get(name), { size, columnOf });
    made.set(name, known);
    return known;
  };
  return { size, columnOf };
}

function workedOut(code: Code | undefined, columns: Columns): Column {
  if (code?.derive === undefined || code.derive.how === 'at-least-one') throw new Error(`${code?.code ?? 'a code'} is not worked out here`);
  return derivedHere(code.derive, columns);
}

function picked(column: Column, at: Int32Array): Column {
  const marks = (all: Uint8Array): Uint8Array => Uint8Array.from(at, (place) => all[place] ?? NOT_MENTIONED);
  switch (column.kind) {
    case 'states': return { kind: 'states', marks: marks(column.marks) };
    case 'choice': return { ...column, chosen: Uint16Array.from(at, (place) => column.chosen[place] ?? SILENT_CHOICE) };
    case 'choices': return { ...column, marks: column.marks.map(marks) };
    case 'number': return { kind: 'number', values: Float64Array.from(at, (place) => column.values[place] ?? Number.NaN), said: marks(column.said) };
    case 'text': return { kind: 'text', values: Array.from(at, (place) => column.values[place] ?? ''), said: marks(column.said) };
    case 'date': return { kind: 'date', earliest: Float64Array.from(at, (place) => column.earliest[place] ?? 0), latest: Float64Array.from(at, (place) => column.latest[place] ?? 0), said: marks(column.said) };
  }
}

/** 1 for each combination in which every involved code is said where it applies, and only there. */
function kept(involved: readonly Code[], columns: Columns): Uint8Array {
  const keeps = new Uint8Array(columns.size).fill(1);
  for (const { code, appliesWhen, subCodeOf } of involved) {
    const said = saidIn(columns.columnOf(code));
    if (appliesWhen !== undefined) {
      const applies = evaluate(parsed(appliesWhen), columns, 'open');
      applies.forEach((mark, at) => {
        if (mark !== NOT_MENTIONED && (mark === ABSENT) !== (said[at] === DOES_NOT_APPLY)) keeps[at] = 0;
      });
    }
    const parent = subCodeOf === undefined ? undefined : columns.columnOf(subCodeOf);
    const own = columns.columnOf(code);
    if (parent?.kind === 'states' && own.kind === 'states') own.marks.forEach((mark, at) => { if (mark === PRESENT && parent.marks[at] !== PRESENT) keeps[at] = 0; });
  }
  return keeps;
}

function parsed(text: string): Expression {
  const read = parseExpression(text);
  if (!read.ok) throw new Error(read.refusals[0].message);
  return read.value;
}
