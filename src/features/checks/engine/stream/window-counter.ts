import type { Check } from '../../language/check.ts';
import { counting, type Counts } from '../ask.ts';
import { Asker, type Asking } from '../asker.ts';
import { compileCheck, type CompiledCheck } from '../compile/compile-check.ts';
import { Cells } from '../load/cells.ts';
import { EventLoader, type RefusedRow } from '../load/event-loader.ts';
import { sheetData, sheetOver } from '../load/loaded-sheet.ts';
import type { ChildFacts } from '../sheet.ts';
import { ValueTable } from '../values.ts';
import { idMarks } from './id-marks.ts';

/** What every thread has from the start. */
export interface Streaming {
  readonly header: Uint8Array;
  readonly facts: readonly ChildFacts[];
  readonly withText: boolean;
  readonly checks: readonly Check[];
  readonly asking: Asking;
}

export interface WindowAsked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly line: number;
  /** Left out where it was counted before: the rows are read all the same, for what is to be said of them. */
  readonly counted?: readonly Counts[];
}

/** What came of one window. */
export interface WindowRead {
  readonly counts: readonly Counts[];
  readonly children: readonly string[];
  /** A number for each id of an event, to find out whether one comes twice in the file. */
  readonly ids: BigUint64Array<ArrayBuffer>;
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
  readonly notes: readonly (readonly [string, number])[];
  readonly whoKnew: readonly string[];
}

/** So many different values are remembered before the checks are compiled anew. */
const MOST_VALUES = 200_000;

/** Reads window after window into columns, asks the checks of its children, and keeps neither. */
export class WindowCounter {
  readonly #given: Streaming;
  readonly #facts: ReadonlyMap<string, ChildFacts>;
  #cells = new Cells(new ValueTable());
  #compiled: readonly CompiledCheck[];
  #asker: Asker | undefined;

  constructor(given: Streaming) {
    this.#given = given;
    this.#facts = new Map(given.facts.map((fact) => [fact.id, fact]));
    this.#compiled = given.checks.map(compileCheck);
  }

  count({ bytes, line, counted }: WindowAsked): WindowRead {
    if (this.#cells.values.all.length > MOST_VALUES) this.#beginAnew();
    const loader = this.#loaded(bytes, line);
    const children = [...loader.children.keys()];
    const read = {
      children, ids: idMarks(loader.ids), refused: loader.refused, refusedCount: loader.refusedCount,
      notes: [...loader.cells.notes], whoKnew: [...loader.cells.whoNames],
    };
    return { ...read, counts: counted ?? this.#countsOf(loader, children) };
  }

  #loaded(bytes: Uint8Array<ArrayBuffer>, line: number): EventLoader {
    const loader = new EventLoader([], this.#given.withText, this.#cells);
    loader.read(Buffer.from(this.#given.header), true);
    loader.goOnAt(line);
    this.#cells.notes.clear();
    loader.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), true);
    return loader;
  }

  #countsOf(loader: EventLoader, children: readonly string[]): readonly Counts[] {
    const facts = children.flatMap((id) => this.#facts.get(id) ?? []);
    const sheet = sheetOver(sheetData(loader, facts), this.#cells.values);
    if (this.#asker === undefined) this.#asker = new Asker(sheet, this.#compiled, this.#given.asking);
    else this.#asker.turnTo(sheet);
    return counting(this.#asker, 0, sheet.children.length);
  }

  /** Compiled checks remember the numbers of values, so they go with the table. */
  #beginAnew(): void {
    this.#cells = new Cells(new ValueTable());
    this.#compiled = this.#given.checks.map(compileCheck);
    this.#asker = undefined;
  }
}
