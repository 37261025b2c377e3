import type { When } from './when.ts';
import type { AttributesOf, EventTypeName } from './vocabulary.ts';

/** Anything that a JSON document can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Who knew of an event, and from when. */
export interface Knowledge {
  readonly agency: string;
  readonly area: string;
  readonly from: When;
}

interface Recorded {
  readonly id: string;
  readonly child: string;
  readonly occurred: When;
  /** Empty means that the record does not say who knew; it never means nobody. */
  readonly knownTo: readonly Knowledge[];
  /** The service that recorded it, and its area; left out where the record does not say. */
  readonly agency?: string;
  readonly area?: string;
  /** Roles or references of the people in it. */
  readonly persons: readonly string[];
  /** What the vocabulary cannot read: unknown attributes, and values outside a list. Kept and shown. */
  readonly otherAttributes: Readonly<Record<string, Json>>;
  readonly text: string;
}

/** An event of one type, with its attributes as that type has them. */
export interface EventOf<Type extends EventTypeName> extends Recorded {
  readonly known: true;
  readonly type: Type;
  readonly attributes: AttributesOf<Type>;
}

/** An event of a type that the vocabulary does not have. Kept and shown; no check reads it. */
export interface EventOfUnknownType extends Recorded {
  readonly known: false;
  readonly type: string;
  readonly attributes: Readonly<Record<string, never>>;
}

export type KnownEvent = { readonly [Type in EventTypeName]: EventOf<Type> }[EventTypeName];

export type EventRecord = KnownEvent | EventOfUnknownType;

export function isOfType<Type extends EventTypeName>(event: EventRecord, type: Type): event is EventOf<Type> & KnownEvent {
  return event.known && event.type === type;
}
