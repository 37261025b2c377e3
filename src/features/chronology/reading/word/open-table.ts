import { cleanText } from '../clean.ts';
import type { Row, Table } from '../table.ts';

/** A table of a Word file while it is being read. */
export interface OpenTable {
  readonly number: number;
  readonly within: number | undefined;
  readonly title: string | undefined;
  readonly rows: Row[];
  /** The texts of the cells above that reach further down, by column. */
  readonly reaching: Map<number, string>;
  row: OpenRow | undefined;
}

export interface OpenRow {
  readonly cells: string[];
  readonly down: number[];
  readonly notes: Set<string>;
  column: number;
  cellCount: number;
  heading: boolean;
  deleted: boolean;
  cell: OpenCell | undefined;
}

export interface OpenCell {
  readonly lines: string[];
  span: number;
  reach: 'starts' | 'goes on' | undefined;
  /** The next paragraph goes on in the same line, because a tracked change took out the mark between. */
  joins: boolean;
}

const MOST_COLUMNS = 400;

export function openTable(number: number, within: number | undefined, title: string | undefined): OpenTable {
  return { number, within, title, rows: [], reaching: new Map(), row: undefined };
}

export function openRow(): OpenRow {
  return { cells: [], down: [], notes: new Set(), column: 0, cellCount: 0, heading: false, deleted: false, cell: undefined };
}

export function openCell(): OpenCell {
  return { lines: [], span: 1, reach: undefined, joins: false };
}

/** Puts a finished cell in its column, with the text of the cell above where that reaches down. */
export function closeCell(table: OpenTable, row: OpenRow, cell: OpenCell): void {
  const text = cleanText(cell.lines.join('\n'));
  const above = table.reaching.get(row.column);
  if (cell.reach === 'goes on' && above !== undefined && text === '') {
    row.cells[row.column] = above;
    row.down.push(row.column);
  } else {
    row.cells[row.column] = text;
    if (cell.reach === 'starts') table.reaching.set(row.column, text);
    else table.reaching.delete(row.column);
  }
  row.cellCount += 1;
  row.column = Math.min(row.column + cell.span, MOST_COLUMNS);
}

/** Puts a finished row in its table. */
export function closeRow(table: OpenTable, row: OpenRow): void {
  table.rows.push({
    number: table.rows.length + 1,
    cells: Array.from({ length: row.column }, (_, column) => row.cells[column] ?? ''),
    ...(row.down.length === 0 ? {} : { down: row.down }),
    ...(row.cellCount === 1 && row.column > 1 ? { wide: true } : {}),
    ...(row.heading ? { heading: true } : {}),
    ...(row.deleted ? { deleted: true } : {}),
    ...(row.notes.size === 0 ? {} : { notes: [...row.notes] }),
  });
}

export function finished({ number, within, title, rows }: OpenTable): Table {
  return { name: number, rows, ...(title === undefined ? {} : { title }), ...(within === undefined ? {} : { within }) };
}

/** What a table in a cell says, for the cell that it stands in. */
export function asText({ rows }: OpenTable): string {
  return rows.filter(({ deleted }) => deleted !== true).map(({ cells }) => cells.filter((text) => text !== '').join(' | ')).filter((line) => line !== '').join('\n');
}
