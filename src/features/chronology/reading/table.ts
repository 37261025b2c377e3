/** One row of a table as it stood. */
export interface Row {
  /** As a person counts it: from 1 in a Word table or CSV file, the number beside it in Excel. */
  readonly number: number;
  readonly cells: readonly string[];
  /** The columns in which a cell above reaches down into this row; their text is that cell's. */
  readonly down?: readonly number[];
  /** One cell reaches over the whole width. */
  readonly wide?: true;
  /** Word repeats it at the top of each page. */
  readonly heading?: true;
  /** A tracked change took the row out. */
  readonly deleted?: true;
  /** What else was seen, in words. */
  readonly notes?: readonly string[];
}

/** One table of a file. */
export interface Table {
  /** Its number in a Word file, the sheet's name in Excel, 1 in a CSV file. */
  readonly name: string | number;
  readonly rows: readonly Row[];
  /** The last paragraph before it. */
  readonly title?: string;
  /** The table in one of whose cells it stands. */
  readonly within?: string | number;
  readonly notes?: readonly string[];
}

/** Everything a file holds that may be part of a chronology. */
export interface FileTables {
  readonly kind: 'word' | 'excel' | 'csv' | 'json';
  readonly tables: readonly Table[];
  /** Paragraphs outside every table, of which some may tell of events. */
  readonly paragraphs: readonly string[];
  /** What a JSON file says; it has no tables. */
  readonly json?: unknown;
  /** What could not be read, beside what could. */
  readonly problems: readonly { readonly code: string; readonly message: string; readonly table?: string | number; readonly row?: number }[];
}
