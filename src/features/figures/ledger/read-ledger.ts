import { parse } from 'csv-parse/sync';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { ledgerRefusals } from './refusals.ts';
import type { LedgerRow, NumberCell, NumberColumn } from './row.ts';

// The names that a column may have. The notes are not among them: they are never read to judge.
const COLUMNS = {
  id: ['id'],
  source: ['source_file', 'source'],
  report: ['report_or_context', 'title'],
  period: ['period'],
  measure: ['measure'],
  subgroup: ['subgroup'],
  numerator: ['numerator'],
  denominator: ['denominator'],
  percent: ['percent'],
  printed: ['as_printed'],
  quantity: ['quantity_id'],
  partOf: ['part_of'],
} as const;

type Column = keyof typeof COLUMNS;

const NEEDED: readonly Column[] = ['measure', 'numerator', 'denominator', 'percent'];
// The signs of official statistics: confidential, not available, not applicable, rounds to nought.
const WITHHELD = /^(c|x|z|k|u|low|\[\w+\]|\*|:|~|\.\.|…|suppressed|not available|not known|unknown)$/i;
const EMPTY = /^(|-|–|—|n\/a|na|nil|none|null)$/i;

/** Reads a ledger of published figures. Refuses a file that is no table or lacks a column it cannot do without. */
export function readLedger(text: string): Result<readonly LedgerRow[]> {
  const table = readTable(text);
  if (!table.ok) return table;
  const [header, ...lines] = table.value;
  if (header === undefined) return refuse(ledgerRefusals.refusal('LEDGER_EMPTY'));
  const names = header.cells.map((name) => name.trim().toLowerCase());
  const wrong = wrongColumns(names);
  if (wrong[0] !== undefined) return refuse(wrong[0], ...wrong.slice(1));
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return filled.length === 0 ? refuse(ledgerRefusals.refusal('LEDGER_EMPTY')) : ok(filled.map((line) => readRow(line, names)));
}

/** Of a record whose cells hold line ends, `line` is the last. */
interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function readTable(text: string): Result<readonly Line[]> {
  try {
    const lines: Line[] = [];
    const keep = (cells: readonly string[], { lines: line }: { readonly lines: number }): null => {
      lines.push({ line, cells });
      return null;
    };
    parse(text, { bom: true, relax_column_count_less: true, skip_empty_lines: true, on_record: keep });
    return ok(lines);
  } catch (fault) {
    return refuse(ledgerRefusals.refusal('LEDGER_NOT_READABLE', { why: fault instanceof Error ? fault.message : String(fault) }));
  }
}

function wrongColumns(names: readonly string[]): readonly Refusal[] {
  const repeated = [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))];
  return [
    ...NEEDED.filter((column) => placeOf(column, names) < 0).map((column) => ledgerRefusals.refusal('LEDGER_COLUMN_MISSING', { column: COLUMNS[column][0], field: 'header' })),
    ...repeated.map((column) => ledgerRefusals.refusal('LEDGER_COLUMN_REPEATED', { column, field: 'header' })),
  ];
}

function placeOf(column: Column, names: readonly string[]): number {
  return names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
}

function readRow({ line, cells }: Line, names: readonly string[]): LedgerRow {
  const cell = (column: Column): string => (cells[placeOf(column, names)] ?? '').trim();
  const numerator = readNumber(cell('numerator'));
  const denominator = readNumber(cell('denominator'));
  const percent = readNumber(cell('percent'));
  const id = cell('id');
  return {
    id: id === '' ? `line ${line}` : id, line,
    source: cell('source'), report: cell('report'), period: cell('period'), measure: cell('measure'), subgroup: cell('subgroup'),
    printed: cell('printed'), quantity: cell('quantity'), partOf: cell('partOf').split(';').map((part) => part.trim()).filter((part) => part !== ''),
    ...(numerator.kind === 'number' ? { count: numerator.number.value } : {}),
    ...(denominator.kind === 'number' ? { base: denominator.number.value } : {}),
    ...(percent.kind === 'number' ? { percent: percent.number } : {}),
    withheld: numerator.kind === 'withheld' || numerator.kind === 'range' || numerator.kind === 'text',
    unreadable: [unreadable('numerator', numerator), unreadable('denominator', denominator), unreadable('percent', percent)].flat(),
  };
}

function unreadable(column: NumberColumn, cell: NumberCell): LedgerRow['unreadable'] {
  if (cell.kind === 'text') return [{ column, text: cell.text }];
  // A count is of whole things: 12.5 reviews is a mistake, and so is a base below nought.
  const broken = cell.kind === 'number' && column !== 'percent' && !Number.isInteger(cell.number.value);
  return broken ? [{ column, text: String(cell.number.value) }] : [];
}

/** Reads "1,234", "-51", "37%", "74.8" and the signs that stand for no number. */
export function readNumber(text: string): NumberCell {
  if (EMPTY.test(text)) return { kind: 'empty' };
  if (WITHHELD.test(text)) return { kind: 'withheld' };
  const plain = text.replace(/\s*%$/, '').replaceAll(/,(?=\d{3}(\D|$))/g, '').replace('−', '-');
  if (/^[-+]?\d+(\.\d+)?$/.test(plain)) return { kind: 'number', number: { value: Number(plain), decimals: (/\.(\d+)$/.exec(plain)?.[1] ?? '').length } };
  return /^\d+(\.\d+)?\s*(-|–|to)\s*\d+(\.\d+)?$/.test(plain) ? { kind: 'range' } : { kind: 'text', text };
}
