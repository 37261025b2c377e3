/** Rows under headings, for a terminal: the first column, and others in `left`, to the left; figures to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[], left: readonly number[] = []): string {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => widths.map((width, column) => (column === 0 || left.includes(column) ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join('  ').trimEnd();
  return [headings, ...rows].map(line).join('\n');
}
