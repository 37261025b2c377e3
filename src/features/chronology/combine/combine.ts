import type { ChronologyEntry, ChronologyProblem, SameEventProposal } from '../entry.ts';
import { entryDigest } from '../exchange/read-exchange.ts';
import type { FileEntries } from '../entries/file-entries.ts';
import type { Draft } from '../entries/table-entries.ts';
import type { TableMapping } from '../mapping/mapping.ts';
import { inOrder } from './order.ts';

/** The accounts of several agencies in one order, each still its own. */
export interface CombinedChronology {
  readonly entries: readonly ChronologyEntry[];
  readonly same_event: readonly SameEventProposal[];
  readonly problems: readonly ChronologyProblem[];
  readonly mapping: readonly TableMapping[];
}

/** Puts the entries of all files in order, the undated last, and gives each its id. Nothing is merged. */
export function combine(files: readonly FileEntries[], proposeSameEvents: (entries: readonly ChronologyEntry[]) => readonly SameEventProposal[]): CombinedChronology {
  const entries = inOrder(withIds(files.flatMap(({ entries }) => entries)));
  return { entries, same_event: proposeSameEvents(entries), problems: once(files.flatMap(({ problems }) => problems)), mapping: once(files.flatMap(({ mapping }) => mapping)) };
}

/** A combined chronology brings along what was said of its files, which may be given beside it. */
function once<T>(said: readonly T[]): readonly T[] {
  return [...new Map(said.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * An entry's id is made of what stood in its row, so that it stays the same when other rows or files
 * come, or the agency is named anew. Rows that say the same are told apart by where they stand. An id
 * that a file gave is kept.
 */
function withIds(drafts: readonly Draft[]): readonly ChronologyEntry[] {
  const given = drafts.map((draft) => ({ draft, wanted: draft.id ?? `ce-${entryDigest(draft.occurred_text, draft.cells)}` }));
  const taken = new Set<string>();
  const ids = new Map<Draft, string>();
  for (const { draft, wanted } of given.toSorted((a, b) => Number(a.draft.id === undefined) - Number(b.draft.id === undefined) || compareSources(a.draft, b.draft))) {
    let [id, times] = [wanted, 1];
    while (taken.has(id)) id = `${wanted}-${times += 1}`;
    taken.add(id);
    ids.set(draft, id);
  }
  return given.map(({ draft, wanted }) => ({ ...draft, id: ids.get(draft) ?? wanted }));
}

function compareSources({ source: a }: Draft, { source: b }: Draft): number {
  return a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : String(a.table).localeCompare(String(b.table)) || a.row - b.row;
}
