import { createHash } from 'node:crypto';

/** The same for "the Mother", "mother" and the_mother: agencies name one person in several ways of writing. */
export function personKey(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', ' ').replace(/^the /, '');
}

/** What an address says instead of a name, because addresses stand in histories: 16 hexadecimal digits. */
export function personToken(name: string): string {
  return createHash('sha256').update(personKey(name)).digest('hex').slice(0, 16);
}
