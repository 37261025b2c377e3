import { printedPercent } from './percent.ts';
import type { Cell, Table, Wording } from './table.ts';

const HEADER = ['row', 'row_label', 'column', 'column_label', 'count', 'base', 'percent', 'printed_percent', 'low', 'high', 'not_mentioned', 'does_not_apply', 'suppressed', 'wording', 'unit', 'snapshot'];

/** One line for each cell. A number that is not published, or is not there because its base is nought, is an empty cell. */
export function tableAsCsv(table: Table): string {
  const lines = table.rows.flatMap(({ code, label, cells }, row) => cells.map((cell, column) => [
    code, label, cell.column, table.columns[column]?.label ?? '', ...numbers(cell, table.places), String(cell.suppressed), wordingOf(cell, table.styles[row]?.wording[column] ?? ''), table.unit, table.snapshot,
  ]));
  return [HEADER, ...lines].map((cells) => cells.map(quoted).join(',')).join('\n');
}

function numbers(cell: Cell, places: number): readonly string[] {
  const printed = cell.count === null || cell.base === null || cell.base === 0 ? '' : printedPercent(cell.count, cell.base, places);
  return [text(cell.count), text(cell.base), text(cell.percent), printed, text(cell.low), text(cell.high), text(cell.not_mentioned), text(cell.does_not_apply)];
}

function wordingOf(cell: Cell, wording: Wording): string {
  return cell.suppressed ? '' : wording;
}

function text(number: number | null): string {
  return number === null ? '' : String(number);
}

// A label that a spreadsheet would take for a formula is made plain text.
function quoted(cell: string): string {
  const safe = /^[=+\-@\t]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
