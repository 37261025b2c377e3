import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { parsePlainDate, type PlainDate } from '../../../../kernel/plain-date.ts';

/** One code of a list that somebody else keeps. It was in use from `from` to `to`, both included; null is always. */
export interface Code {
  readonly code: string;
  readonly text: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly source: string;
}

const rowSchema = z.object({ list: z.string(), code: z.string(), text: z.string(), from: z.string(), to: z.string(), source: z.string() });

/** The lists by name, each by code. The data is codes.csv, so that a list can be read and changed without reading code. */
export const codeLists: ReadonlyMap<string, ReadonlyMap<string, Code>> = load();

function load(): ReadonlyMap<string, ReadonlyMap<string, Code>> {
  const lists = new Map<string, Map<string, Code>>();
  const rows: unknown = parse(readFileSync(new URL('codes.csv', import.meta.url), 'utf8'), { columns: true });
  for (const { list, code, text, from, to, source } of z.array(rowSchema).parse(rows)) {
    const codes = lists.get(list) ?? new Map<string, Code>();
    codes.set(code, { code, text, from: day(from), to: day(to), source });
    lists.set(list, codes);
  }
  return lists;
}

function day(text: string): PlainDate | null {
  const read = parsePlainDate(text);
  return read.ok ? read.value : null;
}

/**
 * The code that a cell means: "6", "q) 6: Police", "N1 - Abuse or Neglect", "Physical abuse". The
 * letter before a bracket numbers the choices of a workbook and is no code. Undefined when unknown.
 */
export function findCode(list: string, written: string): Code | undefined {
  const codes = codeLists.get(list);
  const text = written.trim().replace(/^[a-z]{1,2}\)\s*/i, '');
  const exact = codes?.get(text) ?? codes?.get(text.toUpperCase());
  if (codes === undefined || exact !== undefined) return exact;
  const [, first = ''] = /^([A-Za-z0-9]+)\s*(?:[:\-–]|$)/.exec(text) ?? [];
  return codes.get(first.toUpperCase()) ?? [...codes.values()].find((code) => plain(code.text) === plain(text));
}

/** Whether the code was in use on that day. */
export function inUse({ from, to }: Code, on: PlainDate): boolean {
  return (from === null || from <= on) && (to === null || on <= to);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ').trim();
}
