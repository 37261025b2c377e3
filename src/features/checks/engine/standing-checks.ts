import type { EventRecord } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { Asker, type Asking } from './asker.ts';
import { compileCheck, type CompiledCheck } from './compile-check.ts';
import type { Counts } from './ask.ts';
import { typeCode, type Sheet } from './columns.ts';
import { nothingAsked, type Outcome } from './outcome.ts';
import { resultOf, type CheckResult } from './result.ts';
import { sheetOf, type ChildFacts } from './sheet.ts';
import { resultNames } from './truth.ts';
import { ValueTable } from './values.ts';

/** So many different values are remembered before the checks are compiled anew. */
const MOST_VALUES = 100_000;

/** Checks that are kept compiled, to be asked of one child's record whenever it changes. */
export class StandingChecks {
  readonly #checks: readonly Check[];
  #compiled: readonly CompiledCheck[];
  #values = new ValueTable();

  constructor(checks: readonly Check[]) {
    this.#checks = checks;
    this.#compiled = checks.map(compileCheck);
  }

  /** Puts one child's record into columns, to be asked as often as need be until it changes. */
  open(events: readonly EventRecord[], child: ChildFacts): OpenRecord {
    if (this.#values.all.length > MOST_VALUES) {
      this.#values = new ValueTable();
      this.#compiled = this.#checks.map(compileCheck);
    }
    return new OpenRecord(sheetOf(events, [child], this.#values), this.#compiled);
  }
}

/** One child's record, ready to be asked. */
export class OpenRecord {
  readonly #sheet: Sheet;
  readonly #checks: readonly CompiledCheck[];

  constructor(sheet: Sheet, checks: readonly CompiledCheck[]) {
    this.#sheet = sheet;
    this.#checks = checks;
  }

  /** Every result. `touching` leaves out the checks that read none of these types: a new entry of such a type cannot have changed theirs. */
  ask(asking: Asking, touching?: readonly string[]): readonly CheckResult[] {
    const checks = this.#touched(touching);
    const asker = new Asker(this.#sheet, checks, asking);
    const outcomes = checks.map((): readonly Outcome[] => []);
    asker.ask(0, (index, answers) => {
      outcomes[index] = answers.certain ? answers.findings.map((finding) => asker.outcome(index, finding)) : answers.outcomes;
    });
    const child = this.#sheet.children[0]?.id ?? '';
    return checks.flatMap(({ check }, index) => {
      const own = outcomes[index] ?? [];
      return (own.length === 0 ? [nothingAsked] : own).map((outcome) => resultOf({ check, child, outcome }));
    });
  }

  /** How many results of each kind there are, without evidence and words. */
  count(asking: Asking, touching?: readonly string[]): Counts {
    const counts = { clear: 0, cannot_tell: 0, pending: 0, fired: 0 };
    const checks = this.#touched(touching);
    let without = checks.length;
    new Asker(this.#sheet, checks, asking).ask(0, (_, answers) => {
      if (answers.certain) for (const { weight } of answers.findings) counts[resultNames[weight]]++;
      else for (const { result } of answers.outcomes) counts[result]++;
      if ((answers.certain ? answers.findings : answers.outcomes).length > 0) without--;
    });
    return { ...counts, clear: counts.clear + without };
  }

  #touched(touching: readonly string[] | undefined): readonly CompiledCheck[] {
    const types = touching?.map(typeCode);
    return types === undefined ? this.#checks : this.#checks.filter(({ settings }) => types.some((type) => settings.reads.types.has(type)));
  }
}
