import type { PartialDate } from '../../../kernel/partial-date.ts';
import { addDays, dayNumber, fromDayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import type { EventRecord } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { judge, judgeRule, weightOf, type Finding, type ResultName } from './judge.fixture.ts';
import { lastSecondOf, worlds, type Asking, type World } from './record.fixture.ts';
import { writtenWays } from './written.fixture.ts';

/** What the second evaluator says of one instance that is not clear. */
export interface Said {
  readonly result: ResultName;
  readonly certainty: 'certain' | 'possible';
  readonly since: string;
  /** Of the completions in which it comes first, whichever is taken. */
  readonly dues: readonly (string | undefined)[];
  /** The same. */
  readonly missings: readonly (readonly string[])[];
}

interface Placed {
  readonly world: World;
  readonly number: number;
  readonly finding: Finding;
}

/**
 * How the first day on which it fired is found: by asking on every day before the day of asking, or by halving
 * the days, which asks ten times and not hundreds, and is right where what fires goes on firing.
 */
export type Since = 'day by day' | 'halving';

/** Everything that is not clear, over every completion of the record. */
export function secondOpinion(check: Check, events: readonly EventRecord[], child: { readonly birth?: PartialDate; readonly recorded: readonly string[] }, asking: Asking, most: number, since: Since = 'day by day'): readonly Said[] {
  const finely = { hours: Object.values(check.parameters).some(({ unit }) => unit === 'hours'), knowers: JSON.stringify(check.rules).includes('"known_by"') };
  const all = writtenWays(check, events).flatMap((own) => worlds(own, child.birth, child.recorded, asking, finely, most)).map((world) => ({ ...world, entries: seenOn(world, asking) }));
  const found = all.flatMap((world, number) => judge({ check, world }).map((finding): Placed => ({ world: all[number] ?? world, number, finding })));
  return instances(found).map((instance) => said(check, instance, all.length, since)).filter(({ result }) => result !== 'clear');
}

/** Later events are unseen; a day is seen at its end. */
function seenOn({ entries }: World, { day, time }: Asking): World['entries'] {
  return entries.filter((entry) => (entry.time === undefined ? entry.day <= day : entry.time <= time));
}

/** Findings of different completions that share an event of one rule are one instance. */
function instances(found: readonly Placed[]): readonly (readonly Placed[])[] {
  return found.reduce<readonly (readonly Placed[])[]>((sofar, one) => {
    const touched = sofar.filter((group) => group.some(({ finding }) => finding.rule === one.finding.rule && finding.members.some((id) => one.finding.members.includes(id))));
    return [...sofar.filter((group) => !touched.includes(group)), [...touched.flat(), one]];
  }, []);
}

function said(check: Check, instance: readonly Placed[], completions: number, how: Since): Said {
  const each = Array.from({ length: completions }, (_, number) => Math.max(0, ...instance.filter((one) => one.number === number).map(({ finding }) => weightOf(finding.result))));
  const weight = Math.max(...each);
  const chosen = instance.filter(({ finding }) => weightOf(finding.result) === weight).map((one) => ({ ...one, since: sinceOf(check, one, how) }));
  const since = chosen.map((one) => one.since).reduce((one, other) => (other < one ? other : one));
  const first = chosen.filter((one) => one.since === since);
  return {
    result: first[0]?.finding.result ?? 'clear', certainty: each.every((one) => one === weight) ? 'certain' : 'possible', since,
    dues: [...new Set(first.map(({ finding }) => finding.due))], missings: first.map(({ finding }) => finding.missing.toSorted()),
  };
}

/** The first of the days on which what fires has fired ever since. What has been done meanwhile no longer does; an excuse that has ended leaves no gap. */
function sinceOf(check: Check, { world, finding }: Placed, how: Since): PlainDate {
  if (finding.result !== 'fired') return finding.trigger.day;
  const rule = check.rules[finding.rule];
  if (rule === undefined) throw new Error('a finding is of one of the rules');
  const { unless: _, ...unexcused } = rule;
  const firesOn = (day: PlainDate): boolean => {
    const asking = { ...world.asking, day, time: Math.min(lastSecondOf(day), world.asking.time) };
    const then = { ...world, asking, entries: seenOn(world, asking) };
    return judgeRule({ check, world: then }, unexcused, finding.rule).some((other) => other.result === 'fired' && other.members.some((id) => finding.members.includes(id)) && other.fired?.some((step) => finding.fired?.includes(step)) === true);
  };
  return how === 'halving' ? byHalving(finding.trigger.day, world.asking.day, firesOn) : dayByDay(finding.trigger.day, world.asking.day, firesOn);
}

function dayByDay(first: PlainDate, last: PlainDate, firesOn: (day: PlainDate) => boolean): PlainDate {
  let day = last;
  for (let before = addDays(day, -1); before >= first && firesOn(before); before = addDays(before, -1)) day = before;
  return day;
}

function byHalving(first: PlainDate, last: PlainDate, firesOn: (day: PlainDate) => boolean): PlainDate {
  let [low, high] = [dayNumber(first), dayNumber(last)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (firesOn(fromDayNumber(middle))) high = middle;
    else low = middle + 1;
  }
  return fromDayNumber(low);
}
