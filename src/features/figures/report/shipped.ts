import { readdir, readFile } from 'node:fs/promises';
import type { Result } from '../../../kernel/result.ts';
import { readDeclared, type Declared } from '../../coding/index.ts';
import { readLedger, type LedgerRow } from '../ledger/index.ts';
import { tableSpecSchema, type TableSpecDocument } from '../tables/spec-schema.ts';
import { reportSchema, type ReportDocument } from './report-schema.ts';

const EXAMPLES = new URL('../examples/', import.meta.url);
const SETS = new URL('sets/', import.meta.url);
const LEDGER = new URL('../ledger/published/reviews-and-reports.csv', import.meta.url);

/** Reads a report's specifications. Refuses with every mistake, each with its line. */
export function readReport(text: string, file: string): Result<Declared<ReportDocument>> {
  return readDeclared(text, file, reportSchema);
}

/** The report that comes with a codebook; null where none does. */
export async function shippedReport(codebook: string): Promise<Declared<ReportDocument> | null> {
  for (const file of (await readdir(SETS)).filter((name) => name.endsWith('.yaml')).toSorted()) {
    const read = readReport(await readFile(new URL(file, SETS), 'utf8'), file);
    if (!read.ok) throw new Error(`the report ${file} cannot be read: ${read.refusals.map(({ message, field }) => `${field} ${message}`).join('; ')}`);
    if (read.value.value.codebook === codebook) return read.value;
  }
  return null;
}

/** The shipped specifications of tables, by name. */
export async function shippedExamples(): Promise<ReadonlyMap<string, Declared<TableSpecDocument>>> {
  const files = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.yaml'));
  const read = await Promise.all(files.map(async (name) => readDeclared(await readFile(new URL(name, EXAMPLES), 'utf8'), name, tableSpecSchema)));
  return new Map(read.flatMap((spec) => (spec.ok ? [[spec.value.value.table, spec.value] as const] : [])));
}

/** The ledger of published figures that comes with the program. */
export async function shippedLedger(): Promise<readonly LedgerRow[]> {
  const rows = readLedger(await readFile(LEDGER, 'utf8'));
  if (!rows.ok) throw new Error('the ledger that comes with the program cannot be read');
  return rows.value;
}
