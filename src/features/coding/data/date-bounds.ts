import { parsePartialDate } from '../../../kernel/partial-date.ts';

export interface DateBounds {
  /** As yyyymmdd; open ends are infinite. */
  readonly earliest: number;
  readonly latest: number;
}

/** The first and last day that a partial date (EDTF) may be; nothing where it is not one. */
export function parseDateBounds(text: string): DateBounds | undefined {
  const read = parsePartialDate(text);
  if (!read.ok) return undefined;
  const { earliest, latest } = read.value;
  return { earliest: dayNumber(earliest, -Infinity), latest: dayNumber(latest, Infinity) };
}

function dayNumber(day: string | null, open: number): number {
  return day === null ? open : Number(day.replaceAll('-', ''));
}
