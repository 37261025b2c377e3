import { printedPercent } from './percent.ts';
import type { Cell, Table, Wording } from './table.ts';

/** The table as a person reads it in a terminal, with its notes. */
export function tableAsText(table: Table): string {
  const header = ['', ...table.columns.map(({ label }) => label)];
  const rows = table.rows.map(({ label, cells }, at) => {
    const style = table.styles[at];
    const indent = '  '.repeat(style?.depth ?? 0);
    return [`${indent}${(style?.depth ?? 0) > 0 ? 'of which ' : ''}${label}`, ...cells.map((cell, column) => cellInWords(cell, style?.wording[column] ?? '', table.places))];
  });
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((line) => [...(line[column] ?? '')].length)));
  const lines = [header, ...rows].map((line) => line.map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0))).join('  ').trimEnd());
  return [table.title, `Counted: ${table.unitLabel}. ${basesInWords(table)} Snapshot: ${table.snapshot}.`, '', ...lines, '', ...table.notes.map((note) => `- ${note}`), `- Disclosure control: ${table.provenance.disclosure}.`].join('\n');
}

function basesInWords({ rows, provenance }: Table): string {
  const bases = [...new Set(rows.map(({ cells }) => cells.at(-1)?.base ?? null))].filter((base) => base !== null);
  return bases.length === 1 && bases[0] === provenance.base ? `Base: ${provenance.base}.` : `Base: ${provenance.base}; of the rows, in the last column: ${bases.join(', ')}.`;
}

/** "99 (at least 36%)"; "-" where the row applies to nobody in the column; "c" where it is suppressed. */
export function cellInWords(cell: Cell, wording: Wording, places: number): string {
  if (cell.suppressed) return 'c';
  if (cell.base === 0 || cell.base === null || cell.count === null) return '-';
  return `${cell.count} (${wording === '' || wording === 'as recorded' ? '' : `${wording} `}${printedPercent(cell.count, cell.base, places)}%)`;
}
