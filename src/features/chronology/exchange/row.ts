import type { ChronologyEntry, EntrySource } from '../entry.ts';
import { cellNames } from '../mapping/cell-names.ts';
import type { Column, TableMapping } from '../mapping/mapping.ts';
import type { Role } from '../mapping/role.ts';
import { ALWAYS, exchangeColumns, type ExchangeColumn } from './columns.ts';
import { cellsText, type OriginColumn } from './cells-text.ts';

/** How the columns of one table were read, by the file and table that an entry's source names. */
export type Origins = ReadonlyMap<string, readonly OriginColumn[]>;

/** The columns of each table whose cells became a property of the entry as they stood. */
export function originsOf(mapping: readonly TableMapping[]): Origins {
  return new Map(mapping.filter(({ read }) => read).map(({ file, table, columns }) => [
    originKey(file, table),
    cellNames(columns).map((heading, index) => ({ heading, property: propertyOf(columns[index]?.role ?? 'other', columns) })),
  ]));
}

/** The property that alone says what stood in a column of that role; '' where none does. */
function propertyOf(role: Role, columns: readonly Column[]): string {
  if (columns.filter((one) => one.role === role).length > 1) return '';
  if (role === 'date') return 'occurred_text';
  return role === 'other' || role === 'time' || role === 'end_date' || role === 'end_time' ? '' : role;
}

export function originKey(file: string, table: string | number): string {
  return JSON.stringify([file, table]);
}

/** The columns that these entries need. */
export function columnsFor(entries: readonly ChronologyEntry[]): readonly ExchangeColumn[] {
  return exchangeColumns.filter((column) => ALWAYS.includes(column) || entries.some((entry) => Object.hasOwn(entry, column)));
}

/** The text of each column, as `readExchangeRow` reads it back. */
export function exchangeRow(entry: ChronologyEntry, columns: readonly ExchangeColumn[], origins: Origins): string[] {
  return columns.map((column) => {
    switch (column) {
      case 'source': return sourceText(entry.source);
      case 'cells': return cellsText(entry, origins.get(originKey(entry.source.file, entry.source.table)) ?? []);
      case 'persons': return entry.persons?.join('; ') ?? '';
      case 'notes': return entry.notes?.join('\n') ?? '';
      default: return entry[column] ?? '';
    }
  });
}

/** "police.docx, table 2, row 12", "school.xlsx, sheet 2016, row 7". */
export function sourceText({ file, table, row }: EntrySource): string {
  return `${file}, ${typeof table === 'number' ? 'table' : 'sheet'} ${table}, row ${row}`;
}
