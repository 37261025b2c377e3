import type { QuestionSet, Typed } from '../../../platform/forms/index.ts';
import { agencies, agencyInWords } from '../../events/index.ts';
import { knownLines } from '../entries/known-lines.ts';
import type { StoredEntry } from '../store/entries.ts';

/** The form of one entry. Facts, what was done and what the agency makes of it stay apart. */
export const entryForm: QuestionSet = {
  id: 'chronology-entry', version: '1', title: 'Type an entry',
  questions: [
    { kind: 'text', name: 'agency', wording: 'Whose account is it?', hint: `For example ${agencies.police.words}, ${agencies.school.words} or the agency’s own name`, missing: 'Enter whose account it is' },
    { kind: 'text', name: 'area', wording: 'Which area’s?', hint: 'Needed where the child lived in more than one area', optional: true },
    { kind: 'text', name: 'when', wording: 'When did it happen?', hint: 'As it was written: 22.05.16, mid May 2016, about 3 May 2016 2:30pm, Spring 2015', missing: 'Enter when it happened, as far as it is known' },
    { kind: 'long-text', name: 'told', wording: 'What happened?', hint: 'As the agency recorded it', missing: 'Enter what happened' },
    { kind: 'text', name: 'source', wording: 'Where does the information come from?', hint: 'For example the case record, or an interview', optional: true },
    { kind: 'long-text', name: 'action', wording: 'What was done?', optional: true },
    { kind: 'long-text', name: 'analysis', wording: 'What does the agency make of it?', optional: true },
    { kind: 'long-text', name: 'known', wording: 'Who knew of it, and from when?', hint: 'One on each line: service, area, date. For example: police, Northtown, 27 March 2026. Leave it empty where the record does not say', optional: true, maxLength: 4000 },
  ],
};

export const correctionForm: QuestionSet = {
  ...entryForm, id: 'chronology-correction', title: 'Correct an entry',
  questions: [...entryForm.questions, { kind: 'long-text', name: 'reason', wording: 'Why is it corrected?', hint: 'Both forms are kept, and this stands beside them', maxLength: 2000, missing: 'Say why, so that whoever reads the chronology later understands it' }],
};

/** An entry as the form holds it. */
export function typedOf({ agency, area, content }: StoredEntry): Typed {
  return {
    agency: agency === '' ? '' : agencyInWords(agency), area, when: content.occurred_text === '' ? (content.occurred ?? '') : content.occurred_text, told: content.text,
    source: content.source_of_information ?? '', action: content.action ?? '', analysis: content.analysis ?? '', known: knownLines(content.known_to ?? ''),
  };
}
