import { randomUUID } from 'node:crypto';
import { ok, refuse, type Result } from './result.ts';

/** The id of one kind of thing: a lower-case UUID. A different kind is a different type. */
export type Id<Thing extends string> = string & { readonly __thing: Thing };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Mints a new random id (UUID version 4: it says nothing of when or where it was made). */
export function newId<Thing extends string>(): Id<Thing> {
  return randomUUID() as Id<Thing>;
}

/** Reads an id that came from outside. Refuses `ID_NOT_READABLE` when it is not a UUID. */
export function parseId<Thing extends string>(text: string): Result<Id<Thing>> {
  const lower = text.toLowerCase();
  return UUID.test(lower)
    ? ok(lower as Id<Thing>)
    : refuse({ code: 'ID_NOT_READABLE', message: 'That address does not name a record' });
}

/** Whether an address names a record as our links do: in lower case, because what is held is held by its name. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
