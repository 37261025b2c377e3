import { dateOf } from '../replay/index.ts';
import type { Moment } from '../picture/picture.ts';
import type { Note } from '../store/beside.ts';
import type { EntryLine } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';

/** The moments that a reviewer named, where the entry has a date to draw them at. */
export function momentsNoted(notes: readonly Note[], lines: readonly EntryLine[]): readonly Moment[] {
  const byId = new Map<string, EntryLine>(lines.map((line) => [line.id, line]));
  return notes.filter(({ kind }) => kind === 'moment').flatMap(({ entryId, words }) => {
    const when = whenOf(byId.get(entryId)?.occurred ?? null);
    if (when === undefined) return [];
    const { earliest, latest } = dateOf(when);
    const on = earliest ?? latest;
    return on === null ? [] : [{ on, label: words, about: earliest !== latest, entry: entryId }];
  });
}
