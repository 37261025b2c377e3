import { meanOf, perRecord, type BCubed, type Sides } from './bcubed.ts';
import { cellsOf, pairsByCode, runsBy } from './contingency.ts';
import { agreement, wilson, type Agreement, type Share } from './interval.ts';
import type { Group } from './truth.ts';

/** A result held against the truth: of each judged record, its cluster and its true entity. */
export interface Judged {
  readonly entity: Int32Array;
  readonly cluster: Int32Array;
  /** The records that are judged. */
  readonly order: Int32Array;
}

/** Both kinds of error for those with one value: a tag, a name group, an agency. */
export interface GroupResult {
  readonly value: string;
  readonly records: number;
  readonly entities: number;
  /** Of the entities with two records or more, those whose records are not all together: a miss. */
  readonly split: Share;
  /** Of the entities, those with whom another's record is joined: a false join. */
  readonly mixed: Share;
  /** Pairs in which one record at least has the value. */
  readonly pairs: Agreement;
  readonly bcubed: BCubed;
  /** The interval lies wholly above the share of all: more than chance explains. */
  readonly worse: readonly ('split' | 'mixed')[];
}

export interface GroupTable {
  readonly column: string;
  readonly all: { readonly split: Share; readonly mixed: Share };
  /** The commonest first. */
  readonly values: readonly GroupResult[];
  /** Values that are not shown, because there are too many. */
  readonly notShown: number;
}

const MOST_SHOWN = 30;

export function sidesOf({ entity, cluster, order }: Judged): Sides {
  const byEntity = runsBy(entity, order);
  const byCluster = runsBy(cluster, order);
  return { byEntity, byCluster, cells: cellsOf(cluster, entity, order) };
}

/**
 * Misses and false joins by group, each with its interval. The children are counted, because the pairs
 * of one child stand or fall together and would make intervals look narrower than they are.
 */
export function fairnessOf(judged: Judged, groups: readonly Group[], sides: Sides = sidesOf(judged)): readonly GroupTable[] {
  const shares = perRecord(sides, judged.entity.length);
  return groups.map((group) => tableOf(judged, sides, shares, group));
}

function at(numbers: Float64Array | Int32Array, code: number): number {
  return numbers[code] ?? 0;
}

type PerRecord = ReturnType<typeof perRecord>;

function tableOf({ order }: Judged, sides: Sides, shares: PerRecord, { column, values, codes }: Group): GroupTable {
  const size = values.length;
  const [real, offered, right] = [pairsByCode(sides.byEntity, codes, size), pairsByCode(sides.byCluster, codes, size), pairsByCode(sides.cells, codes, size)];
  const errors = entitiesByCode(sides, shares, codes, size);
  const sums = sumsByCode(order, shares, codes, size);
  const all = { split: wilson(at(errors.split, size), at(errors.several, size)), mixed: wilson(at(errors.mixed, size), at(errors.entities, size)) };
  const results = values.map((value, code): GroupResult => {
    const split = wilson(at(errors.split, code), at(errors.several, code));
    const mixed = wilson(at(errors.mixed, code), at(errors.entities, code));
    return {
      value, records: at(sums.records, code), entities: at(errors.entities, code), split, mixed,
      pairs: agreement(at(right, code), at(offered, code), at(real, code)),
      bcubed: meanOf({ precision: at(sums.precision, code), recall: at(sums.recall, code) }, at(sums.records, code)),
      worse: [...(split.low > all.split.share ? ['split' as const] : []), ...(mixed.low > all.mixed.share ? ['mixed' as const] : [])],
    };
  });
  const there = results.filter(({ records }) => records > 0).toSorted((a, b) => b.records - a.records);
  return { column, all, values: there.slice(0, MOST_SHOWN), notShown: Math.max(0, there.length - MOST_SHOWN) };
}

// The last place of each array is of all entities, whatever their code.
function entitiesByCode({ byEntity: { order, starts } }: Sides, { precision, recall }: PerRecord, codes: Int32Array, size: number): Record<'entities' | 'several' | 'split' | 'mixed', Int32Array> {
  const [entities, several, split, mixed] = [new Int32Array(size + 1), new Int32Array(size + 1), new Int32Array(size + 1), new Int32Array(size + 1)];
  const seenIn = new Int32Array(size + 1).fill(-1);
  for (let run = 0; run + 1 < starts.length; run += 1) {
    const [from, to] = [starts[run] ?? 0, starts[run + 1] ?? 0];
    let [isSplit, isMixed] = [0, 0];
    for (let at = from; at < to; at += 1) {
      isSplit |= Number((recall[order[at] ?? 0] ?? 0) < 1);
      isMixed |= Number((precision[order[at] ?? 0] ?? 0) < 1);
    }
    for (let at = from; at <= to; at += 1) {
      const code = at === to ? size : (codes[order[at] ?? 0] ?? 0);
      if (seenIn[code] === run) continue;
      seenIn[code] = run;
      entities[code] = (entities[code] ?? 0) + 1;
      several[code] = (several[code] ?? 0) + Number(to - from > 1);
      split[code] = (split[code] ?? 0) + isSplit;
      mixed[code] = (mixed[code] ?? 0) + isMixed;
    }
  }
  return { entities, several, split, mixed };
}

function sumsByCode(order: Int32Array, shares: PerRecord, codes: Int32Array, size: number): { readonly records: Int32Array; readonly precision: Float64Array; readonly recall: Float64Array } {
  const [records, precision, recall] = [new Int32Array(size), new Float64Array(size), new Float64Array(size)];
  for (const record of order) {
    const code = codes[record] ?? 0;
    records[code] = (records[code] ?? 0) + 1;
    precision[code] = (precision[code] ?? 0) + (shares.precision[record] ?? 0);
    recall[code] = (recall[code] ?? 0) + (shares.recall[record] ?? 0);
  }
  return { records, precision, recall };
}
