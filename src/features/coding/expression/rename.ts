import type { Expression } from './expression.ts';
import { parseExpression } from './parse.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The expression with one code under another name, all else as it was written. One that cannot be read stays as it is. */
export function renameInExpression(text: string, from: string, to: string): string {
  const [read, tokens] = [parseExpression(text), tokensOf(text)];
  if (!read.ok || !tokens.ok) return text;
  const places = new Set(codePlaces(read.value, tokens.value));
  const swapped = tokens.value.filter((token) => places.has(token.at) && token.text === from);
  return swapped.toReversed().reduce((words, { at, text: name, kind }) => words.slice(0, at) + asWritten(to) + words.slice(at + name.length + (kind === 'quoted' ? 2 : 0)), text);
}

/** Where the names of codes stand, and not those of values. */
function codePlaces(expression: Expression, tokens: readonly Token[]): readonly number[] {
  switch (expression.kind) {
    case 'everything': return [];
    case 'compare':
    case 'among': return [expression.at];
    case 'count': {
      const start = tokens.findIndex(({ at }) => at === expression.at);
      return tokens.slice(start + 2, tokens.findIndex((token, index) => index > start && token.kind === 'mark' && token.text === ')')).map(({ at }) => at);
    }
    case 'not': return codePlaces(expression.of, tokens);
    case 'and':
    case 'or': return expression.of.flatMap((part) => codePlaces(part, tokens));
  }
}

function asWritten(name: string): string {
  return /^(and|or|not|in|is|all|count)$/i.test(name) ? `"${name}"` : name;
}
