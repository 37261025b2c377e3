import type { Check } from '../../language/check.ts';
import type { Condition, Pattern } from '../../language/pattern.ts';
import { isDurationUnit, type Parameter } from '../../language/quantity.ts';
import type { Duration } from '../calendar.ts';
import { attributeNames } from '../columns.ts';
import type { Question } from './compile-condition.ts';
import type { EventTest } from './compile-test.ts';
import type { Repeats } from '../first-count.ts';
import type { RunOf } from './run.ts';
import type { Scene } from '../scene.ts';
import type { Truth } from '../truth.ts';

/** Whether an event can matter to a pattern whatever it is held against. */
export interface Reader {
  readonly types: readonly number[];
  readonly mayMatch: (scene: Scene, event: number) => boolean;
}

/** Events whose days a check holds against one another: in order, and so long after. A day of birth stands for none of them. */
export interface Comparison {
  readonly one: readonly Reader[];
  readonly other: readonly Reader[] | 'birth';
  readonly durations: readonly Duration[];
}

/** What a check turned out to read, so that only dates that can matter are tried in every completion. */
export interface Reads {
  /** Types of any pattern, those included that are only shown. */
  readonly types: ReadonlySet<number>;
  readonly readers: readonly Reader[];
  readonly comparisons: readonly Comparison[];
  /** Triggers that are counted, of which only the first that makes the count is judged. */
  readonly repeats: readonly Repeats[];
  /** The days on which any service came to know decide. */
  readonly knowers: boolean;
  /** A clock starts on a date that the trigger's own words give. */
  readonly written: boolean;
  /** Types of triggers whose clock starts when someone knew. */
  readonly knownTypes: ReadonlySet<number>;
  readonly durations: readonly Duration[];
  readonly birth: boolean;
}

/** The check's parameters, and how the sheet numbers attributes. A check that was read has every name that it uses. */
export interface Settings {
  readonly duration: (name: string) => Duration;
  /** One that is counted back from an event's day: over a weekend that turns on other days than counting on. */
  readonly durationBack: (name: string) => Duration;
  readonly number: (name: string) => number;
  /** A literal as it is; `$name` as its texts. */
  readonly texts: (entry: string | number) => readonly string[];
  readonly attributeKey: (name: string) => number;
  readonly lookBack: Duration | undefined;
  /** Compiles conditions that stand inside patterns and steps; handed in, because they hold patterns themselves. */
  readonly conditions: (conditions: readonly Condition[]) => Question;
  /** Events of the record, as far as it is seen, that match for certain; handed in for the same reason. */
  readonly matching: (pattern: Pattern) => (scene: Scene, other: number) => readonly number[];
  /** Visits each of them and those that may be, or has them as a run. */
  readonly eachMatching: (pattern: Pattern) => Matching;
  readonly read: (reader: Reader) => void;
  readonly readKnown: (types: readonly number[]) => void;
  /** The same settings for what is shown and not judged. */
  readonly shown: () => Settings;
  readonly readBirth: () => void;
  readonly readKnowers: () => void;
  readonly readWritten: () => void;
  /** The events from which conditions are seen. */
  readonly from: readonly Reader[];
  /** The same settings for conditions that are seen from other events. */
  readonly seenFrom: (readers: readonly Reader[]) => Settings;
  readonly compare: (one: Comparison['one'], other: Comparison['other'], durations?: readonly Duration[]) => void;
  readonly repeat: (repeats: Repeats) => void;
  readonly reads: Reads;
}

export interface Matching {
  readonly readers: readonly Reader[];
  /** `held` is yes, or that a missing field decides it. */
  readonly each: (scene: Scene, other: number, visit: (event: number, held: Truth) => void) => void;
  readonly match: EventTest;
  readonly run: RunOf;
}

/** What compiles what stands inside; handed in by those who import both. */
export interface Compilers {
  readonly conditions: (conditions: readonly Condition[], settings: Settings) => Question;
  readonly matching: (pattern: Pattern, settings: Settings) => ReturnType<Settings['matching']>;
  readonly eachMatching: (pattern: Pattern, settings: Settings) => Matching;
}

const keys = new Map(attributeNames.map((name, key) => [name, key]));

type Gathered = { -readonly [Name in keyof Reads]: Reads[Name] extends readonly (infer One)[] ? One[] : Reads[Name] extends ReadonlySet<infer One> ? Set<One> : Reads[Name] };

export function settingsOf(check: Check, compilers: Compilers): Settings {
  const reads: Gathered = { types: new Set(), readers: [], comparisons: [], repeats: [], knownTypes: new Set(), durations: [], birth: false, knowers: false, written: false };
  return settingsFrom([], check, compilers, reads);
}

function settingsFrom(from: readonly Reader[], check: Check, compilers: Compilers, reads: Gathered): Settings {
  const duration = (name: string): Duration => {
    const { unit, value } = parameter(check, name);
    if (!isDurationUnit(unit) || typeof value !== 'number') throw new Error(`${check.id}: ${name} is not a length of time`);
    reads.durations.push({ unit, value });
    return { unit, value };
  };
  const settings: Settings = {
    duration, reads, from,
    durationBack: (name) => {
      const { unit, value } = duration(name);
      reads.durations.push({ unit, value: -value });
      return { unit, value };
    },
    number: (name) => Number(parameter(check, name).value),
    texts: (entry) => (typeof entry === 'string' && entry.startsWith('$') ? [parameter(check, entry).value].flat().map(String) : [String(entry)]),
    attributeKey: (name) => keys.get(name) ?? -1,
    lookBack: check.look_back === undefined ? undefined : duration(check.look_back.within),
    conditions: (conditions) => compilers.conditions(conditions, settings),
    matching: (pattern) => compilers.matching(pattern, settings),
    eachMatching: (pattern) => compilers.eachMatching(pattern, settings),
    seenFrom: (readers) => settingsFrom(readers, check, compilers, reads),
    ...readingInto(reads),
    shown: () => ({ ...settings, read: ({ types }) => { for (const type of types) reads.types.add(type); } }),
  };
  return settings;
}

function readingInto(reads: Gathered): Pick<Settings, 'read' | 'readKnown' | 'readBirth' | 'readKnowers' | 'readWritten' | 'compare' | 'repeat'> {
  return {
    read: (reader) => {
      for (const type of reader.types) reads.types.add(type);
      reads.readers.push(reader);
    },
    readKnown: (types) => { for (const type of types) reads.knownTypes.add(type); },
    readBirth: () => { reads.birth = true; },
    readKnowers: () => { reads.knowers = true; },
    readWritten: () => { reads.written = true; },
    compare: (one, other, durations = []) => { reads.comparisons.push({ one, other, durations }); },
    repeat: (repeats) => { reads.repeats.push(repeats); },
  };
}

function parameter(check: Check, name: string): Parameter {
  const found = check.parameters[name.slice(1)];
  if (found === undefined) throw new Error(`${check.id} has no parameter ${name}`);
  return found;
}
