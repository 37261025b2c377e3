import { fromDayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Asking } from '../engine/asker.ts';
import { sheetFrom, type SheetData } from '../engine/load/loaded-sheet.ts';
import type { Check } from '../language/check.ts';
import { notRelevantByGroup, notRelevantOf, type Answered, type AnswerTally, type NotRelevant } from './answers.ts';
import { countChildren, type Spoken, type Tally } from './count.ts';
import { digestOfCheck } from './digests.ts';
import { groupingsOf, type Dimension, type Grouping } from './groups.ts';
import { hiddenParts, isSmall, SMALL, type Part } from './protect.ts';
import { HIDDEN, rateOf, type Rate } from './rate.ts';

export interface GroupTrial {
  readonly by: Dimension;
  readonly group: string;
  /** Null where so few that they are not told. */
  readonly children: number | null;
  readonly spoke: Rate;
  readonly cannot_tell: Rate;
  /** Null where no answers were given. */
  readonly not_relevant: NotRelevant | null;
}

export interface CheckTrial {
  readonly check: string;
  readonly version: number;
  /** Of what the check says, so that another of the same number is not taken for it. */
  readonly digest: string;
  readonly name: string;
  readonly starts: Check['starts'];
  readonly children: number | null;
  readonly spoke: Rate;
  readonly cannot_tell: Rate;
  readonly not_relevant: NotRelevant | null;
  readonly groups: readonly GroupTrial[];
}

/** How often each check speaks, per 1,000 children of the file, of all and group by group; and where answers are given, how often they were "not relevant". `childrenText` is the file of children that the data was loaded with. */
export function trialOf(data: SheetData, childrenText: string, checks: readonly Check[], asking: Asking, answers?: Answered): readonly CheckTrial[] {
  const sheet = sheetFrom(data);
  const groupings = groupingsOf(sheet.children, childrenText, asking.asAt.day);
  const sizes = groupings.map(sizesOf);
  return countChildren(sheet, checks, asking, groupings).flatMap((spoken, index) => {
    const check = checks[index];
    if (check === undefined) return [];
    const trial = checkTrial(check, spoken, sheet.children.length, groupings, sizes);
    return [answers === undefined ? trial : withAnswers(trial, sheet.children.map(({ id }) => answers.get(check.id)?.get(id)), groupings)];
  });
}

/** `said` in the order of the sheet: was a child's answer "not relevant"; undefined where there was none. */
function withAnswers(trial: CheckTrial, said: readonly (boolean | undefined)[], groupings: readonly Grouping[]): CheckTrial {
  const tallyOf = (counts: (child: number) => boolean): AnswerTally => {
    const own = said.filter((answer, child) => answer !== undefined && counts(child));
    return { answered: own.length, notRelevant: own.filter((answer) => answer === true).length };
  };
  const all = tallyOf(() => true);
  const told = groupings.flatMap(({ names, of }) => notRelevantByGroup(names.map((_, place) => tallyOf((child) => of[child] === place)), all));
  return { ...trial, not_relevant: notRelevantOf(all), groups: trial.groups.map((group, place) => ({ ...group, not_relevant: told[place] ?? null })) };
}

function sizesOf({ names, of }: Grouping): readonly number[] {
  const sizes = new Int32Array(names.length);
  for (const place of of) sizes[place] = (sizes[place] ?? 0) + 1;
  return [...sizes];
}

function checkTrial(check: Check, spoken: Spoken, children: number, groupings: readonly Grouping[], sizes: readonly (readonly number[])[]): CheckTrial {
  const groups = groupings.flatMap((grouping, place) => groupTrials(grouping, spoken.all, spoken.groups[place] ?? [], sizes[place] ?? [], children));
  const { id, version, name, starts } = check;
  return { check: id, version, digest: digestOfCheck(check), name, starts, children: isFew(children) ? null : children, spoke: rateUnlessSmall({ count: spoken.all.spoke, of: children }), cannot_tell: rateUnlessSmall({ count: spoken.all.cannotTell, of: children }), not_relevant: null, groups };
}

function groupTrials({ by, names }: Grouping, all: Tally, tallies: readonly Tally[], sizes: readonly number[], children: number): readonly GroupTrial[] {
  const hiddenSizes = hiddenParts(sizes.map((of) => ({ count: of, of: children })), { count: children, of: children });
  const spoke = rates(({ spoke: count }) => count);
  const cannotTell = rates(({ cannotTell: count }) => count);
  return names.map((group, place) => ({ by, group, children: hiddenSizes[place] === true ? null : (sizes[place] ?? 0), spoke: spoke[place] ?? HIDDEN, cannot_tell: cannotTell[place] ?? HIDDEN, not_relevant: null }));

  function rates(countOf: (tally: Tally) => number): readonly Rate[] {
    const parts = tallies.map((tally, place): Part => ({ count: countOf(tally), of: sizes[place] ?? 0 }));
    const hidden = hiddenParts(parts, { count: countOf(all), of: children });
    return parts.map((part, place) => (hidden[place] === true || hiddenSizes[place] === true ? HIDDEN : rateOf(part)));
  }
}

function rateUnlessSmall(part: Part): Rate {
  return isSmall(part) ? HIDDEN : rateOf(part);
}

function isFew(count: number): boolean {
  return count < SMALL;
}

/** The last day on which something is recorded, a date known only in part by its first; without any event the first day of 1970. */
export function lastDayOf({ columns: { day } }: SheetData): PlainDate {
  return fromDayNumber(day.reduce((latest, one) => Math.max(latest, one), 0));
}
