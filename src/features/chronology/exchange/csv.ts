import { stringify } from 'csv-stringify/sync';
import type { CombinedChronology } from '../combine/combine.ts';
import { exchangeColumns, FILE_HEADINGS, headings } from './columns.ts';
import { exchangeRow } from './row.ts';

/** A text that a spreadsheet would take for a formula, any marks of ours before it included. */
const FORMULA = /^'*[=+\-@\t\n\r|%＝＋－＠]/;

/** The entries as CSV, each row complete in itself. Only the entries: a CSV file has one table. */
export function chronologyCsv({ entries }: CombinedChronology): string {
  const head = [...exchangeColumns.map((column) => headings[column]), ...FILE_HEADINGS];
  const rows = entries.map((entry) => [...exchangeRow(entry, exchangeColumns, new Map()), entry.source.file, entry.source.hash].map(guarded));
  // The mark at the start makes Excel read it as UTF-8.
  return `\u{FEFF}${stringify([head, ...rows], { record_delimiter: 'windows' })}`;
}

/** An apostrophe keeps a spreadsheet from running a text as a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text before it was guarded. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
