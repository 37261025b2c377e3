/**
 * A column of coded data in typed arrays, one entry for each record. Marks are one byte: the place
 * of a state in `states`, so that a column of the four states is also the answer to "is it present?".
 */
export const PRESENT = 0;
export const ABSENT = 1;
export const NOT_MENTIONED = 2;
export const DOES_NOT_APPLY = 3;

/** One mark for each record. */
export type Marks = Uint8Array;

/** In a choice, the numbers that stand for no option. */
export const SILENT_CHOICE = 0xfffd;
export const OUTSIDE_CHOICE = 0xfffe;

export type Column =
  | { readonly kind: 'states'; readonly marks: Marks }
  /** `chosen` is the place of the option, `SILENT_CHOICE` or `OUTSIDE_CHOICE`. */
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly chosen: Uint16Array }
  /** One column of marks for each option. */
  | { readonly kind: 'choices'; readonly options: readonly string[]; readonly marks: readonly Marks[] }
  /** `said` is PRESENT where there is a number, otherwise NOT_MENTIONED or DOES_NOT_APPLY. */
  | { readonly kind: 'number'; readonly values: Float64Array; readonly said: Marks }
  /** The first and last day that each may be, as yyyymmdd. */
  | { readonly kind: 'date'; readonly earliest: Float64Array; readonly latest: Float64Array; readonly said: Marks }
  | { readonly kind: 'text'; readonly values: readonly string[]; readonly said: Marks };

/** Whether each record says anything: PRESENT where it does, otherwise NOT_MENTIONED or DOES_NOT_APPLY. */
export function saidIn(column: Column): Marks {
  switch (column.kind) {
    case 'states': return column.marks.map((mark) => (mark <= ABSENT ? PRESENT : mark));
    case 'choice': return saidInChoice(column.chosen);
    case 'choices': return (column.marks[0] ?? new Uint8Array()).map((mark) => (mark <= ABSENT ? PRESENT : mark));
    case 'number':
    case 'date':
    case 'text': return column.said;
  }
}

function saidInChoice(chosen: Uint16Array): Marks {
  const marks = new Uint8Array(chosen.length);
  for (let at = 0; at < marks.length; at += 1) {
    if (chosen[at] === SILENT_CHOICE) marks[at] = NOT_MENTIONED;
    else if (chosen[at] === OUTSIDE_CHOICE) marks[at] = DOES_NOT_APPLY;
  }
  return marks;
}
