/** A range of cells; rows count from 1, columns from 0. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The column of a reference: 0 for "A7", 27 for "AB7"; -1 where it is none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** The range of "A2:C4"; empty where it is none. */
export function rangeOf(text: string): readonly Range[] {
  const [, first = '', top, last = '', bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text) ?? [];
  if (top === undefined) return [];
  // A hostile range may name more rows than Excel has.
  return [{ top: Number(top), bottom: Math.min(Number(bottom), 1_048_576), left: columnOf(first), right: columnOf(last) }];
}
