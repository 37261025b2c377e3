import { z } from 'zod';
import type { Answers, FrozenAnswer } from '../../../platform/forms/index.ts';
import { eventRow, eventRowSchema, readEventRow, type EventRecord } from '../../events/index.ts';

export type EntryKind = 'recorded' | 'corrected' | 'taken_out';

/** What an entry holds: the event, the answers that it was made of, and the words they were asked and given in. */
export interface EntryContent {
  readonly row: z.infer<typeof eventRowSchema>;
  readonly answers: Answers;
  readonly frozen: readonly FrozenAnswer[];
}

export interface CaseEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly type: string;
  readonly content: EntryContent;
  readonly corrects: string | null;
  readonly reason: string;
  readonly askedBy: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

const text = z.union([z.string(), z.array(z.string())]);
const contentSchema = z.object({
  row: eventRowSchema, answers: z.record(z.string(), text),
  frozen: z.array(z.object({ name: z.string(), wording: z.string(), value: text, shown: z.string() })),
});

/** Reads what the database kept. Throws where that is not what was put there: a fault of ours. */
export function parseContent(stored: unknown): EntryContent {
  return contentSchema.parse(stored);
}

export function contentOf(event: EventRecord, answers: Answers, frozen: readonly FrozenAnswer[]): EntryContent {
  return { row: eventRow(event), answers, frozen };
}

/** The event that an entry tells of. */
export function eventOf({ content }: Pick<CaseEntry, 'content'>): EventRecord {
  const read = readEventRow(content.row);
  if (!read.ok) throw new Error(`an entry of a case cannot be read: ${read.refusals[0].code}`);
  return read.value.event;
}

/** Those that stand now: not corrected, and not taken out. In the order in which they were recorded. */
export function standing(entries: readonly CaseEntry[]): readonly CaseEntry[] {
  const replaced = new Set(entries.flatMap(({ corrects }) => corrects ?? []));
  return entries.filter(({ id, kind }) => kind !== 'taken_out' && !replaced.has(id));
}

/** An entry and everything that it became or came from, oldest first. */
export function historyOf(entries: readonly CaseEntry[], id: string): readonly CaseEntry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const next = new Map(entries.flatMap((entry) => (entry.corrects === null ? [] : [[entry.corrects, entry] as const])));
  const history: CaseEntry[] = [];
  for (let entry = byId.get(id); entry !== undefined; entry = entry.corrects === null ? undefined : byId.get(entry.corrects)) history.unshift(entry);
  for (let entry = next.get(id); entry !== undefined; entry = next.get(entry.id)) history.push(entry);
  return history;
}
