import writeExcelFile from 'write-excel-file/node';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { CombinedChronology } from '../combine/combine.ts';
import { headings } from './columns.ts';
import { exchangeRefusals } from './refusals.ts';
import { sheetsOf, type Sheet } from './sheets.ts';
import { withoutClock } from './without-clock.ts';

const MOST_CHARACTERS = 32_767;
const MOST_ROWS = 1_048_575;
const WIDE: ReadonlySet<string> = new Set([headings.text, headings.action, headings.analysis, headings.cells, 'What to look at', 'Reasons']);

/** The chronology as an Excel file. Every cell is text, so that nothing in it is ever a formula. */
export async function chronologyExcel(chronology: CombinedChronology): Promise<Result<Uint8Array>> {
  const sheets = sheetsOf(chronology);
  if (chronology.entries.length > MOST_ROWS) return refuse(exchangeRefusals.refusal('EXCHANGE_ROWS_TOO_MANY', { count: String(chronology.entries.length) }));
  for (const { rows } of sheets) for (const row of rows) for (const text of row) {
    if (text.length > MOST_CHARACTERS) return refuse(exchangeRefusals.refusal('EXCHANGE_TEXT_TOO_LONG', { id: row[0] ?? '', length: String(text.length) }));
  }
  return ok(withoutClock(await writeExcelFile(sheets.map(sheetOf)).toBuffer()));
}

function sheetOf({ title, head, rows }: Sheet) {
  return {
    sheet: title, stickyRowsCount: 1, orientation: 'landscape' as const,
    columns: head.map((heading) => ({ width: WIDE.has(heading) ? 60 : 22 })),
    data: [
      head.map((heading) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((text) => (text === '' ? null : { value: escaped(text), type: String, wrap: true, alignVertical: 'top' as const }))),
    ],
  };
}

/**
 * Excel reads `_x000D_` as a sign, so a text that says so itself has its own first sign written out.
 * So has "toString" and the like: the library looks texts up in a plain object and would lose them.
 */
function escaped(text: string): string {
  if (text in {}) return `_x${text.charCodeAt(0).toString(16).padStart(4, '0')}_${text.slice(1)}`;
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
