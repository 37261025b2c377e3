import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why an expression that chooses cases was not understood. */
export const expressionRefusals = refusalBook({
  EXPRESSION_EMPTY: 'The expression is empty. Write a condition like neglect = present, or all for every case',
  EXPRESSION_CHARACTER: '“{found}” at {place} has no place in an expression. Put a value that holds it in quotation marks',
  EXPRESSION_QUOTE_OPEN: 'The quotation mark {found} at {place} is never closed',
  EXPRESSION_NOT_READABLE: 'At {place} there is {found} where {expected} belongs',
  EXPRESSION_CODE_NOT_KNOWN: 'There is no code “{code}” ({place}).{near}',
  EXPRESSION_VALUE_NOT_KNOWN: '“{value}” is not a value of “{code}” ({place}). It takes: {values}',
  EXPRESSION_TOO_DEEP: 'The expression has more than {most} brackets or “not”s inside one another',
});
