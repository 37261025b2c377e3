import { agencyInWords } from '../../events/index.ts';
import type { Note } from '../store/beside.ts';
import type { EntryLine } from '../store/entries.ts';
import { whoTold } from './who.ts';

/** An agency that may have its own entries, and what was released to it. */
export interface Agency {
  /** As people read it, and as a release names it. */
  readonly name: string;
  readonly agency: string;
  readonly area: string;
}

/** Every agency with an account, and those that were asked and sent none. */
export function recipientsOf(lines: readonly EntryLine[], asked: readonly string[]): readonly Agency[] {
  const known = new Map<string, Agency>();
  for (const line of lines) if (line.agency !== '') known.set(whoTold(line), { name: whoTold(line), agency: line.agency, area: line.area });
  for (const agency of asked) if (!known.has(agencyInWords(agency))) known.set(agencyInWords(agency), { name: agencyInWords(agency), agency, area: '' });
  return [...known.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** The notes that release an entry to that agency, by the entry's id: all of them, because taking back one would leave it released. */
export function releasesTo(notes: readonly Note[], name: string): ReadonlyMap<string, readonly Note[]> {
  return Map.groupBy(notes.filter(({ kind, words }) => kind === 'released_to' && words === name), ({ entryId }) => entryId);
}
