import { refusalBook } from '../../kernel/refusal-words.ts';

export const accessRefusals = refusalBook({
  PERSON_NOT_CHOSEN: 'Choose one of the people in the list',
});
