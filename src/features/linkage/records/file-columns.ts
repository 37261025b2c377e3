import type { Dictionary } from '../values/dictionary.ts';
import type { Plan, PlannedComparison, Slot } from './plan.ts';
import type { ProblemBook } from './problem-book.ts';
import type { Problem } from './problem.ts';
import type { SampledFile } from './sample-file.ts';

/** Where a slot of a record's row is found in one file. */
export interface SlotSource {
  /** The cell; several for a date in parts; none where this file lacks the column. */
  readonly cells: readonly number[];
  readonly part: Slot['part'];
  readonly dayFirst: boolean;
  readonly dictionary: Dictionary;
  readonly column: string;
  /** True for the slot that says that a child has no name yet. */
  readonly forename: boolean;
}

export interface FileColumns {
  readonly path: string;
  readonly slots: readonly SlotSource[];
  /** By slot: rows whose cell holds a word or number that stands for nothing, and the line of the first. Counted as rows are read. */
  readonly silent: { readonly rows: Int32Array; readonly first: Int32Array };
  readonly id: number;
  readonly source: number;
  readonly sealed: readonly number[];
  readonly restricted: readonly number[];
}

/** Finds each slot's cell in a file, and says what the file lacks. */
export function fileColumns(file: SampledFile, plan: Plan, comparisons: readonly PlannedComparison[], dictionaries: readonly Dictionary[], problems: ProblemBook): FileColumns {
  const cell = (heading: string | undefined): number => file.columns.findIndex((column) => column.heading === heading);
  const slots = comparisons.flatMap((comparison, index) => {
    const own = plan.comparisons.find((one) => one.name === comparison.name);
    // That a file has no forename its plan has said, and why it matters.
    if (own === undefined && comparison.name !== 'forename') problems.add({ code: 'COLUMN_MISSING', file: file.path, column: comparison.name, message: `This file has no column for ${comparison.name}, which another file has. Its records are compared without it` });
    const dictionary = dictionaries[index];
    return dictionary === undefined ? [] : comparison.slots.map((_, slot): SlotSource => {
      const mine = own?.slots[slot];
      return {
        cells: mine?.columns.map(cell) ?? [], part: mine?.part ?? 'whole', dayFirst: mine?.dayFirst ?? true,
        dictionary, column: mine?.columns[0] ?? comparison.name, forename: comparison.kind === 'forename' && slot === 0,
      };
    });
  });
  return { path: file.path, slots, silent: { rows: new Int32Array(slots.length), first: new Int32Array(slots.length) }, id: cell(plan.id), source: cell(plan.source), sealed: plan.sealed.map(cell), restricted: plan.restricted.map(cell) };
}

const A_TENTH = 0.1;
const LEAST_ROWS = 20;

/** Names the columns in which a tenth of a file's rows hold “unknown”, 9999999999 or the like. */
export function silentColumns({ path, slots, silent }: FileColumns, rows: number): readonly Problem[] {
  return slots.flatMap(({ column }, slot): readonly Problem[] => {
    const held = silent.rows[slot] ?? 0;
    if (held < LEAST_ROWS || held < rows * A_TENTH) return [];
    return [{ code: 'PLACEHOLDER_COMMON', file: path, column, message: `${held} rows (${((100 * held) / rows).toFixed(1)} %) hold in ${column} what stands for nothing, the first in line ${silent.first[slot] ?? 0}. It was taken as empty` }];
  });
}
