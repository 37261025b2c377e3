import { fromDayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Asking } from '../engine/asker.ts';
import { sheetFrom, type SheetData } from '../engine/load/loaded-sheet.ts';
import type { Check } from '../language/check.ts';
import { countChildren, type Spoken, type Tally } from './count.ts';
import { groupingsOf, type Dimension, type Grouping } from './groups.ts';
import { hiddenParts, isSmall, SMALL, type Part } from './protect.ts';
import { wilson } from './wilson.ts';

/** A count of children with its rate. Where the count is hidden so is all that it could be reckoned from. */
export interface Rate {
  readonly count: number | null;
  readonly per_1000: number | null;
  /** Where the true rate lies 95 times in 100, per 1,000. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface GroupTrial {
  readonly by: Dimension;
  readonly group: string;
  /** Null where so few that they are not told. */
  readonly children: number | null;
  readonly spoke: Rate;
  readonly cannot_tell: Rate;
}

export interface CheckTrial {
  readonly check: string;
  readonly version: number;
  readonly name: string;
  readonly starts: Check['starts'];
  readonly children: number | null;
  readonly spoke: Rate;
  readonly cannot_tell: Rate;
  readonly groups: readonly GroupTrial[];
}

const HIDDEN: Rate = { count: null, per_1000: null, low: null, high: null };

/** How often each check speaks, per 1,000 children of the file, of all and group by group. `childrenText` is the file of children that the data was loaded with. */
export function trialOf(data: SheetData, childrenText: string, checks: readonly Check[], asking: Asking): readonly CheckTrial[] {
  const sheet = sheetFrom(data);
  const groupings = groupingsOf(sheet.children, childrenText, asking.asAt.day);
  const sizes = groupings.map(sizesOf);
  return countChildren(sheet, checks, asking, groupings).flatMap((spoken, index) => {
    const check = checks[index];
    return check === undefined ? [] : [checkTrial(check, spoken, sheet.children.length, groupings, sizes)];
  });
}

function sizesOf({ names, of }: Grouping): readonly number[] {
  const sizes = new Int32Array(names.length);
  for (const place of of) sizes[place] = (sizes[place] ?? 0) + 1;
  return [...sizes];
}

function checkTrial({ id, version, name, starts }: Check, spoken: Spoken, children: number, groupings: readonly Grouping[], sizes: readonly (readonly number[])[]): CheckTrial {
  const groups = groupings.flatMap((grouping, place) => groupTrials(grouping, spoken.all, spoken.groups[place] ?? [], sizes[place] ?? [], children));
  return { check: id, version, name, starts, children: isFew(children) ? null : children, spoke: rateUnlessSmall({ count: spoken.all.spoke, of: children }), cannot_tell: rateUnlessSmall({ count: spoken.all.cannotTell, of: children }), groups };
}

function groupTrials({ by, names }: Grouping, all: Tally, tallies: readonly Tally[], sizes: readonly number[], children: number): readonly GroupTrial[] {
  const hiddenSizes = hiddenParts(sizes.map((of) => ({ count: of, of: children })), { count: children, of: children });
  const spoke = rates(({ spoke: count }) => count);
  const cannotTell = rates(({ cannotTell: count }) => count);
  return names.map((group, place) => ({ by, group, children: hiddenSizes[place] === true ? null : (sizes[place] ?? 0), spoke: spoke[place] ?? HIDDEN, cannot_tell: cannotTell[place] ?? HIDDEN }));

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

function rateOf({ count, of }: Part): Rate {
  const { low, high } = wilson(count, of);
  return { count, per_1000: perThousand(of === 0 ? 0 : count / of), low: perThousand(low), high: perThousand(high) };
}

function perThousand(share: number): number {
  return Math.round(share * 10_000) / 10;
}

/** The last day on which something is recorded, a date known only in part by its first; without any event the first day of 1970. */
export function lastDayOf({ columns: { day } }: SheetData): PlainDate {
  return fromDayNumber(day.reduce((latest, one) => Math.max(latest, one), 0));
}
