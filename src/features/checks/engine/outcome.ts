import { dayText, momentText, NO_DAY } from './calendar.ts';
import type { CompiledCheck, Finding } from './compile/compile-check.ts';
import type { Due } from './compile/standing.ts';
import type { Replay, Tried } from './replay.ts';
import type { Scene } from './scene.ts';
import { CLEAR, FIRED, resultNames, type ResultName } from './truth.ts';

export type Certain = 'certain' | 'possible';

/** How one instance of a check stands. Days are YYYY-MM-DD, moments ISO with London's offset. */
export interface Outcome {
  readonly result: ResultName;
  readonly since: string | null;
  readonly due: string | null;
  readonly evidence: readonly string[];
  readonly missing: readonly string[];
  readonly certainty: Certain;
  /** Pending, and so near its end that it is worded as a warning. */
  readonly warning: boolean;
  /** There were too many partial dates to try every completion, and those that were tried do not settle it. */
  readonly capped: boolean;
  /** What of the record could not be read and may alter it. */
  readonly unread?: readonly string[];
}

/** What a child has for whom there is no instance. */
export const nothingAsked: Outcome = { result: 'clear', since: null, due: null, evidence: [], missing: [], certainty: 'certain', warning: false, capped: false };

/** The outcome of a finding in a record without partial dates. */
export function certainOutcome(scene: Scene, check: CompiledCheck, finding: Finding): Outcome {
  const { evidence, missing } = explain(scene, check, finding);
  return outcomeOf(scene, finding, evidence, missing, finding.least === finding.weight ? 'certain' : 'possible', false);
}

/** The outcomes over every completion: for each instance the weightiest finding, and whether all agree. */
export function triedOutcomes(scene: Scene, check: CompiledCheck, replay: Replay, tried: Tried): readonly Outcome[] {
  return instancesOf(tried).map((numbers) => {
    const weights = tried.each.map((own) => Math.max(CLEAR, ...own.filter((number) => numbers.has(number)).map((number) => weightOf(tried, number))));
    const weight = Math.max(...weights);
    const chosen = [...numbers].map((number) => tried.found[number]).filter((found) => found?.finding.weight === weight)
      .reduce((one, other) => (earlier(other?.finding, one?.finding) ? other : one));
    if (chosen === undefined) throw new Error('an instance has a finding');
    replay.show(scene, chosen.completion);
    const here = check.judge(scene).find((finding) => finding.weight === chosen.finding.weight && scene.columns.source[finding.event] === chosen.finding.event && finding.rule === chosen.finding.rule);
    const { evidence, missing } = here === undefined ? { evidence: chosen.finding.members, missing: [] } : explain(scene, check, here);
    const settled = [...numbers].every((number) => tried.found[number]?.finding.least === tried.found[number]?.finding.weight);
    const agree = settled && weights.every((own) => own === weight) && !tried.capped;
    // Where one completion fires and another does not, the rest cannot alter the answer.
    const bounded = tried.capped && !(weight === FIRED && weights.some((own) => own !== FIRED));
    return outcomeOf(scene, chosen.finding, evidence, missing, agree ? 'certain' : 'possible', bounded);
  });
}

function weightOf({ found }: Tried, number: number): number {
  return found[number]?.finding.weight ?? CLEAR;
}

function earlier(one: Finding | undefined, other: Finding | undefined): boolean {
  return one !== undefined && other !== undefined && (one.since < other.since || (one.since === other.since && (one.due?.value ?? 0) < (other.due?.value ?? 0)));
}

/** Findings of different completions that share an event of one rule are one instance. */
function instancesOf({ found }: Tried): readonly ReadonlySet<number>[] {
  const groups: { readonly keys: Set<string>; readonly numbers: Set<number> }[] = [];
  for (const [number, { finding }] of found.entries()) {
    const keys = finding.members.map((member) => `${finding.rule}/${member}`);
    const joined = groups.filter((group) => keys.some((key) => group.keys.has(key)));
    const into = joined[0] ?? { keys: new Set<string>(), numbers: new Set<number>() };
    if (joined.length === 0) groups.push(into);
    for (const other of joined.slice(1)) {
      for (const key of other.keys) into.keys.add(key);
      for (const own of other.numbers) into.numbers.add(own);
      groups.splice(groups.indexOf(other), 1);
    }
    for (const key of keys) into.keys.add(key);
    into.numbers.add(number);
  }
  return groups.map(({ numbers }) => numbers);
}

/** What bears on it, as places in the file, by time and then by id; the order of the rows says nothing. */
function explain(scene: Scene, check: CompiledCheck, finding: Finding): { readonly evidence: readonly number[]; readonly missing: readonly string[] } {
  scene.evidence = [...finding.members];
  scene.missing = [];
  check.explain(scene, finding);
  const { at, source } = scene.columns;
  const idOf = (event: number): string => scene.eventId(source[event] ?? 0);
  const events = [...new Set(scene.evidence)].toSorted((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || (idOf(a) < idOf(b) ? -1 : 1));
  const found = { evidence: events.map((event) => source[event] ?? 0), missing: [...new Set(scene.missing)].toSorted() };
  scene.evidence = undefined;
  scene.missing = undefined;
  return found;
}

function outcomeOf(scene: Scene, { weight, since, due, warning }: Finding, evidence: readonly number[], missing: readonly string[], certainty: Certain, capped: boolean): Outcome {
  const result = resultNames[weight];
  return {
    result, certainty, warning, capped,
    since: result === 'clear' || since === NO_DAY ? null : dayText(since),
    due: dueText(due),
    evidence: evidence.map((source) => scene.eventId(source)),
    missing: result === 'cannot_tell' ? missing : [],
  };
}

function dueText(due: Due | undefined): string | null {
  return due === undefined ? null : due.unit === 'day' ? dayText(due.value) : momentText(due.value);
}
