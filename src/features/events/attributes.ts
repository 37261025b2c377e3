import { isAgencyName } from './agency.ts';
import type { AttributeDefinition, EventDefinition, Options } from './definition.ts';
import type { Json } from './event-record.ts';
import type { Note } from './note.ts';
import { YES_NO } from './options.ts';
import { readWhen, whenText } from './when.ts';

export type JsonObject = Readonly<Record<string, Json>>;
type Value = string | number | readonly string[];

/** Part of a value may be readable and part not: three reasons of which one is not in the list. */
interface Reading {
  readonly value?: Value;
  readonly unread?: Json;
}

export interface AttributesRead {
  readonly attributes: Readonly<Record<string, Value>>;
  readonly other: JsonObject;
  readonly notes: readonly Note[];
}

/**
 * Sorts what was written into attributes that the type has, with values that they can have, and
 * the rest, which is kept as it was and named. Null and empty text are silence.
 */
export function readAttributes(type: string, definition: EventDefinition, written: JsonObject): AttributesRead {
  const read = Object.entries(written).filter(([, value]) => !isSilence(value)).map(([name, value]) => readOne(type, definition, name, value));
  return {
    attributes: Object.fromEntries(read.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
    other: Object.fromEntries(read.flatMap(({ name, unread }) => (unread === undefined ? [] : [[name, unread]]))),
    notes: read.flatMap(({ notes }) => notes),
  };
}

interface OneRead extends Reading {
  readonly name: string;
  readonly notes: readonly Note[];
}

function readOne(type: string, { attributes }: EventDefinition, name: string, written: Json): OneRead {
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (attribute === undefined) return { name, unread: written, notes: [{ kind: 'unknown-attribute', type, attribute: name }] };
  const reading = readValue(attribute, written);
  const unknown: readonly Note[] = reading.unread === undefined ? [] : [{ kind: 'unknown-value', type, attribute: name, value: reading.unread }];
  return { name, ...reading, notes: [...unknown, ...agencyNotes(attribute, reading.value)] };
}

function readValue(attribute: AttributeDefinition, written: Json): Reading {
  switch (attribute.kind) {
    case 'choice':
      return readOption(attribute.options, written);
    case 'choices':
      return readOptions(attribute.options, written);
    case 'yes-no':
      return readOption(YES_NO, typeof written === 'boolean' ? (written ? 'yes' : 'no') : written);
    case 'number':
      return readNumber(written);
    case 'date':
      return readDate(written);
    case 'agencies':
      return readList(written, tokenOf);
    case 'persons':
    case 'areas':
    case 'events':
      return readList(written, (text) => text);
    case 'agency':
      return readText(written, tokenOf);
    case 'text':
    case 'person':
    case 'area':
    case 'country':
    case 'worker':
      return readText(written, (text) => text);
  }
}

function readOption(options: Options, written: Json): Reading {
  const token = typeof written === 'string' ? tokenOf(written) : '';
  return Object.hasOwn(options, token) ? { value: token } : { unread: written };
}

function readOptions(options: Options, written: Json): Reading {
  const list = textsOf(written);
  if (list === undefined) return { unread: written };
  const known = list.map(tokenOf).filter((token) => Object.hasOwn(options, token));
  const unknown = list.filter((text) => !Object.hasOwn(options, tokenOf(text)));
  return { ...(known.length === 0 ? {} : { value: [...new Set(known)] }), ...(unknown.length === 0 ? {} : { unread: unknown }) };
}

function readNumber(written: Json): Reading {
  const number = typeof written === 'string' && /^-?\d+(\.\d+)?$/.test(written.trim()) ? Number(written) : written;
  return typeof number === 'number' && Number.isFinite(number) ? { value: number } : { unread: written };
}

function readDate(written: Json): Reading {
  const when = typeof written === 'string' ? readWhen(written) : undefined;
  return when?.ok === true ? { value: whenText(when.value) } : { unread: written };
}

function readList(written: Json, clean: (text: string) => string): Reading {
  const list = textsOf(written);
  return list === undefined ? { unread: written } : { value: list.map(clean) };
}

function readText(written: Json, clean: (text: string) => string): Reading {
  return typeof written === 'string' || typeof written === 'number' ? { value: clean(String(written).trim()) } : { unread: written };
}

/** A list may be written as one text with `;` between. Undefined when it is no list of texts. */
function textsOf(written: Json): readonly string[] | undefined {
  const list = typeof written === 'string' ? written.split(';') : written;
  if (!isList(list) || !list.every((item) => typeof item === 'string')) return undefined;
  return list.map((text) => text.trim()).filter((text) => text !== '');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isSilence(value: Json): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '') || (isList(value) && value.length === 0);
}

function agencyNotes({ kind }: AttributeDefinition, value: Value | undefined): readonly Note[] {
  if ((kind !== 'agency' && kind !== 'agencies') || value === undefined) return [];
  return unknownAgencies([value].flat().map(String));
}

export function unknownAgencies(names: readonly string[]): readonly Note[] {
  return [...new Set(names)].filter((agency) => !isAgencyName(agency)).map((agency) => ({ kind: 'unknown-agency', agency }));
}

/** "Section 17" and "section-17" are the same value as "section_17". */
export function tokenOf(text: string): string {
  return text.trim().toLowerCase().replaceAll(/[\s-]+/g, '_');
}
