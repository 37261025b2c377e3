import { partOf, type Part } from '../block/parts.ts';
import type { Rule } from '../block/rules.ts';
import { hashBytes, mix } from '../records/interner.ts';
import type { Prepared, PreparedComparison } from '../run/prepare.ts';
import { protectedKinds } from './cells.ts';

/** A key of 64 bits, as PostgreSQL writes a bigint. */
export type Key = string;

/**
 * The match keys of one record: for each blocking rule a digest of the run, the rule and what its parts see.
 * Unlike the engine's own keys they are of the content, so that they hold from one process to the next.
 * `restricted` leaves out every rule that looks at where the child is.
 */
export function matchKeys(prepared: Prepared, record: number, run: string, restricted: boolean): readonly Key[] {
  return prepared.rules.flatMap((rule) => {
    const key = restricted && looksAtPlace(rule, prepared) ? undefined : keyOf(rule, prepared, record, run);
    return key === undefined ? [] : [key];
  });
}

/** The key under which it is kept how many records have a value. */
export function valueKey(run: string, comparison: string, content: number): Key {
  return joined([run, comparison], [content]);
}

/** What stands for the value in a comparison: the date itself, and the content of a text. */
export function contentOf({ kind, facts }: PreparedComparison, value: number): number {
  return kind === 'date' || kind === 'sex' ? value : (facts.values.hashes[value] ?? 0);
}

function keyOf(rule: Rule, prepared: Prepared, record: number, run: string): Key | undefined {
  const seen = rule.parts.map((part) => content(part, prepared, record * prepared.width));
  return seen.includes(0) ? undefined : joined([run, rule.words], seen);
}

function looksAtPlace({ parts }: Rule, { compared }: Prepared): boolean {
  return parts.some(({ slot, other }) => [slot, other].some((one) => protectedKinds.has(compared.find(({ from, to }) => from <= one && one < to)?.kind ?? 'sex')));
}

function content(part: Part, { compared, rows }: Prepared, base: number): number {
  const of = compared.find(({ from, to }) => from <= part.slot && part.slot < to);
  const seen = partOf(part, rows, base);
  if (of === undefined || seen === 0) return 0;
  const { values, parts } = of.facts;
  switch (part.look) {
    case 'year': case 'turned': return seen;
    case 'value': return contentOf(of, seen) | 0;
    case 'either': return eitherOf(values.hashes[rows[base + part.slot] ?? 0] ?? 0, values.hashes[rows[base + part.other] ?? 0] ?? 0);
    case 'table': return /^(soundex|initial)/.test(part.words) ? seen : /^(first|last)/.test(part.words) ? (values.hashes[seen] ?? 0) : (parts.hashes[seen] ?? 0);
  }
}

function eitherOf(a: number, b: number): number {
  return (mix(Math.min(a, b)) ^ Math.imul(mix(Math.max(a, b)), 31)) | 1;
}

const salts = new Map<string, number>();

function saltOf(word: string): number {
  const known = salts.get(word);
  if (known !== undefined) return known;
  const bytes = Buffer.from(word, 'utf8');
  const salt = hashBytes(bytes, 0, bytes.length);
  // Words are run ids and rules: few, but a process may live for months.
  if (salts.size > 10_000) salts.clear();
  salts.set(word, salt);
  return salt;
}

function joined(words: readonly string[], numbers: readonly number[]): Key {
  let [high, low] = [0x2545f491, 0x9e3779b9];
  for (const number of [...words.map(saltOf), ...numbers]) {
    high = mix(Math.imul(high ^ number, 0x5bd1e995) + 0x1b873593);
    low = mix(Math.imul(low + number, 0xc2b2ae35) ^ 0x52dce729);
  }
  return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString();
}
