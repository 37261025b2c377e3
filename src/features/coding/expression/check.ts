import type { Refusal } from '../../../kernel/result.ts';
import { mentionsOf, type Expression, type Mention } from './expression.ts';
import { expressionRefusals } from './refusals.ts';
import { place } from './tokens.ts';

/** What is known of a code: the values it takes, or that it takes any (a number, a text). */
export interface CodeKnown {
  readonly values?: readonly string[];
}

/** Names codes that are not known and values that a code does not take: a misspelt one would choose nobody. */
export function checkExpression(expression: Expression, codes: ReadonlyMap<string, CodeKnown>): readonly Refusal[] {
  return mentionsOf(expression).flatMap((mention) => checkMention(mention, codes));
}

function checkMention({ code, values, bySize, at }: Mention, codes: ReadonlyMap<string, CodeKnown>): readonly Refusal[] {
  const known = codes.get(code);
  if (known === undefined) return [expressionRefusals.refusal('EXPRESSION_CODE_NOT_KNOWN', { code, place: place(at), near: suggestion(code, [...codes.keys()]) })];
  if (bySize || known.values === undefined) return [];
  const { values: takes } = known;
  return values.filter((value) => !takes.includes(value)).map((value) => expressionRefusals.refusal('EXPRESSION_VALUE_NOT_KNOWN', { value, code, place: place(at), values: takes.join(', ') }));
}

function suggestion(code: string, known: readonly string[]): string {
  const asked = squeeze(code);
  const ranked = known.map((one) => ({ one, away: distance(asked, squeeze(one)) })).toSorted((a, b) => a.away - b.away);
  const near = known.find((one) => asked.length > 3 && squeeze(one).includes(asked)) ?? ranked.find(({ away }) => away <= Math.max(1, asked.length / 4))?.one;
  return near === undefined ? '' : ` Did you mean “${near}”?`;
}

function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

// Levenshtein: letters to put in, leave out or change.
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let index = 1; index <= other.length; index += 1) next.push(Math.min((next[index - 1] ?? 0) + 1, (row[index] ?? 0) + 1, (row[index - 1] ?? 0) + (other[index - 1] === letter ? 0 : 1)));
    row = next;
  }
  return row[other.length] ?? 0;
}
