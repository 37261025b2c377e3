import type { Precision } from '../../kernel/date-point.ts';
import type { Json } from '../events/index.ts';

/** How finely the date is known; `moment` has a time of day, null could not be read. */
export type EntryPrecision = Precision | 'span' | 'one-of' | 'moment' | null;

/** Where an entry stood before it came here. */
export interface EntrySource {
  /** The name of the file, without its folders. */
  readonly file: string;
  /** The number of the table in a Word file (from 1, as they follow each other), the name of an Excel sheet, 1 in a CSV file. */
  readonly table: string | number;
  /** As a person counts: from 1, the heading row included; in Excel the number beside the row. */
  readonly row: number;
  /** SHA-256 of the file as it was received, 64 hexadecimal digits. */
  readonly hash: string;
}

/**
 * One row of an agency's account, as `chronology combine --json` gives it. What happened (`text`),
 * what was done (`action`) and what somebody thought of it (`analysis`) stay apart. Texts are as
 * they were written; only white space around them is gone.
 */
export interface ChronologyEntry {
  /** The same for the same row of the same account on every run. */
  readonly id: string;
  /** EDTF, or an ISO date-time with London's offset; null where no reading is sure enough. */
  readonly occurred: string | null;
  /** The date as written, the time beside it where that has a column of its own. */
  readonly occurred_text: string;
  readonly precision: EntryPrecision;
  /** Who gave the account, as it was said; '' is not known. */
  readonly agency: string;
  readonly source: EntrySource;
  /** What happened. */
  readonly text: string;
  readonly event_type?: string;
  /** What the event says of itself, by the names of the vocabulary. */
  readonly attributes?: Readonly<Record<string, Json>>;
  /** `agency:area=date` pairs, `;` between. Left out means that the record does not say. */
  readonly known_to?: string;
  readonly area?: string;
  readonly child?: string;
  readonly persons?: readonly string[];
  readonly source_of_information?: string;
  readonly action?: string;
  readonly analysis?: string;
  readonly worker?: string;
  /** Every cell by its heading (`column 3` where it has none), as it stood. */
  readonly cells: Readonly<Record<string, string>>;
  /** What a reader should know about how the row was read, such as a date carried down. */
  readonly notes?: readonly string[];
}

/** Something that needs a person. `row` is null where it is about a whole table or file. */
export interface ChronologyProblem {
  readonly file: string;
  readonly table: string | number | null;
  readonly row: number | null;
  readonly code: string;
  readonly message: string;
}

/** Two or more entries that may tell of one event. Nothing is merged. */
export interface SameEventProposal {
  /** Ids of entries. */
  readonly entries: readonly string[];
  readonly reasons: readonly string[];
}
