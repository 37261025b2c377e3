export const operators = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof operators)[number];

/**
 * A condition on a coded case. `at` is where in the text a part begins, counted in characters from 0.
 * `count` counts those of its codes whose value is `present`.
 */
export type Expression =
  | { readonly kind: 'everything' }
  | { readonly kind: 'compare'; readonly code: string; readonly operator: Operator; readonly value: string; readonly at: number }
  | { readonly kind: 'among'; readonly code: string; readonly values: readonly string[]; readonly at: number }
  | { readonly kind: 'count'; readonly codes: readonly string[]; readonly operator: Operator; readonly number: number; readonly at: number }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] };

/** A code that an expression asks about, the values it names and where. */
export interface Mention {
  readonly code: string;
  readonly values: readonly string[];
  /** True where the value is compared by size, so that it must be a number. */
  readonly bySize: boolean;
  readonly at: number;
}

/** Every code that the expression asks about, in the order written. */
export function mentionsOf(expression: Expression): readonly Mention[] {
  switch (expression.kind) {
    case 'everything': return [];
    case 'compare': return [{ code: expression.code, values: [expression.value], bySize: isSize(expression.operator), at: expression.at }];
    case 'among': return [{ code: expression.code, values: expression.values, bySize: false, at: expression.at }];
    case 'count': return expression.codes.map((code) => ({ code, values: ['present'], bySize: false, at: expression.at }));
    case 'not': return mentionsOf(expression.of);
    case 'and':
    case 'or': return expression.of.flatMap(mentionsOf);
  }
}

/** The codes that the expression asks about, each once. */
export function codesOf(expression: Expression): readonly string[] {
  return [...new Set(mentionsOf(expression).map(({ code }) => code))];
}

export function isSize(operator: Operator): boolean {
  return operator !== '=' && operator !== '!=';
}
