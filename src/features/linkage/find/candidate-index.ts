import { agrees, ruleKey } from '../block/rules.ts';
import { radixSort } from '../block/radix-sort.ts';
import { SEALED, UNBORN, type Records } from '../records/records.ts';
import type { Prepared } from '../run/prepare.ts';
import { probabilityOf } from '../run/thresholds.ts';
import { Scorer } from '../score/scorer.ts';
import { weightsOf } from '../score/weights.ts';
import type { Model, PairClass } from '../train/model.ts';
import { Cleaner } from '../values/clean-bytes.ts';
import type { Dictionary } from '../values/dictionary.ts';
import { RoomyFacts } from './roomy-facts.ts';

/** A record that may be the same child as the one asked about. */
export interface Candidate {
  readonly id: string;
  readonly weight: number;
  readonly probability: number;
  readonly likeliest: PairClass;
}

interface Postings {
  readonly keys: Uint32Array;
  readonly items: Int32Array;
  readonly count: number;
}

// A block of more records than this says too little to be worth weighing for one question.
const LARGEST = 2000;

/**
 * All records in memory, ready to be asked about one more. Built once; a question writes over the last
 * one’s row, so questions are asked one after another, and nothing of them is kept.
 */
export class CandidateIndex {
  private readonly records: Records;
  private readonly prepared: Prepared;
  private readonly scorer: Scorer;
  private readonly postings: readonly Postings[];
  private readonly roomy: ReadonlyMap<Dictionary, RoomyFacts>;
  private readonly cleaner = new Cleaner();

  constructor(records: Records, prepared: Prepared, model: Model) {
    this.records = records;
    this.roomy = new Map(records.dictionaries.map((dictionary, index): [Dictionary, RoomyFacts] | undefined => {
      const facts = prepared.compared[index]?.facts;
      return facts === undefined || records.dictionaries.indexOf(dictionary) !== index ? undefined : [dictionary, new RoomyFacts(dictionary, facts)];
    }).filter((entry) => entry !== undefined));
    const compared = prepared.compared.map((one, index) => ({ ...one, facts: this.factsOf(index) ?? one.facts }));
    const own = { rows: new Int32Array((records.count + 1) * records.width), flags: new Uint8Array(records.count + 1), sources: new Uint16Array(records.count + 1) };
    own.rows.set(records.rows.subarray(0, records.count * records.width));
    own.flags.set(records.flags.subarray(0, records.count));
    own.sources.set(records.sources.subarray(0, records.count));
    const rules = prepared.rules.map((rule) => ({ ...rule, parts: rule.parts.map((part) => ({ ...part, table: this.tableOf(part.table, prepared) })) }));
    this.prepared = { ...prepared, ...own, compared, rules };
    this.scorer = new Scorer(this.prepared, weightsOf(model, prepared));
    this.postings = rules.map((_, index) => this.post(index));
  }

  /**
   * The records most like the one given by its columns, best first, at or above `floor` bits. A sealed
   * identity is never among them.
   */
  findCandidates(record: Readonly<Record<string, string>>, { floor = -2, most = 20 }: { readonly floor?: number; readonly most?: number } = {}): readonly Candidate[] {
    const { rows, width, rules, flags } = this.prepared;
    const asked = this.records.count;
    this.write(record);
    const found: Candidate[] = [];
    for (const [index, rule] of rules.entries()) {
      const { keys, items, count } = this.postings[index] ?? { keys: new Uint32Array(0), items: new Int32Array(0), count: 0 };
      const key = ruleKey(rule, rows, asked * width);
      if (key === 0) continue;
      const start = lowerBound(keys, count, key);
      if (start + LARGEST < count && keys[start + LARGEST] === key) continue;
      for (let at = start; at < count && keys[at] === key; at++) {
        const other = items[at] ?? 0;
        if (((flags[other] ?? 0) & SEALED) !== 0 || !agrees(rule, rows, asked * width, other * width) || this.metBefore(index, other)) continue;
        const weight = this.scorer.weigh(asked, other, floor);
        if (weight >= floor) found.push({ id: this.records.ids.text(this.records.idOf[other] ?? 0), weight, probability: probabilityOf(weight), likeliest: this.scorer.likeliest() });
      }
    }
    return found.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  private metBefore(index: number, other: number): boolean {
    const { rules, rows, width } = this.prepared;
    for (let before = 0; before < index; before++) {
      const rule = rules[before];
      if (rule !== undefined && agrees(rule, rows, this.records.count * width, other * width)) return true;
    }
    return false;
  }

  private write(record: Readonly<Record<string, string>>): void {
    const { rows, width, flags } = this.prepared;
    const base = this.records.count * width;
    for (const roomy of this.roomy.values()) roomy.clear();
    rows.fill(0, base, base + width);
    flags[this.records.count] = 0;
    for (const [index, { kind, from, slots }] of this.records.comparisons.entries()) {
      for (const [place, { columns, dayFirst }] of slots.entries()) {
        const number = this.read(record[columns[0] ?? ''] ?? '', index, dayFirst);
        rows[base + from + place] = Math.max(0, number);
        if (number === -1 && kind === 'forename') flags[this.records.count] = UNBORN;
      }
    }
  }

  private read(text: string, index: number, dayFirst: boolean): number {
    const dictionary = this.records.dictionaries[index];
    const roomy = dictionary === undefined ? undefined : this.roomy.get(dictionary);
    if (dictionary === undefined || roomy === undefined || text === '') return 0;
    const bytes = Buffer.from(text, 'utf8');
    const length = this.cleaner.clean(bytes, 0, bytes.length, dictionary.cleaning);
    const { fresh } = roomy;
    const number = dictionary.look(length, this.cleaner, dayFirst, fresh);
    if (number === fresh && !dictionary.numbered) roomy.take(Buffer.from(this.cleaner.out.subarray(0, length)).toString('utf8'));
    return number;
  }

  private factsOf(index: number): RoomyFacts['facts'] | undefined {
    const dictionary = this.records.dictionaries[index];
    return dictionary === undefined ? undefined : this.roomy.get(dictionary)?.facts;
  }

  // A part of a rule looks at the roomy table that took the place of the table it was made with.
  private tableOf(table: Int32Array | undefined, { compared }: Prepared): Int32Array | undefined {
    for (const [index, { facts }] of compared.entries()) {
      const name = (['soundex', 'initial', 'first', 'last', 'district', 'sector', 'partA'] as const).find((one) => table !== undefined && facts[one] === table && table.length > 1);
      if (name !== undefined) return this.factsOf(index)?.[name];
    }
    return table;
  }

  private post(index: number): Postings {
    const { rows, width, rules } = this.prepared;
    const rule = rules[index];
    if (rule === undefined) return { keys: new Uint32Array(0), items: new Int32Array(0), count: 0 };
    const [keys, items] = [new Uint32Array(this.records.count), new Int32Array(this.records.count)];
    let count = 0;
    for (let record = 0; record < this.records.count; record++) {
      const key = ruleKey(rule, rows, record * width);
      if (key === 0) continue;
      keys[count] = key;
      items[count++] = record;
    }
    const sorted = radixSort(keys, items, count, new Uint32Array(count), new Int32Array(count));
    return { keys: sorted.keys, items: sorted.items, count };
  }
}

function lowerBound(keys: Uint32Array, count: number, key: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
