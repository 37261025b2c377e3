import type { Column } from './mapping.ts';

/** What the cells of a table's columns are called: by heading, and by number where that is blank or was used before. */
export function cellNames(columns: readonly Pick<Column, 'column' | 'heading'>[]): readonly string[] {
  const taken = new Set<string>();
  return columns.map(({ column, heading }) => {
    const name = [heading, `column ${column}`, `column ${column} (${heading})`].find((one) => one !== '' && one !== '__proto__' && !taken.has(one)) ?? `${heading} (column ${column})`;
    taken.add(name);
    return name;
  });
}
