import { basename } from 'node:path';
import type { Group } from '../evaluate/truth.ts';
import type { ComparisonKind } from '../settings.ts';
import type { Linked } from './run-link.ts';

/** What groups are made of. */
export type Grouped = Pick<Linked, 'records' | 'prepared' | 'clustering'>;

/**
 * Groups of records by which a run says whom it links less: agency, sex, how common the surname is, surnames of
 * several words, and whether the cluster has lived at several postcodes. Nothing says what people a child is
 * of, so common surnames and those of several words stand in: that is where misses gather.
 */
export function groupsOf(linked: Grouped): readonly Group[] {
  return [agencies, sexes, surnames, words, movers].flatMap((read) => {
    const group = read(linked);
    return group === undefined || new Set(group.codes).size < 2 ? [] : [group];
  });
}

function agencies({ records: { sources, sourceNames, count } }: Grouped): Group {
  return { column: 'agency', values: sourceNames.map((name) => (name === '' ? 'the file' : basename(name))), codes: Int32Array.from(sources.subarray(0, count)) };
}

function firstSlot({ prepared: { compared } }: Grouped, kind: ComparisonKind): number {
  return compared.find((one) => one.kind === kind && !one.encoded)?.from ?? -1;
}

function coded({ records: { count, rows, width } }: Grouped, slot: number, codeOf: (value: number) => number): Int32Array {
  return Int32Array.from({ length: count }, (_, record) => codeOf(rows[record * width + slot] ?? 0));
}

function sexes(linked: Grouped): Group | undefined {
  const slot = firstSlot(linked, 'sex');
  return slot < 0 ? undefined : { column: 'sex', values: ['no record', 'male', 'female'], codes: coded(linked, slot, (value) => value) };
}

const COMMON = ['no record', 'the commonest third', 'the middle third', 'the rarest third'];

function surnames(linked: Grouped): Group | undefined {
  const one = linked.prepared.compared.find(({ kind, encoded }) => kind === 'surname' && !encoded);
  if (one === undefined) return undefined;
  const times = new Int32Array(one.facts.values.size);
  for (const value of coded(linked, one.from, (value) => value)) if (value > 0) times[value] = (times[value] ?? 0) + 1;
  const [common, rare] = thirds(times.filter((held) => held > 0));
  return { column: 'surname', values: COMMON, codes: coded(linked, one.from, (value) => { const held = times[value] ?? 0; return held === 0 ? 0 : held >= common ? 1 : held > rare ? 2 : 3; }) };
}

/** From how many records a surname is among those that a third of records bear, and up to how many among the rarest third. */
function thirds(times: Int32Array): readonly [common: number, rare: number] {
  const sorted = times.toSorted().toReversed();
  const all = sorted.reduce((sum, one) => sum + one, 0);
  let [so, common, rare] = [0, 0, 0];
  for (const one of sorted) {
    if (so < all / 3) common = one;
    else if (so >= (all * 2) / 3 && rare === 0) rare = one;
    so += one;
  }
  return [common, Math.min(rare, common - 1)];
}

function words(linked: Grouped): Group | undefined {
  const index = linked.prepared.compared.findIndex((one) => one.kind === 'surname' && !one.encoded);
  const { from = 0, facts } = linked.prepared.compared[index] ?? {};
  if (facts === undefined) return undefined;
  return { column: 'surname_words', values: ['no record', 'one word', 'several words'], codes: coded(linked, from, (value) => (value === 0 ? 0 : facts.first[value] === facts.last[value] ? 1 : 2)) };
}

function movers(linked: Grouped): Group | undefined {
  const { prepared: { compared }, records: { count, rows, width }, clustering: { of } } = linked;
  const place = compared.find(({ kind }) => kind === 'postcode') ?? compared.find(({ kind }) => kind === 'address');
  if (place === undefined) return undefined;
  // By the record that stands for the cluster: 0 for no place, −1 for several, else the one.
  const seen = new Int32Array(count);
  for (let record = 0; record < count; record++) for (let slot = place.from; slot < place.to; slot++) {
    const [value, cluster] = [rows[record * width + slot] ?? 0, of[record] ?? 0];
    if (value > 0 && seen[cluster] !== value) seen[cluster] = seen[cluster] === 0 ? value : -1;
  }
  return { column: 'places', values: ['no record', `one ${place.kind}`, `several ${place.kind === 'address' ? 'addresses' : 'postcodes'} in its cluster`], codes: Int32Array.from({ length: count }, (_, record) => { const one = seen[of[record] ?? 0] ?? 0; return one === 0 ? 0 : one > 0 ? 1 : 2; }) };
}
