/** A stretch of whole months, both included: 2024-04 to 2025-03. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

const PARTS: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/q1|quarter 1|april to june/i, [4, 6]], [/q2|quarter 2|july to september/i, [7, 9]], [/q3|quarter 3|october to december/i, [10, 12]], [/q4|quarter 4|january to march/i, [1, 3]],
  [/part 1|april to september|h1/i, [4, 9]], [/part 2|october to march|h2/i, [10, 3]],
];

/**
 * The months of a `time_period` and its `time_identifier`: 202425 with "Financial year" is April 2024 to
 * March 2025, and with "Part 1 (April to September)" its first half. A single year is the calendar year,
 * or with "Reporting year" or "Financial year" the twelve months to March of it, as the notification
 * statistics have it. `undefined` for others.
 */
export function monthsOf(period: string, identifier: string): Months | undefined {
  const years = /^(\d{4})[-/]?(\d{2})?$/.exec(period.trim());
  if (years === null) return undefined;
  const [, first = '', second] = years;
  const end = second === undefined ? undefined : Number(first.slice(0, 2) + second) + (second === '00' ? 100 : 0);
  if (end !== undefined && end !== Number(first) + 1) return undefined;
  const part = PARTS.find(([words]) => words.test(identifier))?.[1];
  const start = end === undefined ? (isToMarch(identifier) || part !== undefined ? Number(first) - 1 : undefined) : Number(first);
  if (start === undefined) return { from: `${first}-01`, to: `${first}-12` };
  const [from, to] = part ?? [4, 3];
  return { from: month(from < 4 ? start + 1 : start, from), to: month(to < 4 ? start + 1 : start, to) };
}

function isToMarch(identifier: string): boolean {
  return /financial|reporting/i.test(identifier);
}

function month(year: number, number: number): string {
  return `${year}-${String(number).padStart(2, '0')}`;
}
