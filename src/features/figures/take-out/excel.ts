import writeExcelFile from 'write-excel-file/node';
import { cellInWords } from '../tables/as-text.ts';
import type { Cell, Table, Wording } from '../tables/table.ts';

type Written = { readonly value: string; readonly type: typeof String; readonly wrap?: true; readonly fontWeight?: 'bold' } | { readonly value: number; readonly type: typeof Number } | null;

/** A table as an Excel file: as it is read, cell by cell as numbers, and what must be known of it. Words are text, so that none is ever a formula. */
export async function tableAsExcel(table: Table): Promise<Uint8Array> {
  const read = table.rows.map(({ label, cells }, at) => [said(`${(table.styles[at]?.depth ?? 0) > 0 ? 'of which ' : ''}${label}`), ...cells.map((cell, column) => said(cellInWords(cell, table.styles[at]?.wording[column] ?? '', table.places)))]);
  const cells = table.rows.flatMap(({ code, label, cells: of }, row) => of.map((cell, at) => [said(code), said(label), said(table.columns[at]?.label ?? cell.column), ...numbers(cell, table.styles[row]?.wording[at] ?? '')]));
  const { provenance } = table;
  const about = [
    ['Title', table.title], ['Counted', table.unitLabel], ['Snapshot', table.snapshot], ['Codebook', `${provenance.codebook}, version ${provenance.codebook_version}`],
    ['Data (SHA-256)', provenance.data_sha256], ['Base', `${provenance.base} of ${provenance.cases} cases`], ['Source', provenance.source ?? ''], ['Disclosure control', provenance.disclosure],
    ...table.notes.map((note) => ['Note', note]),
  ].map((line) => line.map((words) => said(words)));
  return writeExcelFile([
    sheet('Table', [48, ...table.columns.map(() => 24)], ['', ...table.columns.map(({ label }) => label)], read),
    sheet('Cells', [30, 40, 24, ...HEADINGS.map(() => 14)], ['Row', 'Row in words', 'Column', ...HEADINGS], cells),
    sheet('About', [24, 110], ['', ''], about),
  ]).toBuffer();
}

const HEADINGS = ['Count', 'Base', 'Percent', 'Interval from', 'Interval to', 'Not mentioned', 'Does not apply', 'Wording'];

function sheet(name: string, widths: readonly number[], head: readonly string[], rows: readonly (readonly Written[])[]) {
  return {
    sheet: name, stickyRowsCount: 1, orientation: 'landscape' as const, columns: widths.map((width) => ({ width })),
    data: [head.map((words) => ({ value: words, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => [...row])],
  };
}

function numbers(cell: Cell, wording: Wording): readonly Written[] {
  const { count, base, percent, low, high, not_mentioned: silent, does_not_apply: outside } = cell;
  return [...[count, base, percent, low, high, silent, outside].map((value): Written => (value === null ? null : { value, type: Number })), said(cell.suppressed ? 'not published' : wording)];
}

// Excel reads _x000D_ as a sign, so what says so itself has its first sign written out; the writer loses names of its own objects.
function said(words: string): Written {
  const safe = words in {} ? `_x${words.charCodeAt(0).toString(16).padStart(4, '0')}_${words.slice(1)}` : words.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return words === '' ? null : { value: safe.slice(0, 32_000), type: String, wrap: true };
}
