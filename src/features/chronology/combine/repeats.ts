import { isDeepStrictEqual } from 'node:util';
import type { FileEntries } from '../entries/file-entries.ts';
import type { Draft } from '../entries/table-entries.ts';
import { entryDigest } from '../exchange/read-exchange.ts';
import { readingRefusals } from '../reading/refusals.ts';

interface Held {
  readonly file: string;
  readonly entry: Draft;
}

/**
 * What several files hold is taken once: a file that is given twice, the rows of a file that a combined
 * chronology beside it holds already, and the rows that two combined chronologies share. Each is named.
 */
export function withoutRepeats(files: readonly FileEntries[]): readonly FileEntries[] {
  const firsts = onlyFirst(files);
  const held = heldByCombined(firsts);
  return held.size === 0 ? firsts : firsts.map((one) => withoutHeld(one, held));
}

function onlyFirst(files: readonly FileEntries[]): readonly FileEntries[] {
  const first = new Map<string, string>();
  return files.map((one) => {
    const other = first.get(one.hash);
    first.set(one.hash, other ?? one.file);
    if (other === undefined) return one;
    const problem = { file: one.file, table: null, row: null, ...readingRefusals.refusal('FILE_GIVEN_TWICE', { other }) };
    return { ...one, entries: [], mapping: [], problems: [problem] };
  });
}

/** The rows that combined chronologies hold, each under the first that holds it. */
function heldByCombined(files: readonly FileEntries[]): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  for (const { file, hash, entries } of files) for (const entry of entries) {
    const row = rowOf(entry);
    if (entry.source.hash !== hash && !held.has(row)) held.set(row, { file, entry });
  }
  return held;
}

/** A row by what stood in it and where, as its id is made. */
function rowOf({ source: { hash, table, row }, occurred_text: written, cells }: Draft): string {
  return JSON.stringify([hash, table, row, entryDigest(written, cells)]);
}

// What a combined chronology says of a row goes before the row itself, because a person may have added to
// it; where two of them differ, both stay.
function withoutHeld(one: FileEntries, held: ReadonlyMap<string, Held>): FileEntries {
  const elsewhere = (entry: Draft): string | undefined => {
    const other = held.get(rowOf(entry));
    if (other === undefined || other.file === one.file) return undefined;
    return entry.source.hash === one.hash || isDeepStrictEqual(entry, other.entry) ? other.file : undefined;
  };
  const repeats = Map.groupBy(one.entries, elsewhere);
  const kept = repeats.get(undefined) ?? [];
  if (kept.length === one.entries.length) return one;
  const said = [...repeats].flatMap(([other, entries]) => (other === undefined ? [] : [{ file: one.file, table: null, row: null, ...readingRefusals.refusal('ROWS_GIVEN_TWICE', { other, count: String(entries.length) }) }]));
  return { ...one, entries: kept, problems: [...one.problems, ...said] };
}
