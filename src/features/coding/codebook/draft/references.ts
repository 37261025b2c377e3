import { renameInExpression } from '../../expression/index.ts';
import type { CodeDocument } from './draft.ts';

type DeriveDocument = NonNullable<CodeDocument['derive']>;

/** The code with every reference to one name turned into another: in its conditions, its parent and what it is worked out from. */
export function withReference(code: CodeDocument, from: string, to: string): CodeDocument {
  const swap = (name: string): string => (name === from ? to : name);
  return {
    ...code,
    ...(code.applies_when === undefined ? {} : { applies_when: renameInExpression(code.applies_when, from, to) }),
    ...(code.sub_code_of === undefined ? {} : { sub_code_of: swap(code.sub_code_of) }),
    ...(code.derive === undefined ? {} : { derive: swapped(code.derive, from, to) }),
  };
}

function swapped(derive: DeriveDocument, from: string, to: string): DeriveDocument {
  const swap = (name: string): string => (name === from ? to : name);
  if ('any_of' in derive) return { any_of: [...new Set(derive.any_of.map(swap))] };
  if ('all_of' in derive) return { all_of: [...new Set(derive.all_of.map(swap))] };
  if ('when' in derive) return { when: renameInExpression(derive.when, from, to) };
  if ('number' in derive) return { ...derive, number: swap(derive.number) };
  if ('year_of' in derive) return { ...derive, year_of: swap(derive.year_of) };
  return { at_least_one: { ...derive.at_least_one, when: renameInExpression(derive.at_least_one.when, from, to) } };
}
