import { z } from 'zod';
import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../kernel/result.ts';
import { readAttributes, tokenOf, unknownAgencies, type AttributesRead, type JsonObject } from './attributes.ts';
import type { EventRecord, Json, KnownEvent } from './event-record.ts';
import { knownToText, readKnownTo } from './known-to.ts';
import type { Note } from './note.ts';
import { eventRefusals } from './refusals.ts';
import { eventTypes, isEventTypeName, type EventTypeName } from './vocabulary.ts';
import { readWhen, whenText } from './when.ts';

const cell = z.string().trim().default('');
const required = (code: 'EVENT_ID_MISSING' | 'EVENT_CHILD_MISSING' | 'EVENT_TYPE_MISSING') => z.string({ error: code }).trim().min(1, { error: code });

/** One event as a row of a file: ten texts. Empty text is silence. */
export const eventRowSchema = z.object({
  event_id: required('EVENT_ID_MISSING'), child_id: required('EVENT_CHILD_MISSING'), type: required('EVENT_TYPE_MISSING'),
  occurred: cell, known_to: cell, agency: cell, area: cell, persons: cell, attributes: cell, text: cell,
});

export type EventRow = z.infer<typeof eventRowSchema>;

/** The columns of a file of events, in order. */
export const eventColumns = eventRowSchema.keyof().options;

const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), z.json());

export interface EventRead {
  readonly event: EventRecord;
  /** What is kept though the vocabulary does not know it. */
  readonly notes: readonly Note[];
}

/** Reads one row. Every refusal has the column as its `field`; all of a row's refusals come together. */
export function readEventRow(cells: Readonly<Record<string, string | undefined>>): Result<EventRead> {
  const shape = eventRowSchema.safeParse(cells);
  const occurred = readWhen(cells['occurred'] ?? '', 'occurred');
  const knownTo = readKnownTo(cells['known_to'] ?? '');
  const written = readJson(cells['attributes']?.trim() ?? '');
  const refusals = [...(shape.success ? [] : shape.error.issues.map(missingCell)), ...refusalsOf(occurred), ...refusalsOf(knownTo), ...refusalsOf(written)];
  if (!shape.success || !occurred.ok || !knownTo.ok || !written.ok) return unlessRefused(refusals, () => unreachable());
  const { event_id, child_id, type, agency, area, persons, text } = shape.data;
  const recorded = {
    id: event_id, child: child_id, occurred: occurred.value,
    knownTo: knownTo.value.map((knowledge) => ({ ...knowledge, agency: tokenOf(knowledge.agency) })),
    ...(agency === '' ? {} : { agency: tokenOf(agency) }), ...(area === '' ? {} : { area }), persons: personsIn(persons), text,
  };
  const { event, notes } = withAttributes(typeToken(type), recorded, written.value);
  const named = [...(recorded.agency === undefined ? [] : [recorded.agency]), ...recorded.knownTo.map((knowledge) => knowledge.agency)];
  return ok({ event, notes: [...notes, ...unknownAgencies(named)] });
}

/** The row that `readEventRow` reads back as the same event. */
export function eventRow(event: EventRecord): EventRow {
  const attributes: Record<string, Json | undefined> = { ...event.otherAttributes };
  for (const [name, value] of Object.entries<Json>({ ...event.attributes })) attributes[name] = joined(value, attributes[name]);
  return {
    event_id: event.id, child_id: event.child, type: event.type, occurred: whenText(event.occurred), known_to: knownToText(event.knownTo),
    agency: event.agency ?? '', area: event.area ?? '', persons: event.persons.join(';'), attributes: JSON.stringify(attributes), text: event.text,
  };
}

export function personsIn(text: string): readonly string[] {
  return text.split(';').map((person) => person.trim()).filter((person) => person !== '');
}

export type Recorded = Omit<EventRecord, 'known' | 'type' | 'attributes' | 'otherAttributes'>;

export function withAttributes(type: string, recorded: Recorded, written: JsonObject): EventRead {
  if (isEventTypeName(type)) {
    const read = readAttributes(type, eventTypes[type], written);
    return { event: parseKnownEvent(type, recorded, read), notes: read.notes };
  }
  return { event: { ...recorded, known: false, type, attributes: {}, otherAttributes: written }, notes: [{ kind: 'unknown-type', type }] };
}

// The attributes were read against the definitions of this very type, which the compiler cannot see.
function parseKnownEvent(type: EventTypeName, recorded: Recorded, { attributes, other }: AttributesRead): KnownEvent {
  return { ...recorded, known: true, type, attributes, otherAttributes: other } as KnownEvent;
}

/** An unknown type stays as it was written. */
function typeToken(type: string): string {
  return isEventTypeName(tokenOf(type)) ? tokenOf(type) : type;
}

function joined(known: Json, unread: Json | undefined): Json {
  return Array.isArray(known) && Array.isArray(unread) ? [...known, ...unread] : known;
}

function readJson(text: string): Result<JsonObject> {
  if (text === '') return ok({});
  const refused = refuse(eventRefusals.refusal('ATTRIBUTES_NOT_JSON', { example: '{"alone": "yes"}', field: 'attributes' }));
  try {
    const read = jsonObject.safeParse(JSON.parse(text));
    return read.success ? ok(read.data) : refused;
  } catch {
    return refused;
  }
}

function missingCell({ message, path }: z.core.$ZodIssue): Refusal {
  const field = String(path[0]);
  if (message === 'EVENT_ID_MISSING' || message === 'EVENT_CHILD_MISSING' || message === 'EVENT_TYPE_MISSING') return eventRefusals.refusal(message, { field });
  throw new Error(`an issue of the row schema without a refusal: ${message}`);
}

function refusalsOf(result: Result<unknown>): readonly Refusal[] {
  return result.ok ? [] : result.refusals;
}

function unreachable(): never {
  throw new Error('a row was refused without a refusal');
}
