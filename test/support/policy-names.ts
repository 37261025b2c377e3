import { createHash } from 'node:crypto';

/** The same made-up id for the same name, so that a failing case can be run again. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const bytes = (name: string): Buffer => createHash('sha256').update(name).digest();
export const at = new Date('2026-11-23T09:00:00Z');
export const P1 = idOf('partnership one');
export const P2 = idOf('partnership two');
/** Who made the records: the first person, a business manager of partnership one. */
export const maker = idOf('person business_manager at council one in one');
