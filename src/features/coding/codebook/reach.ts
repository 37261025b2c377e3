import type { CodedTable, Link } from './codebook.ts';

/** The tables that lead from one to another by links, the first left out; nothing where none do. */
export function pathBetween(tables: readonly CodedTable[], from: string, to: string, throughMany = false): readonly string[] | undefined {
  const ways: { readonly at: string; readonly path: readonly string[] }[] = [{ at: from, path: [] }];
  const seen = new Set([from]);
  for (const { at, path } of ways) {
    if (at === to) return path;
    for (const link of tables.find(({ table }) => table === at)?.links ?? []) {
      if (seen.has(link.to) || (link.many && !throughMany)) continue;
      seen.add(link.to);
      ways.push({ at: link.to, path: [...path, link.to] });
    }
  }
  return undefined;
}

/** The link of one table to another. */
export function linkBetween(tables: readonly CodedTable[], from: string, to: string): Link | undefined {
  return tables.find(({ table }) => table === from)?.links.find((link) => link.to === to);
}
