import { z } from 'zod';

const YES: ReadonlySet<string> = new Set(['1', 'true', 'y', 'yes', 't']);
const cellSchema = z.union([z.array(z.union([z.string(), z.number()])), z.record(z.string(), z.unknown())]);

/**
 * What a cell lists: `["1A", "3B"]`, `{"1A": "Yes", "3B": "No"}` (only what is said yes to), or plain
 * text with marks between. Several cells may have been joined with `;`.
 */
export function listedIn(cell: string): readonly string[] {
  const whole = fromJson(cell);
  if (whole !== undefined) return whole;
  const parts = /[[{]/.test(cell) ? cell.split(/;(?=\s*[[{])/) : cell.split(/[;|,]/);
  return [...new Set(parts.flatMap((part) => fromJson(part) ?? plain(part)))];
}

function plain(part: string): readonly string[] {
  const texts = /[[{]/.test(part) ? part.replaceAll(/[[\]"{}]/g, '').split(',') : [part];
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function fromJson(text: string): readonly string[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const read = cellSchema.safeParse(JSON.parse(text));
    if (!read.success) return undefined;
    if (Array.isArray(read.data)) return read.data.map(String);
    return Object.entries(read.data).filter(([, value]) => YES.has(String(value).toLowerCase())).map(([key]) => key);
  } catch {
    return undefined;
  }
}

/** "LEGAL_ACTION_FLAG" as "legal action". */
export function flagInWords(flag: string): string {
  return flag.replace(/_FLAG$/i, '').replaceAll('_', ' ').toLowerCase();
}
