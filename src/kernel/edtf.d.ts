/** The part of the edtf library that we call: its parser, and the trees that it returns for dates. */
declare module 'edtf' {
  export interface ParsedPoint {
    /** Absent on a date with unspecified digits inside an interval. */
    readonly type?: 'Date' | 'Season';
    /** Year, then month from 0 or season from 21, then day; times of day follow. */
    readonly values: readonly number[];
    /** True for the whole date; a mask of digits where only a part is meant (level 2). */
    readonly approximate?: boolean | number;
    readonly uncertain?: boolean | number;
    /** A mask of the digits written X: 8 the year's last, 48 the month, 192 the day. */
    readonly unspecified?: number;
  }

  export interface ParsedInterval {
    readonly type: 'Interval';
    /** Null where an end is unknown (`a/`), an infinite number where it is open (`a/..`). */
    readonly values: readonly [ParsedPoint | number | null, ParsedPoint | number | null];
  }

  export interface ParsedSet {
    readonly type: 'Set';
    readonly values: readonly (ParsedPoint | readonly [ParsedPoint, ParsedPoint])[];
    readonly earlier?: boolean;
    readonly later?: boolean;
  }

  export interface ParsedOther {
    readonly type: 'Year' | 'Decade' | 'Century' | 'List';
  }

  /** Throws when the text is not EDTF of that level or lower. */
  export function parse(text: string, constraints?: { readonly level?: 0 | 1 | 2 }): ParsedPoint | ParsedInterval | ParsedSet | ParsedOther;
}
