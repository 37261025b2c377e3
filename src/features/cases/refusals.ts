import { refusalBook } from '../../kernel/refusal-words.ts';

/** Why something about a case was not accepted. */
export const caseRefusals = refusalBook({
  CASE_REFERENCE_TAKEN: 'There is already a case with this reference in the area. Enter the reference by which your service knows this case',
  CASE_TEAM_NOT_YOURS: 'Select a team of your own organisation',
  CASE_TEAM_TAKEN: 'Your organisation already has a team of this name',
  CASE_HOLDER_CANNOT: 'Select somebody who has a role as practitioner or supervisor in this area',
  CASE_HOLDER_ALREADY: 'This person already holds the case',
  CASE_HOLDER_NOT_HOLDING: 'This person does not hold the case now',
  CASE_ENTRY_REPLACED: 'Somebody has corrected this entry since. Look at what it says now before you correct it',
});
