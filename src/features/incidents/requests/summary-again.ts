import { typedFrom, type QuestionSet, type Typed } from '../../../platform/forms/index.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';

/** Frozen answers as they would have been typed, so that a new version begins from the last. */
export function typedAgain(set: QuestionSet, parts: readonly FrozenPart[]): Typed {
  const given = parts.flatMap(({ answers }) => answers).filter(({ value }) => value.length > 0);
  const values = given.map(({ name, value }) => [name, value] as const);
  const asTyped = given.map(({ name, shown }) => [`${name}-as-typed`, shown] as const);
  return typedFrom(set, Object.fromEntries([...values, ...asTyped]));
}
