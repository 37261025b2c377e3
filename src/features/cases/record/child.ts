import { z } from 'zod';
import { parsePartialDate, type PartialDate } from '../../../kernel/partial-date.ts';
import type { Answers, QuestionSet } from '../../../platform/forms/index.ts';

const GENDER_CODES = [{ value: '1', text: 'Male' }, { value: '2', text: 'Female' }, { value: '9', text: 'Neither' }];

/** Who the child is, as the service knows it. Only what the workers call the child is needed; what is left empty is not recorded. */
export const childForm: QuestionSet = {
  id: 'case-child', version: '1', title: 'Who the child is',
  questions: [
    { kind: 'text', name: 'known-as', wording: 'What is the child called in your record?', hint: 'A first name or initials are enough', short: 'What the child is called', missing: 'Enter what the child is called in your record', maxLength: 100 },
    { kind: 'partial-date', name: 'born', wording: 'When was the child born, or when are they due?', optional: true },
    { kind: 'choice', name: 'sex', wording: 'What sex is recorded?', optional: true, options: GENDER_CODES },
    { kind: 'text', name: 'ethnicity', wording: 'What ethnicity is recorded?', hint: 'As the child or the family say it. Checks see only whether it is recorded', optional: true },
    { kind: 'text', name: 'disability', wording: 'What is recorded of a disability?', hint: '“None” is an answer too. Checks see only whether it is recorded', optional: true },
  ],
};

const WHO_ASKED = {
  service: 'Nobody: the service saw it', child: 'The child', mother: 'The mother', father: 'The father', carer: 'Another carer', family: 'Somebody else of the family', advocate: 'An advocate',
} as const;

/** What every correction says: who asked for it, and why. The family may ask for any. */
export const correctionQuestions: QuestionSet['questions'] = [
  { kind: 'select', name: 'asked-by', wording: 'Who asked for this correction?', missing: 'Select who asked for this correction', options: Object.entries(WHO_ASKED).map(([value, text]) => ({ value, text })) },
  { kind: 'long-text', name: 'reason', wording: 'Why is it corrected?', hint: 'In their words where somebody asked. What was recorded before is kept beside', maxLength: 2000, missing: 'Enter why it is corrected' },
];

export function askedByInWords(value: string): string {
  return Object.entries(WHO_ASKED).find(([name]) => name === value)?.[1] ?? value;
}

export interface CaseChild {
  readonly knownAs: string;
  readonly answers: Answers;
  readonly birth?: PartialDate;
  /** What is recorded of the child beside the case itself, by the names that files of children use. */
  readonly recorded: readonly string[];
}

const RECORDED = { born: 'date_of_birth', sex: 'sex', ethnicity: 'ethnicity', disability: 'disability' } as const;
const contentSchema = z.object({ answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])) });

/** Reads what the database kept. Throws where that is not what was put there: a fault of ours. */
export function parseChild(stored: unknown): CaseChild {
  const { answers } = contentSchema.parse(stored);
  const born = answers['born'];
  const birth = typeof born === 'string' ? parsePartialDate(born) : undefined;
  return {
    knownAs: String(answers['known-as'] ?? ''), answers,
    ...(birth?.ok === true ? { birth: birth.value } : {}),
    recorded: ['area', ...Object.entries(RECORDED).flatMap(([question, name]) => (answers[question] === undefined ? [] : [name]))],
  };
}
