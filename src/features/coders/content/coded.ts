import { z } from 'zod';

/** Where the review says it: a paragraph by its number, and the words as they stand in it. */
export interface Passage {
  readonly paragraph: number;
  readonly words: string;
}

/**
 * One decision. `value` is as coded data has it: a state, an option, options with `;` between, a
 * number, a date or a text; empty where nothing was said yet.
 */
export interface Coded {
  readonly value: string;
  readonly passages: readonly Passage[];
  readonly memo: string;
}

/** What is coded of one incident, review or person, by code. */
export type UnitContent = Readonly<Record<string, Coded>>;

/** What a submission says, by the id of the incident, review or person. */
export type Content = Readonly<Record<string, UnitContent>>;

const coded = z.strictObject({ value: z.string(), passages: z.array(z.strictObject({ paragraph: z.number().int().positive(), words: z.string() })), memo: z.string() });
const unitContent = z.record(z.string(), coded);
const content = z.record(z.string(), unitContent);

export function readUnitContent(kept: unknown): UnitContent {
  return unitContent.parse(kept);
}

export function readContent(kept: unknown): Content {
  return content.parse(kept);
}
