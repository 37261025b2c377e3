import type { ChartDocument } from './chart-schema.ts';

/** One cell. Shares are in percent, not rounded. A suppressed cell holds null for all that would give it away. */
export interface Cell {
  readonly column: string;
  readonly count: number | null;
  /** Those whom the row applies to, in the column. */
  readonly base: number | null;
  /** null also where the base is nought. */
  readonly percent: number | null;
  /** Wilson's interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of the base: those of whom the record's silence leaves open whether they belong to the count. */
  readonly not_mentioned: number | null;
  /** Outside the base: those in the column to whom the row does not apply. */
  readonly does_not_apply: number | null;
  readonly suppressed: boolean;
}

/** What silence does to a share: it may hide more, or hold some who do not belong, or either. */
export type Wording = 'at least' | 'at most' | 'as recorded' | '';

export interface TableRow {
  readonly code: string;
  readonly label: string;
  readonly cells: readonly Cell[];
}

export interface TableColumn {
  readonly code: string;
  readonly label: string;
}

/** How each row is printed, in the order of the rows. */
export interface RowStyle {
  /** 1 for a part of the row above. */
  readonly depth: number;
  readonly wording: readonly Wording[];
}

export interface Table {
  readonly name: string;
  readonly title: string;
  /** What is counted, as the codebook calls it. */
  readonly unit: string;
  readonly unitLabel: string;
  /** The day or name of the data, else its digest. */
  readonly snapshot: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly styles: readonly RowStyle[];
  readonly places: number;
  readonly level: number;
  /** Why cases fall outside, what is silent, which bases are nought, how small counts are treated. */
  readonly notes: readonly string[];
  readonly provenance: Provenance;
  /** The chart that its specification asks for. */
  readonly chart: ChartDocument | null;
  /** Its columns are years, and where a row's series breaks; null where they are not. */
  readonly series: { readonly breaks: readonly SeriesBreak[] } | null;
}

/** Before this column the row's code meant something else; null where it is not known from when. */
export interface SeriesBreak {
  readonly row: string;
  readonly column: string | null;
  readonly because: string;
}

/** From what the table was made; the same again makes the same table. */
export interface Provenance {
  readonly codebook: string;
  readonly codebook_version: string;
  readonly data_sha256: string;
  readonly specification: string;
  readonly source: string | null;
  readonly cases: number;
  readonly base: number;
  readonly disclosure: string;
}
