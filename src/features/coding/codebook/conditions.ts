import { refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { checkExpression, mentionsOf, parseExpression, type CodeKnown, type Expression } from '../expression/index.ts';
import { states, type Code, type Codebook } from './codebook.ts';
import { pathBetween } from './reach.ts';
import { codebookRefusals } from './refusals.ts';

/**
 * Reads a condition on the records of a table and checks it: every code is known and can be reached
 * from there, every value is one of the code's, only numbers are compared by size. `subject` is what
 * the condition belongs to, in refusals.
 */
export function checkCondition(codebook: Codebook, table: string, text: string, subject: string, field: string): Result<Expression> {
  const read = parseExpression(text);
  const refusals = read.ok ? [...checkExpression(read.value, conditionValues(codebook)), ...mentionRefusals(codebook, table, read.value, subject)] : read.refusals;
  const [first, ...rest] = refusals.map((refusal) => ({ ...refusal, message: `${subject}: ${refusal.message}`, field }));
  return first === undefined ? read : refuse(first, ...rest);
}

/** What each code can be compared with. */
export function conditionValues(codebook: Codebook): ReadonlyMap<string, CodeKnown> {
  return new Map([...codebook.codes.values()].map((code) => [code.code, knownOf(code)]));
}

function knownOf({ type, options }: Code): CodeKnown {
  const silent = ['not_mentioned', 'does_not_apply', 'not_applicable'];
  switch (type) {
    case 'states': return { values: [...states, 'not_applicable'] };
    case 'choice':
    case 'choices': return { values: [...options.map(({ code }) => code), ...silent] };
    case 'number':
    case 'date':
    case 'text': return {};
  }
}

function mentionRefusals(codebook: Codebook, table: string, expression: Expression, subject: string): readonly Refusal[] {
  return mentionsOf(expression).flatMap((mention) => {
    const code = codebook.codes.get(mention.code);
    if (code === undefined) return [];
    if (pathBetween(codebook.tables, table, code.table) === undefined) return [codebookRefusals.refusal('CODEBOOK_CODE_OUT_OF_REACH', { code: subject, name: code.code, table: code.table, own: table })];
    return mention.bySize && code.type !== 'number' && code.type !== 'date' ? [codebookRefusals.refusal('CODEBOOK_COMPARISON_NOT_POSSIBLE', { code: subject, name: code.code })] : [];
  });
}
