import type { Remembered } from './remembered.ts';
import type { Role } from './role.ts';

export interface Column {
  /** From 1. */
  readonly column: number;
  readonly heading: string;
  readonly role: Role;
}

/** How one table was read. The same form, in a file, says how it is to be read. */
export interface TableMapping {
  readonly file: string;
  readonly table: string | number;
  /** Whether it was read as a chronology. */
  readonly read: boolean;
  /** Why it was not, or what the columns were guessed from. */
  readonly because: string;
  /** Rows with anything in them. */
  readonly rows: number;
  readonly entries: number;
  readonly heading_row: number | null;
  /** Whose account it is, where no column says so. */
  readonly agency: string;
  readonly agency_from: 'option' | 'mapping' | 'column' | 'words above the table' | 'file name' | 'not known';
  readonly columns: readonly Column[];
  /** The id of what was remembered of these headings, where it was read by that. */
  readonly remembered?: string;
  /** Rows that are part of the table's form: headings, years, blank rows of a form, texts above. */
  readonly not_entries: readonly { readonly row: number; readonly what: string; readonly text: string }[];
}

/** What a person said about a table; what they left out is guessed. */
export interface Correction {
  readonly file?: string | undefined;
  readonly table?: string | number | undefined;
  readonly read?: boolean | undefined;
  readonly heading_row?: number | null | undefined;
  readonly agency?: string | undefined;
  /** Roles by heading or by number of the column. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Headings by number of the column, for a table that has none of its own. */
  readonly headings?: ReadonlyMap<number, string>;
  /** What was said of the same agency's files before: holds for the tables with those headings, whatever else is guessed. */
  readonly remembered?: readonly Remembered[];
}
