import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Check } from '../language/check.ts';
import type { Counts } from './ask.ts';
import type { Asking } from './asker.ts';
import type { SheetData } from './load/loaded-sheet.ts';

const countsSchema = z.strictObject({ fired: z.number(), clear: z.number(), pending: z.number(), cannot_tell: z.number() });
const keptSchema = z.strictObject({ of: z.string(), pieces: z.array(z.strictObject({ first: z.int(), counts: z.array(countsSchema) })) });

/** What was counted so far, in a file of its own: counts of checks by piece, and nothing of a child. */
export class KeptSweep {
  readonly done = new Map<number, readonly Counts[]>();
  readonly #file: string;
  readonly #of: string;

  /** What was kept of another record, other checks or another question is not used. */
  constructor(file: string, data: SheetData, checks: readonly Check[], asking: Asking) {
    this.#file = file;
    this.#of = digestOf(data, checks, asking);
    const read = existsSync(file) ? keptSchema.safeParse(parsed(readFileSync(file, 'utf8'))) : undefined;
    if (read?.success === true && read.data.of === this.#of) for (const { first, counts } of read.data.pieces) this.done.set(first, counts);
  }

  /** Written beside and put in its place, so that a sweep that is stopped leaves a whole file. */
  keep(first: number, counts: readonly Counts[]): void {
    this.done.set(first, counts);
    writeFileSync(`${this.#file}.part`, JSON.stringify({ of: this.#of, pieces: [...this.done].map(([place, own]) => ({ first: place, counts: own })) }));
    renameSync(`${this.#file}.part`, this.#file);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function digestOf({ columns, childStart, values, children }: SheetData, checks: readonly Check[], asking: Asking): string {
  const hash = createHash('sha256').update(JSON.stringify([checks, asking, children.length]));
  for (const column of [childStart, columns.type, columns.at, columns.timed, columns.known, columns.agency, columns.area, columns.persons, columns.text, columns.attributeStart, columns.attributeKey, columns.attributeValue, columns.source]) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  for (const { key } of values) hash.update(key).update('\n');
  for (const { birth } of children) hash.update(birth.join());
  return hash.digest('hex');
}
