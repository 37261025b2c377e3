/** What begins every generated document. */
export function heading(title: string, about: string): string {
  return `# ${title}\n\n${about}\n\nMade by \`script/generate\`. Do not edit: a test compares this file with the program.\n`;
}

/** A table in Markdown. A bar within a cell is escaped, because it would end the cell. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
