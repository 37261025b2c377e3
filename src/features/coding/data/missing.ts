import { namesIn } from '../codebook/names-in.ts';
import { pathBetween } from '../codebook/reach.ts';
import type { CodedData } from './coded-data.ts';

/**
 * What the data lacks of all that these codes rest on, as the records of `table` see them: a column
 * ("children.age") or a whole table ("adults"); nothing where they can be worked out.
 */
export function lacking(data: CodedData, table: string, names: readonly string[]): string | undefined {
  const { tables, codes } = data.codebook;
  const seen = new Map(names.map((name) => [name, table]));
  for (const [name, from] of seen) {
    const code = codes.get(name);
    if (code === undefined) continue;
    const below = code.derive?.how === 'at-least-one' ? code.derive.table : undefined;
    const through = [...(pathBetween(tables, from, code.table) ?? []), code.table, ...(below === undefined ? [] : [below, ...(pathBetween(tables, below, code.table, true) ?? [])])];
    const missing = through.find((one) => !data.has(one));
    if (missing !== undefined) return missing;
    if (!data.holds(name)) return `${code.table}.${code.column}`;
    for (const next of namesIn(code)) if (!seen.has(next)) seen.set(next, below ?? code.table);
  }
  return undefined;
}
