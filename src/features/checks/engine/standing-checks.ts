import type { EventRecord } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { Asker, type Asking } from './asker.ts';
import { compileCheck, type CompiledCheck } from './compile/compile-check.ts';
import type { Counts } from './ask.ts';
import { TYPE_COUNT, typeCode } from './columns.ts';
import { nothingAsked, type Outcome } from './outcome.ts';
import { recordSheet, withEntry, type RecordSheet } from './record-sheet.ts';
import { resultOf, type CheckResult } from './result.ts';
import type { ChildFacts } from './sheet.ts';
import { resultNames } from './truth.ts';
import { ValueTable } from './values.ts';

/** So many different values are remembered before the checks are compiled anew. */
const MOST_VALUES = 100_000;

/** Checks compiled once, with those that read each type. */
interface Compiled {
  readonly checks: readonly CompiledCheck[];
  readonly values: ValueTable;
  /** By the type of a new entry: for each check whether it reads it. */
  readonly touched: (type: number) => Uint8Array;
}

/** Checks that are kept compiled, to be asked of one child's record whenever it changes. */
export class StandingChecks {
  readonly #checks: readonly Check[];
  #compiled: Compiled;

  constructor(checks: readonly Check[]) {
    this.#checks = checks;
    this.#compiled = compiled(checks);
  }

  /** Puts one child's record into columns, to be asked as often as need be, and added to. */
  open(events: readonly EventRecord[], child: ChildFacts): OpenRecord {
    if (this.#compiled.values.all.length > MOST_VALUES) this.#compiled = compiled(this.#checks);
    return new OpenRecord(recordSheet(events, child, this.#compiled.values), this.#compiled);
  }
}

function compiled(checks: readonly Check[]): Compiled {
  const own = checks.map(compileCheck);
  const kept: Uint8Array[] = [];
  const touched = (type: number): Uint8Array => (kept[type] ??= Uint8Array.from(own, ({ settings: { reads } }) => (reads.types.has(type) ? 1 : 0)));
  return { checks: own, values: new ValueTable(), touched };
}

/** One child's record, ready to be asked. */
export class OpenRecord {
  #record: RecordSheet;
  readonly #compiled: Compiled;
  #asked: { readonly asking: Asking; readonly asker: Asker } | undefined;

  constructor(record: RecordSheet, own: Compiled) {
    this.#record = record;
    this.#compiled = own;
  }

  /** Adds an entry of this child. The columns of the others are kept. */
  add(event: EventRecord): void {
    this.#record = withEntry(this.#record, event);
    this.#asked?.asker.turnTo(this.#record.sheet);
  }

  /** Every result. `touching` leaves out the checks that read none of these types: a new entry of such a type cannot have changed theirs. */
  ask(asking: Asking, touching?: readonly string[]): readonly CheckResult[] {
    const { checks } = this.#compiled;
    const touched = this.#touched(touching);
    const asker = this.#askerFor(asking);
    const outcomes: (readonly Outcome[] | undefined)[] = [];
    asker.ask(0, (index, answers) => {
      outcomes[index] = answers.certain ? answers.findings.map((finding) => asker.outcome(index, finding)) : answers.outcomes;
    }, touched);
    const child = this.#record.sheet.children[0]?.id ?? '';
    return checks.flatMap(({ check }, index) => {
      if (touched?.[index] === 0) return [];
      const own = outcomes[index] ?? [];
      return (own.length === 0 ? [nothingAsked] : own).map((outcome) => resultOf({ check, child, outcome }));
    });
  }

  /** How many results of each kind there are, without evidence and words. */
  count(asking: Asking, touching?: readonly string[]): Counts {
    const counts = { clear: 0, cannot_tell: 0, pending: 0, fired: 0 };
    const touched = this.#touched(touching);
    let without = touched === undefined ? this.#compiled.checks.length : touched.reduce((sum, one) => sum + one, 0);
    this.#askerFor(asking).ask(0, (_, answers) => {
      if (answers.certain) for (const { weight } of answers.findings) counts[resultNames[weight]]++;
      else for (const { result } of answers.outcomes) counts[result]++;
      if ((answers.certain ? answers.findings : answers.outcomes).length > 0) without--;
    }, touched);
    return { ...counts, clear: counts.clear + without };
  }

  /** Mostly the same is asked again and again on one day. */
  #askerFor(asking: Asking): Asker {
    const { asAt: { day, second }, knownTo } = asking;
    const before = this.#asked;
    if (before !== undefined && before.asking.asAt.day === day && before.asking.asAt.second === second && before.asking.knownTo === knownTo) return before.asker;
    const asker = new Asker(this.#record.sheet, this.#compiled.checks, asking);
    this.#asked = { asking, asker };
    return asker;
  }

  #touched(touching: readonly string[] | undefined): Uint8Array | undefined {
    const codes = touching?.map(typeCode).filter((code) => code >= 0 && code < TYPE_COUNT);
    if (codes === undefined) return undefined;
    const [only, ...more] = codes.map(this.#compiled.touched);
    if (only === undefined) return new Uint8Array(this.#compiled.checks.length);
    return more.length === 0 ? only : only.map((one, index) => Math.max(one, ...more.map((other) => other[index] ?? 0)));
  }
}
