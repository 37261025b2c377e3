import type { Question, QuestionSet } from '../../../platform/forms/index.ts';
import type { MemberOrganisation } from '../accounts.ts';
import { keyTerms } from './key-rules.ts';

const VERSION = '1';

export function newSystemQuestions(organisations: readonly MemberOrganisation[]): QuestionSet {
  return {
    id: 'new-system', version: VERSION, title: 'Add an agency’s system',
    questions: [
      { kind: 'select', name: 'organisation', wording: 'Agency', options: organisations.map(({ id, name }) => ({ value: id, text: name })), missing: 'Choose the agency whose system it is' },
      { kind: 'text', name: 'name', wording: 'Name of the system', hint: 'As the agency calls it, like CareNotes. It stands beside each entry that it sends.', short: 'The name of the system', maxLength: 100, missing: 'Enter the name of the system' },
      ...keyAsked,
    ],
  };
}

const keyAsked: readonly Question[] = [
  { kind: 'text', name: 'purpose', wording: 'What the key is for', hint: 'So that whoever looks at it in a year knows. For example: nightly transfer of the chronologies that were asked for.', short: 'What the key is for', missing: 'Enter what the key is for' },
  { kind: 'choice', name: 'term', wording: 'How long it works', missing: 'Choose how long the key works', options: Object.entries(keyTerms).map(([value, text]) => ({ value, text })) },
];

export const newKeyQuestions: QuestionSet = { id: 'new-key', version: VERSION, title: 'Issue another key', questions: keyAsked };
