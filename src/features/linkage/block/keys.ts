import type { Prepared } from '../run/prepare.ts';
import { contentOfPart } from './contents.ts';

// Records whose parts are read before the next ones: few enough to stay near the processor.
const AT_ONCE = 2048;

type Keyed = Pick<Prepared, 'rows' | 'width' | 'count' | 'rules' | 'compared'>;

/**
 * The keys of every record under every rule, record by record; 0 where a part has nothing. Two records meet by
 * a rule where their keys are equal. Keys are of the content, so that blocks are the same whatever the order
 * of the rows, and in every process. By chance, two contents in four thousand million have one key: such a
 * pair is weighed for nothing.
 */
export function ruleKeys(prepared: Keyed): Int32Array {
  const keys = roomForKeys(prepared);
  fillKeys(prepared, keys, 0, prepared.count);
  return keys;
}

/** Keys that are yet to be filled, in memory that threads share however few they are. */
export function roomForKeys({ count, rules }: Keyed): Int32Array {
  return new Int32Array(new SharedArrayBuffer(count * rules.length * 4));
}

/** Fills in the keys of the records `first` up to `end`. */
export function fillKeys({ rows, width, rules, compared }: Keyed, keys: Int32Array, first: number, end: number): void {
  const parts = [...new Map(rules.flatMap((rule) => rule.parts.map((part) => [part.words, part] as const))).values()];
  const contents = parts.map((part) => contentOfPart(part, compared));
  const places = rules.map((rule) => rule.parts.map((one) => parts.findIndex(({ words }) => words === one.words)));
  const seen = parts.map(() => new Int32Array(AT_ONCE));
  for (let from = first; from < end; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, end - from);
    for (const [place, content] of contents.entries()) {
      const into = seen[place];
      if (into !== undefined) for (let at = 0; at < size; at++) into[at] = content(rows, (from + at) * width);
    }
    for (const [rule, of] of places.entries()) join(of.map((place) => seen[place] ?? new Int32Array(0)), size, keys, from * rules.length + rule, rules.length);
  }
}

function join(parts: readonly Int32Array[], size: number, keys: Int32Array, first: number, step: number): void {
  for (let at = 0; at < size; at++) {
    let key = 0x9747b28c;
    for (let part = 0; part < parts.length; part++) {
      const content = parts[part]?.[at] ?? 0;
      if (content === 0) {
        key = 0;
        break;
      }
      key = Math.imul(key ^ content, 0x5bd1e995);
      key ^= key >>> 15;
      key = Math.imul(key, 0x2c1b3c6d);
    }
    if (key === 0) continue;
    key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
    keys[first + at * step] = (key ^ (key >>> 16)) | 0 || 1;
  }
}
