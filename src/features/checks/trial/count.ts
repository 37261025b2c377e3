import { Asker, type Asking } from '../engine/asker.ts';
import type { Sheet } from '../engine/columns.ts';
import { compileCheck } from '../engine/compile/compile-check.ts';
import { resultNames } from '../engine/truth.ts';
import type { Check } from '../language/check.ts';
import type { Grouping } from './groups.ts';

/** Of one check: in how many children it spoke, and in how many it could not tell; of all, then by grouping and group. */
export interface Spoken {
  readonly all: Tally;
  readonly groups: readonly (readonly Tally[])[];
}

export interface Tally {
  spoke: number;
  cannotTell: number;
}

/** Counts children, never results, so that one child who comes up often does not weigh more. */
export function countChildren(sheet: Sheet, checks: readonly Check[], asking: Asking, groupings: readonly Grouping[]): readonly Spoken[] {
  const asker = new Asker(sheet, checks.map(compileCheck), asking);
  const counted = checks.map((): Spoken => ({ all: newTally(), groups: groupings.map(({ names }) => names.map(newTally)) }));
  for (const child of sheet.children.keys()) {
    asker.ask(child, (index, answers) => {
      const results = answers.certain ? answers.findings.map(({ weight }) => resultNames[weight]) : answers.outcomes.map(({ result }) => result);
      const own = counted[index];
      if (own === undefined) return;
      const tallies = [own.all, ...groupings.flatMap(({ of }, place) => own.groups[place]?.[of[child] ?? 0] ?? [])];
      for (const tally of tallies) {
        if (results.includes('fired')) tally.spoke++;
        if (results.includes('cannot_tell')) tally.cannotTell++;
      }
    });
  }
  return counted;
}

function newTally(): Tally {
  return { spoke: 0, cannotTell: 0 };
}
