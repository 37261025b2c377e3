import type { CodeChange } from './change-schema.ts';

/** What an empty cell of the data means. */
export type Blank = 'refused' | 'not_mentioned' | 'does_not_apply';

export interface Option {
  readonly code: string;
  readonly label: string;
  readonly definition?: string | undefined;
}

export interface Band extends Option {
  /** The lowest number in the band, and the number below which it stays; null is open. */
  readonly from: number | null;
  readonly below: number | null;
}

/** How a value is worked out from other codes. */
export type Derivation =
  | { readonly how: 'any-of' | 'all-of'; readonly codes: readonly string[] }
  | { readonly how: 'when'; readonly when: string }
  | { readonly how: 'bands'; readonly number: string; readonly bands: readonly Band[] }
  | { readonly how: 'year'; readonly date: string; readonly starts: string }
  | { readonly how: 'at-least-one'; readonly table: string; readonly when: string };

export type CodeType = 'states' | 'choice' | 'choices' | 'number' | 'date' | 'text';

/** One variable of a study. A derived one is no column of the data. */
export interface Code {
  readonly code: string;
  readonly label: string;
  readonly table: string;
  readonly column: string;
  readonly type: CodeType;
  /** In their order. Empty for states, numbers, dates and texts. */
  readonly options: readonly Option[];
  readonly blank: Blank;
  readonly optional: boolean;
  readonly appliesWhen?: string | undefined;
  readonly appliesBecause?: string | undefined;
  readonly subCodeOf?: string | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly derive?: Derivation | undefined;
  readonly definition?: string | undefined;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly note?: string | undefined;
  readonly source?: string | undefined;
}

export interface Link {
  readonly to: string;
  readonly column: string;
  /** The cell may hold several keys, with `;` between. */
  readonly many: boolean;
}

export interface CodedTable {
  readonly table: string;
  readonly label: string;
  readonly key: string;
  readonly links: readonly Link[];
}

/** A checked codebook: every name in it is known, nothing goes in a circle, every rule can apply. */
export interface Codebook {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly source?: string | undefined;
  readonly inForce: { readonly from?: string | undefined; readonly to?: string | undefined };
  readonly tables: readonly CodedTable[];
  readonly codes: ReadonlyMap<string, Code>;
  /** The version before, and what became of its codes. */
  readonly continues?: { readonly version: string; readonly changes: readonly CodeChange[] } | undefined;
  /** What the data may write for each of the four states. */
  readonly written: ReadonlyMap<string, State>;
}

/** The four states of a code, everywhere in this order. */
export const states = ['present', 'absent', 'not_mentioned', 'does_not_apply'] as const;
export type State = (typeof states)[number];
