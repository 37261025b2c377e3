import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { expressionRefusals } from './refusals.ts';

/** A piece of an expression; `at` counts characters from 0. A quoted word is never a keyword. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'mark' | 'end';
  readonly text: string;
  readonly at: number;
}

const TOKEN = /\s+|"([^"]*)"|'([^']*)'|`([^`]*)`|(<=|>=|!=|<>|==|[=<>(),])|(-?[\p{L}\p{N}_][\p{L}\p{N}_.+:/-]*)|(.)/gsu;

/** Cuts an expression into words, quoted words and marks. Refuses a character that has no place in one. */
export function tokensOf(text: string): Result<readonly Token[]> {
  const tokens: Token[] = [];
  for (const found of text.matchAll(TOKEN)) {
    const [, double, single, back, mark, word, strange] = found;
    const quoted = double ?? single ?? back;
    const at = found.index;
    if (strange !== undefined) {
      const code = /["'`]/.test(strange) ? 'EXPRESSION_QUOTE_OPEN' : 'EXPRESSION_CHARACTER';
      return refuse(expressionRefusals.refusal(code, { found: strange, place: place(at) }));
    }
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted, at });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
  }
  return ok([...tokens, { kind: 'end', text: '', at: text.length }]);
}

/** "character 14", as an editor counts, from 1. */
export function place(at: number): string {
  return `character ${at + 1}`;
}
