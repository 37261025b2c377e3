import { contentOfPart, type Content } from '../block/contents.ts';
import type { Rule } from '../block/rules.ts';
import { isNumbered } from '../compare/comparer.ts';
import { hashBytes, mix } from '../records/interner.ts';
import type { Prepared, PreparedComparison } from '../run/prepare.ts';
import { protectedKinds } from './cells.ts';

/** A key of 64 bits, as PostgreSQL writes a bigint. */
export type Key = string;

/**
 * The match keys of one record: for each blocking rule a digest of the run, the rule and what its parts see.
 * `restricted` leaves out every rule that looks at where the child is.
 */
export function matchKeys(prepared: Prepared, record: number, run: string, restricted: boolean): readonly Key[] {
  return prepared.rules.flatMap((rule) => {
    const key = restricted && looksAtPlace(rule, prepared) ? undefined : keyOf(rule, prepared, record, run);
    return key === undefined ? [] : [key];
  });
}

/** The key under which it is kept how many records have a value. Of 64 bits of its content, because a million addresses are too many for 32. */
export function valueKey(run: string, comparison: PreparedComparison, value: number): Key {
  return joined([run, comparison.name], [contentOf(comparison, value), otherContentOf(comparison, value)]);
}

function otherContentOf(comparison: PreparedComparison, value: number): number {
  if (isNumbered(comparison)) return value;
  const { bytes, starts } = comparison.facts.values;
  let hash = 0x2f0b4c47;
  for (let at = starts[value] ?? 0; at < (starts[value + 1] ?? 0); at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x5bd1e995) ^ (hash >>> 15);
  return mix(hash);
}

/** What stands for the value in a comparison: the date itself, and the content of a text. */
function contentOf(comparison: PreparedComparison, value: number): number {
  return isNumbered(comparison) ? value : (comparison.facts.values.hashes[value] ?? 0);
}

// Rules are made anew with every preparation, so that what is kept for them goes with them.
const contents = new WeakMap<Rule, readonly Content[]>();

function contentsOf(rule: Rule, { compared }: Prepared): readonly Content[] {
  const there = contents.get(rule) ?? rule.parts.map((part) => contentOfPart(part, compared));
  contents.set(rule, there);
  return there;
}

function keyOf(rule: Rule, prepared: Prepared, record: number, run: string): Key | undefined {
  const seen = contentsOf(rule, prepared).map((content) => content(prepared.rows, record * prepared.width));
  return seen.includes(0) ? undefined : joined([run, rule.words], seen);
}

function looksAtPlace({ parts }: Rule, { compared }: Prepared): boolean {
  return parts.some(({ slot, other }) => [slot, other].some((one) => protectedKinds.has(compared.find(({ from, to }) => from <= one && one < to)?.kind ?? 'sex')));
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
