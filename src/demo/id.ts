import { createHash } from 'node:crypto';

/** The same id for the same made-up thing at every start, so that addresses in a demonstration stay. */
export function demoId(...name: readonly string[]): string {
  const hex = createHash('sha256').update(`sightline demonstration/${name.join('/')}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
