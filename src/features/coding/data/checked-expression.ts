import { parseExpression, type Expression } from '../expression/index.ts';

/** A condition of a checked codebook or specification; that it cannot be read is a fault. */
export function checkedExpression(text: string): Expression {
  const read = parseExpression(text);
  if (!read.ok) throw new Error(read.refusals[0].message);
  return read.value;
}
