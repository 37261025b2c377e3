import { eventTypeNames, eventTypes } from '../../events/index.ts';
import type { ValueTable } from './values.ts';

/** What may differ from one completion of a record to another. */
export interface Partial {
  /** Days on which the event may have been, as pairs of first and last. One pair of equal days is certain. */
  readonly days: readonly (readonly [number, number])[];
  /** The same for the day on which someone first knew of it; empty where the record does not say. */
  readonly known: readonly (readonly [number, number])[];
}

/** Who knew of an event: service and area as one value, and the days on which they may have come to know. */
export interface Knower {
  readonly who: string;
  readonly days: readonly (readonly [number, number])[];
  /** The second, where a time is recorded. */
  readonly at?: number;
}

/**
 * Events as columns, those of one child together, there by type, and of one type by time: a check
 * reads a short run of each column and never an object.
 */
export interface Columns {
  readonly count: number;
  /** Code of the type: its place in `eventTypeNames`, and -1 for one that the vocabulary does not have. */
  readonly type: Int16Array;
  /** Days since 1970-01-01 in London. A partial date has its first possible day here. */
  readonly day: Int32Array;
  /** Seconds since 1970; the last second of the day where no time is recorded. */
  readonly at: Float64Array;
  readonly timed: Uint8Array;
  /** First day on which anyone is recorded as knowing; NO_DAY where the record does not say. */
  readonly known: Int32Array;
  /** Value numbers; 0 is silence. */
  readonly agency: Int32Array;
  readonly area: Int32Array;
  readonly persons: Int32Array;
  readonly text: Int32Array;
  /** Attributes of event e are at attributeStart[e] up to attributeStart[e + 1]. */
  readonly attributeStart: Int32Array;
  readonly attributeKey: Int16Array;
  readonly attributeValue: Int32Array;
  /** Place in the file, by which ids can be looked up. */
  readonly source: Int32Array;
  /** Where there is one child: by the place in the file the place here. */
  readonly placeOf?: Int32Array;
  /** Where there is one child: the places here by time. */
  readonly byTime?: Int32Array;
}

/** An entry of a child that could not be read: it may be anything that its type can be. */
export interface Unread {
  /** Code of the type; -1 where it could be any. */
  readonly type: number;
  /** What is missing: `type.column`, or the row where not even the type could be read. */
  readonly missing: string;
}

export interface ChildRow {
  readonly id: string;
  /** Days between which the birth may have been; empty where not recorded. */
  readonly birth: readonly (readonly [number, number])[];
  readonly recorded: ReadonlySet<string>;
  readonly unread?: readonly Unread[];
}

/** A whole record file, ready to be asked. */
export interface Sheet {
  readonly columns: Columns;
  readonly children: readonly ChildRow[];
  /** Events of child c are at childStart[c] up to childStart[c + 1]. */
  readonly childStart: Int32Array;
  readonly values: ValueTable;
  /** By place in the columns; most events have no entry. */
  readonly partials: ReadonlyMap<number, Partial>;
  /** Who knew of the event at that place of the file. */
  readonly knowers: (source: number) => readonly Knower[];
  /** The id that the file gives to the event at that place of the file. */
  readonly eventId: (source: number) => string;
  /** Where there is one child: the place in the file of the event with that folded id. */
  readonly sourceOf?: (id: string) => number | undefined;
}

const codes = new Map<string, number>(eventTypeNames.map((name, code) => [name, code]));

export const TYPE_COUNT = eventTypeNames.length;

/** Every name of an attribute in the vocabulary; a name's place is its number, the same for every sheet. */
export const attributeNames: readonly string[] = [...new Set(eventTypeNames.flatMap((name) => Object.keys(eventTypes[name].attributes)))];

export function typeCode(name: string): number {
  return codes.get(name) ?? -1;
}

export function typeName(code: number): string {
  return eventTypeNames[code] ?? '';
}
