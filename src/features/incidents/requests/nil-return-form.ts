import type { QuestionSet } from '../../../platform/forms/index.ts';
import { requestTransitions } from './request.ts';

/** A nil return says what was searched, because "nothing found" is worth as much as the search. */
export const nilReturnSet: QuestionSet = {
  id: 'nil-return', version: '2026-11', title: 'Send a nil return',
  questions: [
    {
      kind: 'long-text', name: 'searched', wording: 'Which records were searched?', missing: requestTransitions.nil_returned.missing, maxLength: 4000,
      hint: 'Systems, names and dates of birth searched, by whom and when. Parents, carers and others in the household too',
    },
  ],
};
