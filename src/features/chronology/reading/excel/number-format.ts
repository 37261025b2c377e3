/** What a cell's number format shows of a number. */
export type Shown = 'number' | 'day' | 'month' | 'year' | 'time' | 'day and time';

// Formats that Excel does not write out in the file. 27 to 36 and 50 to 58 are dates where Excel is set to other languages.
const BUILT_IN: ReadonlyMap<number, Shown> = new Map<number, Shown>([
  ...[14, 15, 16, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'day'] as const),
  [17, 'month'], [18, 'time'], [19, 'time'], [20, 'time'], [21, 'time'], [22, 'day and time'], [45, 'time'], [46, 'time'], [47, 'time'],
]);

/** What format `id` shows; `code` is its text where the file has one. */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) return BUILT_IN.get(id) ?? 'number';
  // Text in quotation marks, escaped signs, and [colours] or [$-809] say nothing of the number; [h] does.
  const bare = code.toLowerCase().replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/g, '').split(';')[0] ?? '';
  const time = /[hs]|am\/pm|a\/p/.test(bare);
  const date = bare.replace(/\[?h+\]?:?m+(?::?s+)?|m+:s+|am\/pm|a\/p|[hs.0]+/g, '');
  if (/d/.test(date)) return time ? 'day and time' : 'day';
  if (/y/.test(date)) return /m/.test(date) ? 'month' : 'year';
  if (time) return 'time';
  return /^m+$/.test(date.trim()) ? 'day' : 'number';
}
