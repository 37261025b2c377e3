import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { isSize, operators, type Expression, type Operator } from './expression.ts';
import { expressionRefusals } from './refusals.ts';
import { place, tokensOf, type Token } from './tokens.ts';

const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'is']);
const DEEPEST = 100;

/**
 * Reads a condition on coded cases, such as
 * `neglect = present and age_band in (1_to_5, 6_to_10) and not count(poverty, domestic_abuse) = 0`.
 * `and` binds before `or`; a code alone means that it is present; `all` is every case.
 * Refuses with the place of the first mistake.
 */
export function parseExpression(text: string): Result<Expression> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  if (tokens.value.length === 1) return refuse(expressionRefusals.refusal('EXPRESSION_EMPTY'));
  try {
    const reader = new Reader(tokens.value);
    const expression = reader.either(0);
    reader.expect((token) => token.kind === 'end', 'and, or, or the end');
    return ok(expression);
  } catch (stop) {
    if (stop instanceof Stop) return refuse(stop.why);
    throw stop;
  }
}

// Leaves the descent at the first mistake; never seen outside parseExpression.
class Stop extends Error {
  readonly why: ReturnType<typeof expressionRefusals.refusal>;
  constructor(why: ReturnType<typeof expressionRefusals.refusal>) {
    super(why.message);
    this.why = why;
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  either(depth: number): Expression {
    return this.#chain('or', () => this.#chain('and', () => this.#unless(depth)));
  }

  expect(fits: (token: Token) => boolean, expected: string): Token {
    const token = this.#peek();
    if (!fits(token)) throw new Stop(expressionRefusals.refusal('EXPRESSION_NOT_READABLE', { place: place(token.at), found: shown(token), expected }));
    this.#next += 1;
    return token;
  }

  #chain(word: 'and' | 'or', part: () => Expression): Expression {
    const first = part();
    const rest: Expression[] = [];
    while (this.#takes(word)) rest.push(part());
    return rest.length === 0 ? first : { kind: word, of: [first, ...rest] };
  }

  #unless(depth: number): Expression {
    if (depth > DEEPEST) throw new Stop(expressionRefusals.refusal('EXPRESSION_TOO_DEEP', { most: String(DEEPEST) }));
    if (this.#takes('not')) return { kind: 'not', of: this.#unless(depth + 1) };
    if (!this.#takes('(')) return this.#condition();
    const inside = this.either(depth + 1);
    this.expect((token) => isMark(token, ')'), 'a closing bracket');
    return inside;
  }

  #condition(): Expression {
    const { text: code, at, kind } = this.expect(isName, 'a code, not or an opening bracket');
    if (kind === 'word' && code.toLowerCase() === 'count' && isMark(this.#peek(), '(')) return this.#count(at);
    if (this.#takes('in')) return { kind: 'among', code, values: this.#list(), at };
    if (isWord(this.#peek(), 'not') && isWord(this.#tokens[this.#next + 1], 'in')) {
      this.#next += 2;
      return { kind: 'not', of: { kind: 'among', code, values: this.#list(), at } };
    }
    const operator = this.#operator();
    if (operator !== undefined) return { kind: 'compare', code, operator, value: this.#value(operator), at };
    return kind === 'word' && code.toLowerCase() === 'all' ? { kind: 'everything' } : { kind: 'compare', code, operator: '=', value: 'present', at };
  }

  #count(at: number): Expression {
    const codes = this.#list();
    const operator = this.#operator();
    if (operator === undefined) this.expect(() => false, 'a comparison such as >= 3');
    return { kind: 'count', codes, operator: operator ?? '=', number: Number(this.#value('<')), at };
  }

  #operator(): Operator | undefined {
    if (this.#takes('is')) return this.#takes('not') ? '!=' : '=';
    const token = this.#peek();
    const text = token.text === '==' ? '=' : token.text === '<>' ? '!=' : token.text;
    const operator = token.kind === 'mark' ? operators.find((one) => one === text) : undefined;
    if (operator !== undefined) this.#next += 1;
    return operator;
  }

  #list(): readonly string[] {
    this.expect((token) => isMark(token, '('), 'an opening bracket');
    const values = [this.#value('=')];
    while (this.#takes(',')) values.push(this.#value('='));
    this.expect((token) => isMark(token, ')'), 'a comma or a closing bracket');
    return values;
  }

  #value(operator: Operator): string {
    return this.expect((token) => isName(token) && (!isSize(operator) || isNumber(token.text)), isSize(operator) ? 'a number' : 'a value').text;
  }

  #takes(text: string): boolean {
    const taken = isWord(this.#peek(), text) || isMark(this.#peek(), text);
    if (taken) this.#next += 1;
    return taken;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 };
  }
}

function isName(token: Token): boolean {
  return token.kind === 'quoted' || (token.kind === 'word' && !KEYWORDS.has(token.text.toLowerCase()));
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word;
}

function isMark(token: Token, mark: string): boolean {
  return token.kind === 'mark' && token.text === mark;
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function shown(token: Token): string {
  return token.kind === 'end' ? 'nothing' : `“${token.text}”`;
}
