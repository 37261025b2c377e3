import type { Check } from '../language/check.ts';
import type { Condition, Pattern } from '../language/pattern.ts';
import { isDurationUnit, type Parameter } from '../language/quantity.ts';
import type { Duration } from './calendar.ts';
import { attributeNames } from './columns.ts';
import type { Question } from './compile-condition.ts';
import type { RunOf } from './run.ts';
import type { Scene } from './scene.ts';

/** Whether an event can matter to a pattern whatever it is held against. */
export interface Reader {
  readonly types: readonly number[];
  readonly mayMatch: (scene: Scene, event: number) => boolean;
}

/** What a check turned out to read, so that only dates that can matter are tried in every completion. */
export interface Reads {
  /** Types of any pattern, those included that are only shown. */
  readonly types: ReadonlySet<number>;
  readonly readers: readonly Reader[];
  /** Types of triggers whose clock starts when someone knew. */
  readonly knownTypes: ReadonlySet<number>;
  readonly durations: readonly Duration[];
  readonly birth: boolean;
}

/** The check's parameters, and how the sheet numbers attributes. A check that was read has every name that it uses. */
export interface Settings {
  readonly duration: (name: string) => Duration;
  readonly number: (name: string) => number;
  /** A literal as it is; `$name` as its texts. */
  readonly texts: (entry: string | number) => readonly string[];
  readonly attributeKey: (name: string) => number;
  readonly lookBack: Duration | undefined;
  /** Compiles conditions that stand inside patterns and steps; handed in, because they hold patterns themselves. */
  readonly conditions: (conditions: readonly Condition[]) => Question;
  /** Events of the record, as far as it is seen, that match for certain; handed in for the same reason. */
  readonly matching: (pattern: Pattern) => (scene: Scene, other: number) => readonly number[];
  /** Visits each of them, or has them as a run. */
  readonly eachMatching: (pattern: Pattern) => Matching;
  readonly read: (reader: Reader) => void;
  readonly readKnown: (types: readonly number[]) => void;
  /** The same settings for what is shown and not judged. */
  readonly shown: () => Settings;
  readonly readBirth: () => void;
  readonly reads: Reads;
}

export interface Matching {
  readonly each: (scene: Scene, other: number, visit: (event: number) => void) => void;
  readonly run: RunOf;
}

/** What compiles what stands inside; handed in by those who import both. */
export interface Compilers {
  readonly conditions: (conditions: readonly Condition[], settings: Settings) => Question;
  readonly matching: (pattern: Pattern, settings: Settings) => ReturnType<Settings['matching']>;
  readonly eachMatching: (pattern: Pattern, settings: Settings) => Matching;
}

const keys = new Map(attributeNames.map((name, key) => [name, key]));

export function settingsOf(check: Check, compilers: Compilers): Settings {
  const reads = { types: new Set<number>(), readers: new Array<Reader>(), knownTypes: new Set<number>(), durations: new Array<Duration>(), birth: false };
  const duration = (name: string): Duration => {
    const { unit, value } = parameter(check, name);
    if (!isDurationUnit(unit) || typeof value !== 'number') throw new Error(`${check.id}: ${name} is not a length of time`);
    reads.durations.push({ unit, value });
    return { unit, value };
  };
  const settings: Settings = {
    duration, reads,
    number: (name) => Number(parameter(check, name).value),
    texts: (entry) => (typeof entry === 'string' && entry.startsWith('$') ? [parameter(check, entry).value].flat().map(String) : [String(entry)]),
    attributeKey: (name) => keys.get(name) ?? -1,
    lookBack: check.look_back === undefined ? undefined : duration(check.look_back.within),
    conditions: (conditions) => compilers.conditions(conditions, settings),
    matching: (pattern) => compilers.matching(pattern, settings),
    eachMatching: (pattern) => compilers.eachMatching(pattern, settings),
    read: (reader) => {
      for (const type of reader.types) reads.types.add(type);
      reads.readers.push(reader);
    },
    readKnown: (types) => { for (const type of types) reads.knownTypes.add(type); },
    shown: () => ({ ...settings, read: ({ types }) => { for (const type of types) reads.types.add(type); } }),
    readBirth: () => { reads.birth = true; },
  };
  return settings;
}

function parameter(check: Check, name: string): Parameter {
  const found = check.parameters[name.slice(1)];
  if (found === undefined) throw new Error(`${check.id} has no parameter ${name}`);
  return found;
}
