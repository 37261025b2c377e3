import type { Check } from '../language/check.ts';
import { Asker, type Asking } from './asker.ts';
import { compileCheck, type CompiledCheck } from './compile/compile-check.ts';
import type { Sheet } from './columns.ts';
import { nothingAsked, type Outcome } from './outcome.ts';
import { CANNOT_TELL, CLEAR, FIRED, PENDING, type ResultName } from './truth.ts';

export interface Asked {
  readonly check: Check;
  readonly child: string;
  readonly outcome: Outcome;
}

/** Asks every check of every child: child by child in the order of the file, check by check in the order given. */
export function askAll(sheet: Sheet, checks: readonly Check[], asking: Asking): Generator<Asked> {
  return askCompiled(sheet, checks.map(compileCheck), asking);
}

/** The same with checks that were compiled for sheets with this sheet's table of values. */
export function* askCompiled(sheet: Sheet, compiled: readonly CompiledCheck[], asking: Asking): Generator<Asked> {
  const asker = new Asker(sheet, compiled, asking);
  for (const [place, child] of sheet.children.entries()) {
    const outcomes = compiled.map((): readonly Outcome[] => []);
    asker.ask(place, (index, answers) => {
      outcomes[index] = answers.certain ? answers.findings.map((finding) => asker.outcome(index, finding)) : answers.outcomes;
    });
    for (const [index, { check }] of compiled.entries()) {
      const own = outcomes[index] ?? [];
      for (const outcome of own.length === 0 ? [nothingAsked] : own) yield { check, child: child.id, outcome };
    }
  }
}

/** How many results of each kind a check has; for a child without an instance one clear. */
export type Counts = Readonly<Record<ResultName, number>>;

/** Counts the results of each check over the children from `first` up to `last`. */
export function countAll(sheet: Sheet, checks: readonly Check[], asking: Asking, first = 0, last = sheet.children.length): readonly Counts[] {
  return counterOf(sheet, checks, asking)(first, last);
}

/** The same for piece after piece: checks that are compiled once stay warm. */
export function counterOf(sheet: Sheet, checks: readonly Check[], asking: Asking): (first: number, last: number) => readonly Counts[] {
  const asker = new Asker(sheet, checks.map(compileCheck), asking);
  return (first, last) => counting(asker, first, last);
}

/** The same of the sheet to which that asker is turned. */
export function counting(asker: Asker, first: number, last: number): readonly Counts[] {
  const counts = asker.checks.map(() => new Float64Array(4));
  const asked = new Float64Array(counts.length);
  const add = (index: number, weight: number): void => {
    const own = counts[index];
    if (own !== undefined) own[weight] = (own[weight] ?? 0) + 1;
  };
  for (let place = first; place < last; place++) {
    asker.ask(place, (index, answers) => {
      if (answers.certain) for (const { weight } of answers.findings) add(index, weight);
      else for (const { result } of answers.outcomes) add(index, WEIGHTS[result]);
      if ((answers.certain ? answers.findings : answers.outcomes).length > 0) asked[index] = (asked[index] ?? 0) + 1;
    });
  }
  for (const [index, own] of counts.entries()) own[CLEAR] = (own[CLEAR] ?? 0) + (last - first) - (asked[index] ?? 0);
  return counts.map((own) => ({ clear: own[CLEAR] ?? 0, cannot_tell: own[CANNOT_TELL] ?? 0, pending: own[PENDING] ?? 0, fired: own[FIRED] ?? 0 }));
}

const WEIGHTS = { clear: CLEAR, cannot_tell: CANNOT_TELL, pending: PENDING, fired: FIRED } as const;
