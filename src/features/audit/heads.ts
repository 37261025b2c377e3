import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** The newest entry of a chain as it was when its transaction had committed. */
export interface Head {
  readonly chain: string;
  readonly seq: number;
  /** Lower-case hex. */
  readonly digest: string;
}

/** Where chain heads are kept outside the database, so that removing the newest rows shows. */
export interface HeadKeeper {
  readonly keep: (head: Head) => void;
  readonly newest: () => ReadonlyMap<string, Head>;
}

const LINE = /^(\S+) ([1-9]\d{0,15}) ([0-9a-f]{64})$/;
const STALE_MS = 600_000;
const NOT_ALLOWED: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EROFS']);

/**
 * Heads in a file, one line for each: `chain seq digest`. A line is appended before the first byte
 * of the answer is sent. Synchronous, because an answer must not overtake its head; it costs some
 * microseconds. Not flushed: after a power cut the database is ahead of the file, which is clean.
 * The file is shortened to its newest lines when it is opened; several processes may share it.
 */
export function headFile(path: string): HeadKeeper {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path)) shortenIfAllowed(path);
  return { newest: () => readHeads(path), keep: (head) => append(path, lineOf(head)) };
}

/** The newest head of each chain in a file that may be in use; none where there is no file. Changes nothing. */
export function readHeads(path: string): ReadonlyMap<string, Head> {
  return existsSync(path) ? newestOf(readFileSync(path, 'utf8')) : new Map();
}

/** By the highest number, not the last line, because two requests may keep their heads out of order. */
function newestOf(text: string): ReadonlyMap<string, Head> {
  const heads = new Map<string, Head>();
  for (const line of text.split('\n')) {
    const [, chain, number, digest] = LINE.exec(line) ?? [];
    if (chain === undefined || digest === undefined) continue;
    const seq = Number(number);
    if (seq > (heads.get(chain)?.seq ?? 0)) heads.set(chain, { chain, seq, digest });
  }
  return heads;
}

function lineOf({ chain, seq, digest }: Head): string {
  return `${chain} ${seq} ${digest}\n`;
}

/**
 * Appends, and appends again where another process put a shortened file in place meanwhile: a line
 * written before the change is carried over by that process, one written after it is seen here.
 */
function append(path: string, lines: string): void {
  for (;;) {
    const file = openSync(path, 'a', 0o600);
    try {
      writeSync(file, lines);
      if (statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file).ino) return;
    } finally {
      closeSync(file);
    }
  }
}

// On a volume that lets nothing be replaced the file only grows, which is what such a volume is for.
function shortenIfAllowed(path: string): void {
  try {
    shorten(path);
  } catch (fault) {
    if (!NOT_ALLOWED.has(codeOf(fault))) throw fault;
  }
}

function codeOf(fault: unknown): unknown {
  return fault instanceof Error && 'code' in fault ? fault.code : undefined;
}

function shorten(path: string): void {
  const draft = openDraft(`${path}.new`);
  if (draft === undefined) return;
  const old = openSync(path, 'r');
  try {
    const [before, begun] = wholeLines(readFileSync(old, 'utf8'));
    writeSync(draft, [...newestOf(before).values()].map(lineOf).join(''));
    fsyncSync(draft);
    renameSync(`${path}.new`, path);
    // What others appended between the reading and the renaming. A line that is half there still is
    // written again by whoever is writing it, who finds another file in its place.
    const [since] = wholeLines(begun + readFileSync(old, 'utf8'));
    if (since !== '') append(path, since);
  } finally {
    closeSync(old);
    closeSync(draft);
  }
}

/** The lines that have ended, and the beginning of one that has not: a reader can see half of what is being written. */
function wholeLines(text: string): readonly [ended: string, begun: string] {
  const end = text.lastIndexOf('\n') + 1;
  return [text.slice(0, end), text.slice(end)];
}

/** The draft is also the lock: whoever finds it there leaves the shortening to its maker. */
function openDraft(path: string): number | undefined {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (made !== undefined && Date.now() - made > STALE_MS) rmSync(path, { force: true });
  try {
    return openSync(path, 'wx', 0o600);
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return undefined;
    throw fault;
  }
}
