import type { Limits } from './limits.ts';
import { readingRefusals } from './refusals.ts';
import { Unreadable } from './unreadable.ts';

/** Counts what is kept of a file while it is read. */
export interface Meter {
  readonly addRow: () => void;
  readonly addCells: (count: number) => void;
  /** As many may come; they are counted when they do. */
  readonly expectCells: (count: number) => void;
  readonly addText: (text: string) => void;
}

const TOLD_EVERY = 5_000;

/** A meter that throws `Unreadable` as soon as the file holds more than the limits, and tells every 5,000 rows. */
export function meterFor(limits: Limits, onRows: (rows: number) => void): Meter {
  let cells = 0;
  let characters = 0;
  let rows = 0;
  const refuseMore = (count: number): void => { if (count > limits.cells) throw tooMuch(limits.cells, 'cells'); };
  return {
    addRow: () => {
      rows += 1;
      if (rows % TOLD_EVERY === 0) onRows(rows);
    },
    addCells: (count) => {
      cells += count;
      refuseMore(cells);
    },
    expectCells: refuseMore,
    addText: (text) => {
      characters += text.length;
      if (characters > limits.characters) throw tooMuch(limits.characters, 'characters');
    },
  };
}

function tooMuch(most: number, what: string): Unreadable {
  return new Unreadable(readingRefusals.refusal('FILE_TOO_MUCH_INSIDE', { most: most.toLocaleString('en-GB'), what }));
}
