import { isSize, type Expression, type Operator } from './expression.ts';

/** The value of a code in one case: several where a code takes several, `undefined` or '' where there is none. */
export type ValueOf = (code: string) => string | readonly string[] | undefined;

/**
 * Whether a case meets the condition, by what is recorded and nothing else: a case that is silent is
 * not `= present`, and is among `not … = present`. A code with several values equals each of them.
 * Comparing by size is false where there is no number.
 */
export function meets(expression: Expression, valueOf: ValueOf): boolean {
  switch (expression.kind) {
    case 'everything': return true;
    case 'compare': return compares(valuesOf(valueOf(expression.code)), expression.operator, expression.value);
    case 'among': return valuesOf(valueOf(expression.code)).some((value) => expression.values.includes(value));
    case 'count': return holds(expression.codes.filter((code) => valuesOf(valueOf(code)).includes('present')).length, expression.operator, expression.number);
    case 'not': return !meets(expression.of, valueOf);
    case 'and': return expression.of.every((part) => meets(part, valueOf));
    case 'or': return expression.of.some((part) => meets(part, valueOf));
  }
}

function valuesOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value;
}

function compares(values: readonly string[], operator: Operator, wanted: string): boolean {
  if (operator === '!=') return !values.some((value) => same(value, wanted));
  if (!isSize(operator)) return values.some((value) => same(value, wanted));
  return values.some((value) => value.trim() !== '' && holds(Number(value), operator, Number(wanted)));
}

// "3" and "3.0" are one number.
function same(value: string, wanted: string): boolean {
  return value === wanted || (/^-?[\d.]+$/.test(value) && /^-?[\d.]+$/.test(wanted) && Number(value) === Number(wanted));
}

function holds(left: number, operator: Operator, right: number): boolean {
  switch (operator) {
    case '=': return left === right;
    case '!=': return left !== right;
    case '<': return left < right;
    case '<=': return left <= right;
    case '>': return left > right;
    case '>=': return left >= right;
  }
}
