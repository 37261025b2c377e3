import { existsSync, readFileSync, statSync } from 'node:fs';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { askAll, type Counts } from './engine/ask.ts';
import type { Asking } from './engine/asker.ts';
import { readChildren, type ChildrenRead, type RowProblem } from './engine/children-file.ts';
import { digestOfAsked, digestOfRecord, KeptSweep } from './engine/kept-sweep.ts';
import { loadEvents, type Loaded } from './engine/load/load-file.ts';
import { sheetFrom, type SheetData } from './engine/load/loaded-sheet.ts';
import { resultOf, type CheckResult } from './engine/result.ts';
import { sweepWindows, type FileSwept } from './engine/stream/stream-sweep.ts';
import { countInThreads } from './engine/sweep.ts';
import type { Check } from './language/check.ts';
import { walk } from './language/walk.ts';
import { checkRefusals } from './refusals.ts';

/** A file of events as it was loaded, with what is to be said of it. */
export interface RecordFile {
  readonly data: SheetData;
  readonly notes: readonly string[];
  /** What could not be read, and was left out of what is asked. */
  readonly problems: readonly FileProblem[];
}

/** One thing that cannot be read, and where. A child that is named may have entries that are not seen. */
export interface FileProblem {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly child: string | null;
  readonly code: string;
  readonly message: string;
}

/** So many results are given one by one; more are only counted. */
const MOST_RESULTS = 1_000_000;

/** Loads a file of events, and of children where there is one, for these checks. A row that cannot be read is named in `problems`, the first fifty with their words; the rest are loaded. Refuses a file that is not there or has not the columns. */
export function loadRecords(eventsFile: string, childrenFile: string | undefined, checks: readonly Check[], progress: (share: number) => void = () => {}): Result<RecordFile> {
  const children = childrenOf(eventsFile, childrenFile);
  if (!children.ok) return children;
  const loaded = loadEvents(eventsFile, children.value.facts, checks.some(readsText), progress);
  return loaded.ok ? ok({ data: loaded.value.data, ...saidOf(loaded.value, children.value, eventsFile, childrenFile) }) : loaded;
}

/** What is known of the children. Refuses a file that is not there. */
function childrenOf(eventsFile: string, childrenFile: string | undefined): Result<ChildrenRead> {
  const children = childrenFile === undefined ? ok(NO_CHILDREN) : readFacts(childrenFile);
  if (!children.ok) return children;
  return isFile(eventsFile) ? children : refuse(checkRefusals.refusal('FILE_NOT_FOUND', { file: eventsFile }));
}

function saidOf({ refused, refusedCount, notes }: Pick<Loaded, 'refused' | 'refusedCount' | 'notes'>, children: ChildrenRead, eventsFile: string, childrenFile = ''): Pick<RecordFile, 'notes' | 'problems'> {
  const rows = refused.map(({ line, child, refusal }): RowProblem => ({ row: line, column: refusal.field ?? null, child: child === '' ? null : child, refusal }));
  const more = refusedCount - new Set(refused.map(({ line }) => line)).size;
  const unnamed: readonly RefusedAll[] = more <= 0 ? [] : [{ row: null, column: null, child: null, refusal: checkRefusals.refusal('ROWS_NOT_READABLE', { count: String(refusedCount) }) }];
  const without = children.without.map((column) => `The file of children has no column ${column}, so nothing is known of what it would hold`);
  return {
    problems: [...[...rows, ...unnamed].map((problem) => problemIn(eventsFile, problem)), ...children.problems.map((problem) => problemIn(childrenFile, problem))],
    notes: [...without, ...[...notes].map(([words, times]) => (times === 1 ? words : `${words} (${times} times)`))],
  };
}

const NO_CHILDREN: ChildrenRead = { facts: [], problems: [], without: [] };

interface RefusedAll extends Omit<RowProblem, 'row'> {
  readonly row: number | null;
}

function problemIn(file: string, { row, column, child, refusal: { code, message } }: RefusedAll): FileProblem {
  return { file, row, column, child, code, message };
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

/** How a sweep keeps what it counted, and says how far it is. */
export interface Sweeping {
  /** A file in which what was counted is kept, and from which an earlier sweep of the same is gone on with. */
  readonly resume?: string;
  readonly progress?: (share: number) => void;
}

/** How many results of each kind each check has, counted in threads where there is much to count. */
export async function countsOf({ data }: Pick<RecordFile, 'data'>, checks: readonly Check[], asking: Asking, { resume, progress = () => {} }: Sweeping = {}): Promise<readonly CheckCounts[]> {
  const kept = resume === undefined ? undefined : new KeptSweep(resume, digestOfRecord(data, checks, asking));
  const counted = (first: number, counts: readonly Counts[], share: number): void => {
    kept?.keep(String(first), counts);
    progress(share);
  };
  const done = kept === undefined ? {} : { done: new Map([...kept.done].map(([first, counts]) => [Number(first), counts])) };
  return named(await countInThreads(data, checks, asking, undefined, undefined, { counted, ...done }), checks);
}

function named(counts: readonly Counts[], checks: readonly Check[]): readonly CheckCounts[] {
  return counts.map((own, index) => ({ check: checks[index]?.id ?? '', ...own }));
}

/** What a sweep of a file found, in counts. */
export interface RecordsSwept extends Omit<RecordFile, 'data'> {
  readonly counts: readonly CheckCounts[];
  readonly children: number;
  readonly events: number;
  /** Who is said to have known of an entry, as `agency:area`, folded. */
  readonly whoKnew: ReadonlySet<string>;
}

/**
 * Counts the results of a file that is read, counted and let go by children, so that it may be larger than memory. Where the rows
 * of a child do not stand together it is read whole, and a note says so. Refuses as `loadRecords` does.
 */
export async function sweepRecords(eventsFile: string, childrenFile: string | undefined, checks: readonly Check[], asking: Asking, sweeping: Sweeping = {}): Promise<Result<RecordsSwept>> {
  const children = childrenOf(eventsFile, childrenFile);
  if (!children.ok) return children;
  const { facts } = children.value;
  const { resume, progress = () => {} } = sweeping;
  const kept = resume === undefined ? undefined : new KeptSweep(resume, digestOfAsked(checks, asking, facts));
  const swept = await sweepWindows({ file: eventsFile, facts, withText: checks.some(readsText), checks, asking }, {
    progress, ...(kept === undefined ? {} : { done: kept.done, counted: (digest, counts) => kept.keep(digest, counts) }),
  });
  if (typeof swept === 'object') return ok({ ...sweptSaid(swept, checks), ...saidOf(swept, children.value, eventsFile, childrenFile) });
  const loaded = loadRecords(eventsFile, childrenFile, checks);
  if (!loaded.ok) return loaded;
  const { data, notes, problems } = loaded.value;
  const apart = swept === 'apart' ? ['The rows of one child do not stand together, so the whole file was read into memory'] : [];
  return ok({ counts: await countsOf(loaded.value, checks, asking, sweeping), children: data.children.length, events: data.columns.count, whoKnew: new Set(data.knowers.names), problems, notes: [...notes, ...apart] });
}

function sweptSaid({ counts, children, events, whoKnew }: FileSwept, checks: readonly Check[]): Omit<RecordsSwept, 'notes' | 'problems'> {
  return { counts: named(counts, checks), children, events, whoKnew };
}

/** The words of an event are only kept where a check reads them. */
function readsText(check: Check): boolean {
  const { held, fields } = walk(check);
  return held.some(({ where }) => Object.hasOwn(where, 'text')) || fields.some(({ field }) => field === 'text') || JSON.stringify(check.rules).includes('trigger.text');
}

function readFacts(file: string): Result<ChildrenRead> {
  if (!isFile(file)) return refuse(checkRefusals.refusal('FILE_NOT_FOUND', { file }));
  return readChildren(readFileSync(file, 'utf8'));
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}
