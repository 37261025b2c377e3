import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Check } from '../language/check.ts';
import type { Counts } from './ask.ts';
import type { Asking } from './asker.ts';
import type { SheetData } from './load/loaded-sheet.ts';
import type { ChildFacts } from './sheet.ts';

const countsSchema = z.strictObject({ fired: z.number(), clear: z.number(), pending: z.number(), cannot_tell: z.number() });
const keptSchema = z.strictObject({ of: z.string(), pieces: z.array(z.strictObject({ piece: z.string(), counts: z.array(countsSchema) })) });

/** What was counted so far, in a file of its own: counts of checks by piece, and nothing of a child. */
export class KeptSweep {
  readonly done = new Map<string, readonly Counts[]>();
  readonly #file: string;
  readonly #of: string;

  /** `of` says what is swept: what was kept of another record, other checks or another question is not used. */
  constructor(file: string, of: string) {
    this.#file = file;
    this.#of = of;
    const read = existsSync(file) ? keptSchema.safeParse(parsed(readFileSync(file, 'utf8'))) : undefined;
    if (read?.success === true && read.data.of === this.#of) for (const { piece, counts } of read.data.pieces) this.done.set(piece, counts);
  }

  /** Written beside and put in its place, so that a sweep that is stopped leaves a whole file. */
  keep(piece: string, counts: readonly Counts[]): void {
    this.done.set(piece, counts);
    writeFileSync(`${this.#file}.part`, JSON.stringify({ of: this.#of, pieces: [...this.done].map(([place, own]) => ({ piece: place, counts: own })) }));
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

/** Of what is asked; the pieces of the record are named by what they hold. */
export function digestOfAsked(checks: readonly Check[], asking: Asking, facts: readonly ChildFacts[]): string {
  return createHash('sha256').update(JSON.stringify([checks, asking, facts])).digest('hex');
}

/** Of what is asked and of the whole record. */
export function digestOfRecord({ columns, childStart, values, children }: SheetData, checks: readonly Check[], asking: Asking): string {
  const hash = createHash('sha256').update(JSON.stringify([checks, asking, children.length]));
  for (const column of [childStart, columns.type, columns.at, columns.timed, columns.known, columns.agency, columns.area, columns.persons, columns.text, columns.attributeStart, columns.attributeKey, columns.attributeValue, columns.source]) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  for (const { key } of values) hash.update(key).update('\n');
  for (const { birth, unread = [] } of children) hash.update(JSON.stringify([birth, unread]));
  return hash.digest('hex');
}
