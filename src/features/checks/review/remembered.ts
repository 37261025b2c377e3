import { createHash } from 'node:crypto';
import type { EventRecord } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { questionsOf, type Question } from './first-asked.ts';

/** So many records' answers are kept: a review is opened again and again while its record stays as it is. */
const KEPT = 8;
const known = new Map<string, readonly Question[]>();

/** `questionsOf`, worked out once for a record as long as nothing in it changes. The key is a digest, so that no record is kept as a key. */
export function questionsRemembered(events: readonly EventRecord[], checks: readonly Check[]): readonly Question[] {
  const key = createHash('sha256').update(JSON.stringify([events, checks.map(({ id, version }) => [id, version])])).digest('base64');
  const found = known.get(key) ?? questionsOf(events, checks);
  known.delete(key);
  known.set(key, found);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return found;
}
