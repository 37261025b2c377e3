import { codesOf, parseExpression } from '../expression/index.ts';
import type { Code, Derivation } from './codebook.ts';

/** The codes that a code's rules refer to. */
export function namesIn({ appliesWhen, subCodeOf, derive }: Code): readonly string[] {
  const conditions = [appliesWhen, derive?.how === 'when' || derive?.how === 'at-least-one' ? derive.when : undefined].filter((text) => text !== undefined);
  const asked = conditions.flatMap((text) => {
    const read = parseExpression(text);
    return read.ok ? codesOf(read.value) : [];
  });
  return [...new Set([...asked, ...(subCodeOf === undefined ? [] : [subCodeOf]), ...inputsOf(derive)])];
}

function inputsOf(derive: Derivation | undefined): readonly string[] {
  switch (derive?.how) {
    case 'any-of':
    case 'all-of': return derive.codes;
    case 'bands': return [derive.number];
    case 'year': return [derive.date];
    case 'when':
    case 'at-least-one':
    case undefined: return [];
  }
}
