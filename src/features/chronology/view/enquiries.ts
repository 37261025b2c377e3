import type { Note } from '../store/beside.ts';

/** A line of enquiry in the words in which it was first opened. */
export interface LineOfEnquiry {
  readonly words: string;
  /** Ids of entries, each once. */
  readonly entries: readonly string[];
}

/** Notes of the same words, whatever their capitals and spaces, are one line of enquiry; in the order in which they were opened. */
export function linesOfEnquiry(notes: readonly Note[]): readonly LineOfEnquiry[] {
  const lines = Map.groupBy(notes.filter(({ kind }) => kind === 'enquiry'), ({ words }) => words.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/[.?!]+$/, ''));
  return [...lines.values()].map((those) => ({ words: those[0]?.words ?? '', entries: [...new Set(those.map(({ entryId }) => entryId))] }));
}
