/** One thing said of two records, as a line of the file that is taken away. */
export interface DecisionLine {
  readonly left: string;
  readonly right: string;
  readonly said: string;
  readonly reason: string;
  readonly who: string;
  readonly when: string;
}

const HEADINGS = 'id_left,id_right,said,reason,who,when';

/** The references are the agencies’ own, so that a file can be held against the records; nothing else of a record is in it. */
export function decisionsCsv(lines: readonly DecisionLine[]): string {
  return `${[HEADINGS, ...lines.map(({ left, right, said, reason, who, when }) => [left, right, said, reason, who, when].map(cell).join(','))].join('\r\n')}\r\n`;
}

// A spreadsheet runs what begins like a formula; an apostrophe before it makes it text.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
