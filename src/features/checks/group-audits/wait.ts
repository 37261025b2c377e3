import { isSmall, type Part } from '../trial/protect.ts';
import { numberOf, textsOf, type Audit, type WaitAsked } from './definition.ts';
import { differenceOf, middleOf, type Middle } from './middle.ts';
import type { Found, Records } from './open-records.ts';
import { groupingBy, groupOf } from './share.ts';
import { countUnlessSmall, sharesOf, type Share } from './told.ts';

/** Days; null where it is not known, or not told. */
export interface Days {
  readonly days: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface GroupWait {
  readonly group: string;
  /** Children of the group who were followed long enough. */
  readonly children: number | null;
  readonly without_response: Share;
  readonly middle: Days;
}

export interface WaitTable {
  /** False where a group is so small, or what is left of it beside the table of all, that none is told. */
  readonly told: boolean;
  /** So many signs, or more, within the follow-up. */
  readonly signs: number;
  readonly groups: readonly GroupWait[];
  /** The middle wait of the one group less that of the other. */
  readonly difference: Days;
}

export interface WaitAnswer {
  readonly kind: 'wait';
  readonly follow_up: number;
  /** Children left out, because a day is not known to the day, or they were not followed long enough. */
  readonly not_dated: number | null;
  readonly not_followed: number | null;
  readonly tables: readonly WaitTable[];
}

interface Wait {
  readonly child: number;
  readonly days: number;
  readonly signs: number;
}

const UNKNOWN: Days = { days: null, low: null, high: null };

export function answerWait(audit: Audit, asked: WaitAsked, records: Records): WaitAnswer {
  const followed = numberOf(audit, asked.follow_up);
  const first = records.asAt.day - numberOf(audit, asked.within);
  const signs = Map.groupBy(records.find(audit, asked.from), ({ child }) => child);
  const responses = Map.groupBy(records.find(audit, asked.to), ({ child }) => child);
  const waits: Wait[] = [];
  let [undated, short] = [0, 0];
  for (const [child, own] of signs) {
    const start = own[0];
    if (start === undefined || start.to < first) continue;
    if (start.to + followed > records.asAt.day) {
      short++;
      continue;
    }
    const days = waitFrom(start, responses.get(child) ?? [], followed);
    if (days === undefined) undated++;
    else waits.push({ child, days, signs: own.filter(({ to }) => to <= start.to + followed).length });
  }
  return {
    kind: 'wait', follow_up: followed, not_dated: countUnlessSmall(undated), not_followed: countUnlessSmall(short),
    tables: [1, numberOf(audit, asked.signs)].map((least) => tableOf(audit, asked, records, waits, least)),
  };
}

/** Infinity where there was none in so many days; undefined where the record leaves it open. */
function waitFrom({ day, from, to }: Found, responses: readonly Found[], followed: number): number | undefined {
  const later = responses.filter((response) => response.to >= from);
  const ended = later.find((response) => response.day !== undefined && day !== undefined && response.day >= day);
  const isOpen = day === undefined ? later.some((response) => response.from <= to + followed) : later.some((response) => response.day === undefined && response.from <= Math.min(day + followed, ended?.from ?? Infinity));
  if (isOpen) return undefined;
  const days = ended === undefined || day === undefined ? Infinity : ended.from - day;
  return days > followed ? Infinity : days;
}

function tableOf(audit: Audit, { by, one, other, least }: WaitAsked, { groupings }: Records, every: readonly Wait[], signs: number): WaitTable {
  const grouping = groupingBy(groupings, by);
  const waits = every.filter((wait) => wait.signs >= signs);
  const groups = [textsOf(audit, one), textsOf(audit, other)];
  const groupNumber = ({ child }: Wait): number => groups.findIndex((texts) => texts.includes(groupOf(grouping, child).toLowerCase()));
  const all = [...groups.map((texts, at) => ({ group: texts[0] ?? '', at })), { group: 'others_and_not_recorded', at: -1 }].map(({ group, at }) => ({ group, own: waits.filter((wait) => groupNumber(wait) === at), more: every.filter((wait) => groupNumber(wait) === at) }));
  const parts = all.map(({ own }) => partOf(own));
  // With the table of all in hand, what is left of a group beside this table can be reckoned.
  const told = signs === 1 || all.every(({ own, more }) => !isSmall(partOf(own)) && !isSmall(partOf(more.filter((wait) => !own.includes(wait)))));
  if (!told) return { signs, told, groups: [], difference: UNKNOWN };
  const sizes = parts.map(({ of }) => ({ count: of, of: waits.length }));
  const [shares, counts] = [sharesOf(parts, parts), sharesOf(sizes, sizes)];
  const middles = all.map(({ own }) => (own.length < numberOf(audit, least) ? undefined : middleOf(own.map(({ days }) => days))));
  const [first, second] = middles;
  return {
    signs, told,
    groups: all.flatMap(({ group, own }, place) => { const without = shares[place]; return without === undefined || own.length === 0 ? [] : [{ group, children: counts[place]?.count ?? null, without_response: without, middle: daysOf(middles[place]) }]; }),
    difference: first === undefined || second === undefined ? UNKNOWN : daysOf(differenceOf(first, second)),
  };
}

function partOf(waits: readonly Wait[]): Part {
  return { count: waits.filter(({ days }) => days === Infinity).length, of: waits.length };
}

/** What is not finite is longer than anybody was followed, or cannot be reckoned from that. */
function daysOf(middle: Middle | undefined): Days {
  return { days: finite(middle?.value), low: finite(middle?.low), high: finite(middle?.high) };
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value * 10) / 10;
}
