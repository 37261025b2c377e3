import type { Question, QuestionSet } from '../../../platform/forms/index.ts';
import type { MemberOrganisation } from '../store/organisations.ts';

/** The form by which several agencies are asked at once, each with its own due date. */
export function askSet(agencies: readonly Pick<MemberOrganisation, 'id' | 'name' | 'part'>[]): QuestionSet {
  return {
    id: 'ask-agencies', version: '2026-11', title: 'Ask agencies for a summary',
    questions: [
      {
        kind: 'choices', name: 'agencies', wording: 'Which agencies do you want to ask?', missing: 'Select at least one agency',
        hint: 'Every agency that may know the child or the family, education included. Ask too many rather than too few: a nil return is an answer',
        options: agencies.map(({ id, name, part }) => ({ value: id, text: name, ...(part === 'relevant_agency' ? {} : { hint: 'Safeguarding partner' }) })),
      },
      ...agencies.map(dueQuestion),
      {
        kind: 'long-text', name: 'text', wording: 'What are they asked?', missing: 'Enter what the agencies are asked for', maxLength: 6000,
        hint: 'Each agency’s author reads this with its own due date beside it, and nothing else of the incident. You may change every word',
      },
    ],
  };
}

/** The field of an agency's due date. */
export function dueField(id: string): string {
  return `due-${id}`;
}

function dueQuestion({ id, name }: Pick<MemberOrganisation, 'id' | 'name'>): Question {
  return {
    kind: 'date', name: dueField(id), wording: `${name}: by when?`, short: `The date for ${name}`, missing: `Enter the date by which ${name} is to answer`,
    when: { question: 'agencies', is: [id] },
  };
}
