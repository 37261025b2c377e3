import type { CompiledCheck, Finding } from './compile/compile-check.ts';
import { TYPE_COUNT, type ChildRow, type Partial, type Sheet } from './columns.ts';
import { certainOutcome, nothingAsked, triedOutcomes, type Outcome } from './outcome.ts';
import { isWide, Replay, type Seen } from './replay.ts';
import { newScene, showChild, turnTo, type AsAt, type Scene } from './scene.ts';
import { beside, missingOf } from './unread.ts';

/** When the checks are asked, and by whom the record is seen. */
export interface Asking {
  readonly asAt: AsAt;
  /** `agency:area`, folded; left out, the whole record is seen. */
  readonly knownTo?: string;
}

/** What one check finds in one child's record: findings where every date is certain, otherwise outcomes over every completion. */
export type Answers = { readonly certain: true; readonly findings: readonly Finding[] } | { readonly certain: false; readonly outcomes: readonly Outcome[] };

const NOTHING: Answers = { certain: true, findings: [] };

/** Asks checks, compiled once, of the children of one sheet. */
export class Asker {
  readonly checks: readonly CompiledCheck[];
  #sheet: Sheet;
  readonly #asking: Asking;
  readonly #scene: Scene;
  readonly #trial: Scene;
  /** For each type the checks that it triggers. */
  readonly #triggered: readonly (readonly number[])[];
  readonly #asked: Uint8Array;

  /** The checks were compiled for sheets with this sheet's table of values. */
  constructor(sheet: Sheet, checks: readonly CompiledCheck[], asking: Asking) {
    this.#sheet = sheet;
    this.#asking = asking;
    this.#scene = newScene(sheet, asking.asAt);
    this.#trial = newScene(sheet, asking.asAt);
    this.checks = checks;
    this.#asked = new Uint8Array(checks.length);
    const triggered = Array.from({ length: TYPE_COUNT }, (): number[] => []);
    for (const [index, { types }] of this.checks.entries()) for (const type of types) triggered[type]?.push(index);
    this.#triggered = triggered;
  }

  /** Asks the same of another sheet with the same table of values. */
  turnTo(sheet: Sheet): void {
    this.#sheet = sheet;
    turnTo(this.#scene, sheet);
    turnTo(this.#trial, sheet);
  }

  /** The answers of every check about the child at that place of the sheet, or of those marked as `touched`; those without an instance are left out. */
  ask(place: number, answer: (check: number, answers: Answers) => void, touched?: Uint8Array): void {
    const unread = this.#sheet.children[place]?.unread;
    if (unread === undefined) return this.#askReadable(place, answer, touched);
    const readable = new Map<number, Answers>();
    this.#askReadable(place, (index, answers) => readable.set(index, answers), touched);
    for (const [index, check] of this.checks.entries()) {
      if (touched?.[index] === 0) continue;
      const own = readable.get(index) ?? NOTHING;
      const missing = missingOf(check, unread);
      if (missing.length === 0) answer(index, own);
      else answer(index, { certain: false, outcomes: this.#outcomes(index, own).map((outcome) => beside(outcome, missing)) });
    }
  }

  /** For a child without an instance one. */
  #outcomes(index: number, answers: Answers): readonly Outcome[] {
    const own = answers.certain ? answers.findings.map((finding) => this.outcome(index, finding)) : answers.outcomes;
    return own.length === 0 ? [nothingAsked] : own;
  }

  #askReadable(place: number, answer: (check: number, answers: Answers) => void, touched?: Uint8Array): void {
    const child = this.#sheet.children[place];
    if (child === undefined) return;
    const [first, last] = [this.#sheet.childStart[place] ?? 0, this.#sheet.childStart[place + 1] ?? 0];
    const { knownTo } = this.#asking;
    if (knownTo !== undefined) {
      const seen = seenBy(this.#sheet, first, last, this.#asking.asAt, knownTo);
      for (const index of this.checks.keys()) if (touched?.[index] !== 0) this.#tryAll(child, seen, index, answer);
      return;
    }
    const partial = partialEvents(this.#sheet, first, last);
    const whole = showChild(this.#scene, child, first, last);
    const unsettled = partial.length > 0 || isWide(child.birth) || !whole;
    if (!unsettled) {
      this.#judgeTriggered(answer, touched);
      return;
    }
    const seen = this.#seenWhole(first, last);
    for (const [index, check] of this.checks.entries()) {
      if (touched?.[index] === 0) continue;
      if (!whole || isUnsettled(this.#sheet, check, child, partial)) this.#tryAll(child, seen, index, answer);
      else answer(index, { certain: true, findings: check.judge(this.#scene) });
    }
  }

  /** The outcome of a finding of the child that was asked about last. */
  outcome(check: number, finding: Finding): Outcome {
    const compiled = this.checks[check];
    if (compiled === undefined) throw new RangeError('there is no such check');
    return certainOutcome(this.#scene, compiled, finding);
  }

  #judgeTriggered(answer: (check: number, answers: Answers) => void, touched?: Uint8Array): void {
    const asked = this.#asked.fill(0);
    for (const type of this.#scene.types) {
      for (const index of this.#triggered[type] ?? []) {
        if (asked[index] === 1 || touched?.[index] === 0) continue;
        asked[index] = 1;
        const findings = this.checks[index]?.judge(this.#scene) ?? [];
        answer(index, findings.length === 0 ? NOTHING : { certain: true, findings });
      }
    }
  }

  /** What of a record had happened: a time on the day of asking may be later than the moment of asking. */
  #seenWhole(first: number, last: number): readonly Seen[] {
    const { columns: { at, timed } } = this.#sheet;
    return wholeRecord(this.#sheet, first, last).filter(({ event }) => timed[event] !== 1 || (at[event] ?? 0) <= this.#asking.asAt.second);
  }

  #tryAll(child: ChildRow, seen: readonly Seen[], index: number, answer: (check: number, answers: Answers) => void): void {
    const check = this.checks[index];
    if (check === undefined) return;
    const { type } = this.#sheet.columns;
    const { types } = check.settings.reads;
    const triggers = new Set(check.types);
    if (!seen.some(({ event }) => triggers.has(type[event] ?? -1))) {
      answer(index, NOTHING);
      return;
    }
    const replay = new Replay(this.#sheet, this.#trial, child, seen.filter(({ event }) => types.has(type[event] ?? -1)), check);
    answer(index, { certain: false, outcomes: triedOutcomes(this.#trial, check, replay, replay.try(this.#trial, check)) });
  }
}

function partialEvents({ partials }: Sheet, first: number, last: number): readonly (readonly [number, Partial])[] {
  if (partials.size === 0) return [];
  const found: (readonly [number, Partial])[] = [];
  for (let event = first; event < last; event++) {
    const partial = partials.get(event);
    if (partial !== undefined) found.push([event, partial]);
  }
  return found;
}

/** Whether a partial date stands where the check looks. */
function isUnsettled({ columns }: Sheet, { settings: { reads } }: CompiledCheck, child: ChildRow, partial: readonly (readonly [number, Partial])[]): boolean {
  if (reads.birth && isWide(child.birth)) return true;
  return partial.some(([event, { days, known }]) => {
    const type = columns.type[event] ?? -1;
    return reads.types.has(type) && (isWide(days) || (reads.knownTypes.has(type) && isWide(known)));
  });
}

function wholeRecord({ columns, partials }: Sheet, first: number, last: number): readonly Seen[] {
  return Array.from({ length: last - first }, (_, place) => {
    const event = first + place;
    const day = columns.day[event] ?? 0;
    const { days, known } = partials.get(event) ?? { days: [[day, day]], known: [] };
    return { event, days, known, maybe: false };
  });
}

/** The entries that the one who asks knew by then, for certain or maybe; the others are not there. */
function seenBy(sheet: Sheet, first: number, last: number, asAt: AsAt, knownTo: string): readonly Seen[] {
  const { at, timed } = sheet.columns;
  return wholeRecord(sheet, first, last).flatMap((entry): readonly Seen[] => {
    if (timed[entry.event] === 1 && (at[entry.event] ?? 0) > asAt.second) return [];
    const own = sheet.knowers(sheet.columns.source[entry.event] ?? 0).filter(({ who }) => who === knownTo);
    const past = own.map(({ days, at }) => ({
      certain: days.every(([, latest]) => latest <= asAt.day) && (at ?? 0) <= asAt.second,
      possible: days.some(([earliest]) => earliest <= asAt.day) && (at ?? 0) <= asAt.second,
    }));
    if (!past.some(({ possible }) => possible)) return [];
    return [{ ...entry, known: own.find((_, index) => past[index]?.possible === true)?.days ?? [], maybe: !past.some(({ certain }) => certain) }];
  });
}
