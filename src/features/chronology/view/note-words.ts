import type { NoteKind } from '../store/beside.ts';

/** What reviewers can say of an entry, apart from the account itself. */
export const noteWords: Readonly<Record<NoteKind, string>> = {
  moment: 'Important moment', childs_words: 'The child’s own words', strength: 'Strength', enquiry: 'Line of enquiry', comment: 'Comment', released_to: 'Released to',
};

/** What is said of an entry on its own page; what is released is said for an agency as a whole. */
export const saidOfEntry: readonly NoteKind[] = ['moment', 'childs_words', 'strength', 'enquiry', 'comment'];

export function isNoteKind(text: string): text is NoteKind {
  return saidOfEntry.some((kind) => kind === text);
}
