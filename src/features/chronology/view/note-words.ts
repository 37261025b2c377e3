import type { NoteKind } from '../store/beside.ts';

/** What reviewers can say of an entry, apart from the account itself. */
export const noteWords: Readonly<Record<NoteKind, string>> = {
  moment: 'Important moment', childs_words: 'The child’s own words', strength: 'Strength', enquiry: 'Line of enquiry', comment: 'Comment',
};

export function isNoteKind(text: string): text is NoteKind {
  return Object.hasOwn(noteWords, text);
}
