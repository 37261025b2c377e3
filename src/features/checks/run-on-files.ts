import { existsSync, readFileSync, statSync } from 'node:fs';
import { ok, refuse, type Refusal, type Result } from '../../kernel/result.ts';
import { askAll, type Counts } from './engine/ask.ts';
import type { Asking } from './engine/asker.ts';
import { readChildrenFile } from './engine/children-file.ts';
import { loadEvents } from './engine/load/load-file.ts';
import { sheetFrom, type SheetData } from './engine/load/loaded-sheet.ts';
import { resultOf, type CheckResult } from './engine/result.ts';
import type { ChildFacts } from './engine/sheet.ts';
import { countInThreads } from './engine/sweep.ts';
import type { Check } from './language/check.ts';
import { walk } from './language/walk.ts';
import { checkRefusals } from './refusals.ts';

/** A file of events as it was loaded, with what is to be said of it. */
export interface RecordFile {
  readonly data: SheetData;
  readonly notes: readonly string[];
}

/** So many results are given one by one; more are only counted. */
const MOST_RESULTS = 1_000_000;

/** Loads a file of events, and of children where there is one, for these checks. Refuses every row that cannot be read, the first fifty with their words. */
export function loadRecords(eventsFile: string, childrenFile: string | undefined, checks: readonly Check[], progress: (share: number) => void = () => {}): Result<RecordFile> {
  const facts = childrenFile === undefined ? ok([]) : readFacts(childrenFile);
  if (!facts.ok) return facts;
  if (!isFile(eventsFile)) return refuse(checkRefusals.refusal('FILE_NOT_FOUND', { file: eventsFile }));
  const loaded = loadEvents(eventsFile, facts.value, checks.some(readsText), progress);
  if (!loaded.ok) return loaded;
  const { data, refused, refusedCount, notes } = loaded.value;
  const [first, ...rest] = refused.map(({ line, refusal }): Refusal => ({ ...refusal, field: `${eventsFile} line ${line}${refusal.field === undefined ? '' : `, ${refusal.field}`}` }));
  if (first !== undefined) return refuse(first, ...rest, ...(refusedCount > refused.length ? [checkRefusals.refusal('ROWS_NOT_READABLE', { count: String(refusedCount) })] : []));
  return ok({ data, notes: [...notes].map(([words, times]) => (times === 1 ? words : `${words} (${times} times)`)) });
}

/** Every result, child by child in the order of the file. Refuses `TOO_MANY_RESULTS`. */
export function resultsOf({ data }: RecordFile, checks: readonly Check[], asking: Asking): Result<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const asked of askAll(sheetFrom(data), checks, asking)) {
    if (results.length >= MOST_RESULTS) return refuse(checkRefusals.refusal('TOO_MANY_RESULTS', { count: String(MOST_RESULTS) }));
    results.push(resultOf(asked));
  }
  return ok(results);
}

export interface CheckCounts extends Counts {
  readonly check: string;
}

/** How many results of each kind each check has, counted in threads where there is much to count. */
export async function countsOf({ data }: RecordFile, checks: readonly Check[], asking: Asking): Promise<readonly CheckCounts[]> {
  return (await countInThreads(data, checks, asking)).map((counts, index) => ({ check: checks[index]?.id ?? '', ...counts }));
}

/** The words of an event are only kept where a check reads them. */
function readsText(check: Check): boolean {
  const { held, fields } = walk(check);
  return held.some(({ where }) => Object.hasOwn(where, 'text')) || fields.some(({ field }) => field === 'text') || JSON.stringify(check.rules).includes('trigger.text');
}

function readFacts(file: string): Result<readonly ChildFacts[]> {
  if (!isFile(file)) return refuse(checkRefusals.refusal('FILE_NOT_FOUND', { file }));
  return readChildrenFile(readFileSync(file, 'utf8'));
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}
