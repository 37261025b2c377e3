import { parseArgs } from 'node:util';
import { people } from '../src/demo/people/index.ts';
import { bloomOf, dice, tokensOf, type ComparisonKind, type Scheme } from '../src/features/linkage/index.ts';

/**
 * What encoding costs in exactness: the same pairs, weighed once by the likeness of tokens in clear and once by
 * that of their encodings. Weights are learnt with labels from the pairs of one half of the
 * children and tried on the other half, so that only the encoding differs.
 */
const { values } = parseArgs({ options: { records: { type: 'string', default: '10000' }, start: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } } });

const FIELDS = [['forename', 'forename'], ['surname', 'surname'], ['dob', 'date'], ['postcode', 'postcode'], ['address', 'address'], ['mother', 'carer']] as const;
const LEVELS = [0.999, 0.9, 0.8, 0.65, 0.45];

interface Encodable {
  readonly entity: number;
  readonly year: string;
  readonly cells: Readonly<Record<string, string>>;
}

interface Pair {
  readonly one: Encodable;
  readonly other: Encodable;
}

type Likeness = (field: string, kind: ComparisonKind, one: Encodable, other: Encodable) => number;

const records = [...people({ records: Number(values.records), start: Number(values.start) })].flat().filter(({ record }) => record.tag !== 'unborn').map(({ child, record }): Encodable => ({
  entity: child.id, year: record.dob.slice(0, 4), cells: { forename: record.forename, surname: record.surname, dob: record.dob, postcode: record.postcode, address: record.address, mother: record.mother },
}));
const pairs = candidates();
const truePairs = [...Map.groupBy(records, ({ entity }) => entity).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
const key = Buffer.alloc(32, 11);
const schemes: readonly (readonly [string, Likeness])[] = [
  ['tokens in clear', inClear],
  ['1,024 bits', encodedBy({ key, bits: 1024, hashes: 15, fold: false }, false)],
  ['512 bits', encodedBy({ key, bits: 512, hashes: 15, fold: false }, false)],
  ['1,024 bits, folded', encodedBy({ key, bits: 1024, hashes: 15, fold: true }, false)],
  ['1,024 bits, salted by year', encodedBy({ key, bits: 1024, hashes: 15, fold: false }, true)],
  ['1,024 bits, folded and salted', encodedBy({ key, bits: 1024, hashes: 15, fold: true }, true)],
];

const results = schemes.map(([what, likeness]) => ({ what, ...bestOn(likeness) }));
if (values.json) process.stdout.write(`${JSON.stringify({ records: records.length, pairs: pairs.length, truePairs, results })}\n`);
else {
  process.stdout.write(`${records.length} records, ${pairs.length} pairs compared, ${truePairs} true pairs; half of the children tried\n`);
  for (const { what, precision, recall, f1 } of results) process.stdout.write(`${what.padEnd(30)} precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}\n`);
}

function candidates(): readonly Pair[] {
  const found = new Map<string, Pair>();
  for (const [a, b] of [['surname', 'dob'], ['forename', 'dob'], ['forename', 'postcode'], ['surname', 'postcode'], ['dob', 'postcode'], ['address', 'forename'], ['mother', 'dob']] as const) {
    const indexed = [...records.entries()].filter(([, { cells }]) => cells[a] !== '' && cells[b] !== '');
    for (const block of Map.groupBy(indexed, ([, { cells }]) => `${cells[a]}|${cells[b]}`).values()) {
      for (const [at, [i, one]] of block.entries()) for (const [j, other] of block.slice(at + 1)) found.set(`${i} ${j}`, { one, other });
    }
  }
  return [...found.values()];
}

function inClear(field: string, kind: ComparisonKind, one: Encodable, other: Encodable): number {
  const [a, b] = [new Set(tokensOf(one.cells[field] ?? '', kind)), new Set(tokensOf(other.cells[field] ?? '', kind))];
  return a.size + b.size === 0 ? 0 : (2 * a.intersection(b).size) / (a.size + b.size);
}

function encodedBy(scheme: Scheme, byYear: boolean): Likeness {
  const known = new Map<string, Uint8Array>();
  const filter = (field: string, kind: ComparisonKind, text: string, year: string): Uint8Array => {
    const place = `${field}|${year}|${text}`;
    const made = known.get(place) ?? bloomOf(tokensOf(text, kind), field, year, scheme);
    known.set(place, made);
    return made;
  };
  return (field, kind, one, other) => {
    const salted = byYear && kind !== 'date';
    return dice(filter(field, kind, one.cells[field] ?? '', salted ? one.year : ''), filter(field, kind, other.cells[field] ?? '', salted ? other.year : ''));
  };
}

function bestOn(likeness: Likeness): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const levels = pairs.map(({ one, other }) => FIELDS.map(([field, kind]) => (one.cells[field] === '' || other.cells[field] === '' ? -1 : levelOf(likeness(field, kind, one, other)))));
  const weights = FIELDS.map((_, field) => weightsOf(levels, field));
  const tried = pairs.flatMap(({ one, other }, at) => (one.entity % 2 === 1 ? [{ right: one.entity === other.entity, weight: (levels[at] ?? []).reduce((sum, level, field) => sum + (weights[field]?.[level] ?? 0), 0) }] : []));
  const real = [...Map.groupBy(records.filter(({ entity }) => entity % 2 === 1), ({ entity }) => entity).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  let [right, best] = [0, { precision: 0, recall: 0, f1: 0 }];
  for (const [at, pair] of tried.toSorted((a, b) => b.weight - a.weight).entries()) {
    right += Number(pair.right);
    const f1 = (2 * right) / (at + 1 + real);
    if (f1 > best.f1) best = { precision: right / (at + 1), recall: right / real, f1 };
  }
  return best;
}

function levelOf(likeness: number): number {
  const level = LEVELS.findIndex((least) => likeness >= least);
  return level < 0 ? LEVELS.length : level;
}

function weightsOf(levels: readonly (readonly number[])[], field: number): readonly number[] {
  // One is added to each, so that a level that was never seen has no weight without end.
  const [same, other] = [Array.from({ length: LEVELS.length + 1 }, () => 1), Array.from({ length: LEVELS.length + 1 }, () => 1)];
  for (const [at, { one, other: second }] of pairs.entries()) {
    const level = levels[at]?.[field] ?? -1;
    if (level < 0 || one.entity % 2 === 1) continue;
    const counts = one.entity === second.entity ? same : other;
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return same.map((count, level) => Math.log2(count / sum(same)) - Math.log2((other[level] ?? 1) / sum(other)));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
