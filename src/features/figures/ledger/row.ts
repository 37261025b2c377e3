/** A number in a ledger as it was written: `decimals` is how many places were printed. */
export interface WrittenNumber {
  readonly value: number;
  readonly decimals: number;
}

/** What stands in a cell for a number: the number, nothing, a sign that it is withheld or a range. */
export type NumberCell =
  | { readonly kind: 'number'; readonly number: WrittenNumber }
  | { readonly kind: 'empty' | 'withheld' | 'range' }
  | { readonly kind: 'text'; readonly text: string };

/**
 * One published figure. `count` is its numerator and `base` its denominator, whole numbers; `percent`
 * is as printed. A value that is missing is left out. `line` counts the lines of the file from 1.
 */
export interface LedgerRow {
  readonly id: string;
  readonly line: number;
  readonly source: string;
  readonly report: string;
  readonly period: string;
  readonly measure: string;
  readonly subgroup: string;
  readonly printed: string;
  readonly quantity: string;
  /** The ids or quantities that the figure is a part of. */
  readonly partOf: readonly string[];
  readonly count?: number;
  readonly base?: number;
  readonly percent?: WrittenNumber;
  /** True where a sign says that the count is withheld or unknown, so that a sum may fall short. */
  readonly withheld: boolean;
  /** Cells that ought to hold a number and do not. */
  readonly unreadable: readonly { readonly column: NumberColumn; readonly text: string }[];
}

export type NumberColumn = 'numerator' | 'denominator' | 'percent';

/** One cell put right: a number of a row, from what it is to what would fit. */
export interface Correction {
  readonly id: string;
  readonly column: NumberColumn;
  readonly from: number;
  readonly to: number;
}

/**
 * Something in a ledger that does not add up. `id` is the row at fault as far as can be told, `ids`
 * every row that takes part. `basis` is `stated` where the ledger itself says that the figures belong
 * together, `proposed` where only their words do. `repair` says the smallest change that fits.
 */
export interface Problem {
  readonly id: string;
  readonly ids: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly repair: string;
  readonly corrections: readonly Correction[];
  readonly basis: 'stated' | 'proposed';
}

/** Rows that the reader takes to belong together by their words: nobody has said so. */
export interface Proposal {
  readonly kind: 'part_of' | 'quantity_id' | 'base';
  readonly ids: readonly string[];
  readonly whole: string;
  readonly why: string;
}

/** A row that cannot be checked, and why: not a problem, and not quietly passed over. */
export interface Unchecked {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/** What one kind of check found. `checked` counts what it was able to test. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly proposals: readonly Proposal[];
  readonly unchecked: readonly Unchecked[];
  readonly checked: number;
}

export function findings(part: Partial<Findings> = {}): Findings {
  return { problems: [], proposals: [], unchecked: [], checked: 0, ...part };
}

export function together(parts: readonly Findings[]): Findings {
  return {
    problems: parts.flatMap(({ problems }) => problems),
    proposals: parts.flatMap(({ proposals }) => proposals),
    unchecked: parts.flatMap(({ unchecked }) => unchecked),
    checked: parts.reduce((sum, { checked }) => sum + checked, 0),
  };
}
