import * as z from 'zod';
import type { ChronologyEntry, ChronologyProblem } from '../entry.ts';
import type { TableMapping } from '../mapping/mapping.ts';
import { roles } from '../mapping/role.ts';
import { CONTROL } from '../reading/clean.ts';
import { changedSince, precisionOf } from './read-exchange.ts';
import { exchangeRefusals } from './refusals.ts';

/** What the JSON of a combined chronology holds; the same event is proposed anew. */
export interface ExchangedJson {
  readonly entries: readonly ChronologyEntry[];
  /** Those that it came with, and what is asked about its entries as they stand now. */
  readonly problems: readonly ChronologyProblem[];
  readonly mapping: readonly TableMapping[];
}

// Signs that no Word file and no database can hold were never in what was taken out.
const text = z.string().refine((said) => said.search(CONTROL) === -1);
const words = text.min(1).optional();
const entrySchema = z.object({
  id: text.min(1).max(200), occurred: text.nullable(), occurred_text: text, precision: z.enum(['day', 'month', 'season', 'year', 'decade', 'span', 'one-of', 'moment']).nullable(), agency: text,
  source: z.object({ file: text, table: z.union([text, z.number().int()]), row: z.number().int().nonnegative(), hash: z.string().regex(/^(?:[0-9a-f]{2}){0,32}$/) }),
  text, event_type: words, attributes: z.record(z.string(), z.json()).optional(), known_to: words, area: words, child: words, persons: z.array(text).optional(),
  source_of_information: words, action: words, analysis: words, worker: words, cells: z.record(z.string(), text), notes: z.array(text).optional(),
});
const problemSchema: z.ZodType<ChronologyProblem> = z.object({ file: z.string(), table: z.union([z.string(), z.number()]).nullable(), row: z.number().nullable(), code: z.string(), message: z.string() });
const mappingSchema: z.ZodType<TableMapping> = z.object({
  file: z.string(), table: z.union([z.string(), z.number()]), read: z.boolean(), because: z.string(), rows: z.number(), entries: z.number(), heading_row: z.number().nullable(), agency: z.string(),
  agency_from: z.enum(['option', 'mapping', 'column', 'words above the table', 'file name', 'not known']),
  columns: z.array(z.object({ column: z.number(), heading: z.string(), role: z.enum(roles) })), not_entries: z.array(z.object({ row: z.number(), what: z.string(), text: z.string() })),
});
// What was looked at is kept as it came, with whatever else it holds and in its own order.
const fileSchema = z.object({
  entries: z.array(z.unknown()),
  problems: z.array(z.custom<ChronologyProblem>((one) => problemSchema.safeParse(one).success)).default([]),
  mapping: z.array(z.custom<TableMapping>((one) => mappingSchema.safeParse(one).success)).default([]),
});

/** Reads the JSON that `chronology combine` and the take-out page write; undefined where it is not one. An entry that is not whole is a problem of its own. */
export function readExchangeJson(file: string, json: unknown): ExchangedJson | undefined {
  const read = fileSchema.safeParse(json);
  if (!read.success) return undefined;
  const { problems, mapping } = read.data;
  const entries: ChronologyEntry[] = [];
  const asked = [...problems];
  const standing = new Set(problems.flatMap((one) => [placeOf(one), placeOf(one) + one.code]));
  for (const [index, item] of read.data.entries.entries()) {
    if (isEntry(item)) {
      entries.push(item);
      asked.push(...questionsOf(item, standing));
    } else asked.push({ file, table: 'entries', row: index + 1, ...exchangeRefusals.refusal('EXCHANGE_ENTRY_NOT_WHOLE') });
  }
  return { entries, problems: asked, mapping };
}

function isEntry(item: unknown): item is ChronologyEntry {
  const read = entrySchema.safeParse(item);
  return read.success && read.data.precision === precisionOf(read.data.occurred);
}

/** What is asked of an entry and was not asked before; it is asked where the entry came from, so that it is asked once however often the file goes round. */
function questionsOf(entry: ChronologyEntry, standing: ReadonlySet<string>): readonly ChronologyProblem[] {
  const { file, table, row } = entry.source;
  const place = placeOf({ file, table, row });
  const asked = (code: 'EXCHANGE_DATE_STILL_OPEN' | 'EXCHANGE_ROW_CHANGED') => ({ file, table, row, ...exchangeRefusals.refusal(code) });
  return [
    ...(entry.occurred === null && !standing.has(place) ? [asked('EXCHANGE_DATE_STILL_OPEN')] : []),
    ...(changedSince(entry) && !standing.has(`${place}EXCHANGE_ROW_CHANGED`) ? [asked('EXCHANGE_ROW_CHANGED')] : []),
  ];
}

function placeOf({ file, table, row }: Pick<ChronologyProblem, 'file' | 'table' | 'row'>): string {
  return JSON.stringify([file, table, row]);
}
