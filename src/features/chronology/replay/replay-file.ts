import { z } from 'zod';
import type { Refusal, Result } from '../../../kernel/result.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { eventsOf, readEventFile, readKnownTo, readWhen } from '../../events/index.ts';
import { replayRefusals } from './refusals.ts';
import type { Replayed } from './replayed.ts';

/** An entry that was left out, and why. */
export interface LeftOut {
  /** "row 12" of a CSV file, "entry 12" of a list, with the id where there is one. */
  readonly where: string;
  readonly refusal: Refusal;
}

export interface ReplayFile {
  readonly entries: readonly Replayed[];
  readonly leftOut: readonly LeftOut[];
}

/** `known_to` is the text of an event file, or pairs with `from`; null and left out are silence. */
const pairSchema = z.object({ agency: z.string(), area: z.string(), from: z.string() });
const knownSchema = z.union([z.string(), z.array(z.union([z.string(), pairSchema])), z.null()]).optional();
const entrySchema = z.object({ id: z.union([z.string().min(1), z.number()]), occurred: z.string().nullish(), known_to: knownSchema });
const fileSchema = z.union([z.object({ entries: z.array(z.unknown()) }).transform(({ entries }) => entries), z.array(z.unknown())]);

/**
 * Reads what can be replayed: the JSON of a combined chronology (or its bare list of entries), or a
 * CSV file of events. What cannot be read is left out and named; the rest is replayed.
 * Refuses `REPLAY_FILE_NOT_JSON`, `REPLAY_FILE_NOT_A_CHRONOLOGY`, and for CSV as `readEventFile` does.
 */
export function readReplayFile(text: string): Result<ReplayFile> {
  return /^\u{FEFF}?\s*[[{]/u.test(text) ? readJson(text.replace(/^\u{FEFF}/u, '')) : readCsvFile(text);
}

function readCsvFile(text: string): Result<ReplayFile> {
  const file = readEventFile(text);
  if (!file.ok) return file;
  const leftOut = file.value.rows.flatMap(({ line, refusals }) => refusals.map((refusal) => ({ where: `row ${line}`, refusal })));
  return ok({ entries: eventsOf(file.value), leftOut });
}

function readJson(text: string): Result<ReplayFile> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const list = fileSchema.safeParse(parsed.value);
  if (!list.success) return refuse(replayRefusals.refusal('REPLAY_FILE_NOT_A_CHRONOLOGY'));
  const entries = new Map<string, Replayed>();
  const leftOut: LeftOut[] = [];
  for (const [index, item] of list.data.entries()) {
    const read = readEntry(item);
    const id = read.ok ? read.value.id : idOf(item);
    const where = `entry ${index + 1}${id === undefined ? '' : ` (${id})`}`;
    if (!read.ok) leftOut.push(...read.refusals.map((refusal) => ({ where, refusal })));
    else if (entries.has(read.value.id)) leftOut.push({ where, refusal: replayRefusals.refusal('REPLAY_ID_REPEATED', { id: read.value.id }) });
    else entries.set(read.value.id, read.value);
  }
  return ok({ entries: [...entries.values()], leftOut });
}

function parseJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch (fault) {
    return refuse(replayRefusals.refusal('REPLAY_FILE_NOT_JSON', { why: fault instanceof Error ? fault.message.slice(0, 120) : String(fault) }));
  }
}

function readEntry(item: unknown): Result<Replayed> {
  const shape = entrySchema.safeParse(item);
  if (!shape.success) return refuse(replayRefusals.refusal('REPLAY_ENTRY_NOT_READABLE'));
  const { id, occurred, known_to } = shape.data;
  const knownTo = readKnownTo(knownText(known_to));
  if (!knownTo.ok) return knownTo;
  // An entry whose date could not be read was still known or not: it is replayed, and stands last.
  const when = readWhen(occurred ?? '');
  return ok({ id: String(id), knownTo: knownTo.value, ...(when.ok ? { occurred: when.value } : {}) });
}

function knownText(known: z.infer<typeof knownSchema>): string {
  if (known === undefined || known === null) return '';
  return typeof known === 'string' ? known : known.map((one) => (typeof one === 'string' ? one : `${one.agency}:${one.area}=${one.from}`)).join(';');
}

function idOf(item: unknown): string | undefined {
  const read = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(item);
  return read.success ? String(read.data.id) : undefined;
}

