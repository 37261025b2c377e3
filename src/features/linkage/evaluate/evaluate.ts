import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { LinkSettings } from '../settings.ts';
import { blockingRecall, type BlockingRecall } from './blocking.ts';
import { readClusters, type Clusters } from './clusters.ts';
import { componentsOf } from './components.ts';
import { countedBy, countedWords, strangersNote } from './counted.ts';
import { pairsByCode, upTo } from './contingency.ts';
import { fairnessOf, sidesOf, type GroupTable, type Judged } from './fairness.ts';
import { heldOut, type HeldOut } from './held-out.ts';
import type { Agreement } from './interval.ts';
import { isLabels, readLabels } from './labels.ts';
import { evaluateLabels } from './labelled.ts';
import { readLinks, type Links } from './links.ts';
import { agreementBy, agreementOf, bySaid, calibration, thresholdTable, type AtThreshold, type Calibrated, type SaidResult } from './offered.ts';
import { partitionOf, type PartitionResult } from './partition.ts';
import { evaluateRefusals } from './refusals.ts';
import { readTruth, type Group, type Truth } from './truth.ts';

export interface EvaluateAsked {
  readonly pairs?: string | undefined;
  readonly clusters?: string | undefined;
  readonly truth: readonly string[];
  readonly id?: string | undefined;
  readonly truthColumn?: string | undefined;
  readonly by?: readonly string[];
  /** Bits: only pairs of this weight and above count as links. */
  readonly threshold?: number | undefined;
  /** The files that were linked and the settings of the run: which true pairs do its blocking rules give? */
  readonly records?: readonly string[];
  readonly settings?: LinkSettings;
}

export interface Evaluation {
  readonly truth: { readonly records: number; readonly judged: number; readonly entities: number; readonly pairs: number; readonly column: string };
  /** Which pairs were counted as links. */
  readonly counted: string;
  /** The links offered; with clusters alone, the pairs inside them. */
  readonly pairs: Agreement;
  /** With pairs alone, of the clusters that they make by joining all that they touch. Absent where the truth is judged pairs. */
  readonly clusters?: PartitionResult;
  readonly clustersFrom?: 'clusters' | 'pairs';
  readonly by: readonly GroupTable[];
  readonly pairsBy: readonly { readonly column: string; readonly values: readonly { readonly value: string; readonly pairs: Agreement }[] }[];
  readonly thresholds: readonly AtThreshold[];
  readonly calibration: readonly Calibrated[];
  readonly classes: readonly SaidResult[];
  /** Absent where pairs have no weights, the truth is judged pairs, or no weight is right often enough. */
  readonly heldOut?: HeldOut;
  readonly blocking?: BlockingRecall;
  readonly notes: readonly string[];
}

/** Holds pairs, clusters or both against the truth. Every pair of records of one true entity counts, found or not. */
export function evaluate(asked: EvaluateAsked): Result<Evaluation> {
  const [first = '', ...others] = asked.truth;
  if (asked.pairs === undefined && asked.clusters === undefined) return refuse(evaluateRefusals.refusal('NOTHING_TO_EVALUATE'));
  if (others.length === 0 && asked.truthColumn === undefined && isLabels(first)) {
    const labels = readLabels(first);
    return labels.ok ? evaluateLabels(labels.value, asked) : labels;
  }
  const truth = readTruth({ files: asked.truth, id: asked.id, entity: asked.truthColumn, ...(asked.by === undefined || asked.by.length === 0 ? {} : { by: asked.by }) });
  if (!truth.ok) return truth;
  const links = asked.pairs === undefined ? undefined : readLinks(asked.pairs, truth.value.ids);
  if (links !== undefined && !links.ok) return links;
  const clusters = asked.clusters === undefined ? undefined : readClusters(asked.clusters, truth.value.ids, asked.id);
  if (clusters !== undefined && !clusters.ok) return clusters;
  const done = evaluation(truth.value, links?.value, clusters?.value, asked.threshold);
  if (asked.records === undefined || asked.records.length === 0) return ok(done);
  const blocking = blockingRecall(asked.records, withId(asked), truth.value);
  return blocking.ok ? ok({ ...done, blocking: blocking.value }) : blocking;
}

function withId({ settings = {}, id }: EvaluateAsked): LinkSettings {
  return id === undefined || settings.columns?.id !== undefined ? settings : { ...settings, columns: { ...settings.columns, id } };
}

function evaluation(truth: Truth, links: Links | undefined, clusters: Clusters | undefined, threshold: number | undefined): Evaluation {
  const order = upTo(truth.records).filter((record) => truth.entity[record] !== 0);
  const counts = countedBy(links, threshold);
  const cluster = clusters?.cluster ?? componentsOf(links ?? NO_LINKS, counts, truth.records);
  const judged: Judged = { entity: truth.entity, cluster, order };
  const sides = sidesOf(judged);
  const partition = partitionOf(judged, sides);
  const truePairs = partition.pairs.truePositives + partition.pairs.falseNegatives;
  const verdicts = links === undefined ? new Uint8Array() : verdictsOf(links, truth.entity);
  const held = links?.weighted === true ? heldOut(links, verdicts, truth.entity) : undefined;
  const groups = truth.groups.filter(({ values }) => values.length <= MOST_VALUES);
  return {
    truth: { records: truth.records, judged: order.length, entities: partition.entities, pairs: truePairs, column: truth.entityColumn },
    counted: countedWords(links, threshold),
    pairs: links === undefined ? partition.pairs : agreementOf(links, verdicts, counts, truePairs),
    clusters: partition, clustersFrom: clusters === undefined ? 'pairs' : 'clusters',
    by: fairnessOf(judged, groups, sides),
    pairsBy: links === undefined ? [] : groups.map((group) => pairsByGroup(links, verdicts, counts, group, pairsByCode(sides.byEntity, group.codes, group.values.length))),
    thresholds: links?.weighted === true ? thresholdTable(links, verdicts, truePairs) : [],
    calibration: links?.weighted === true ? calibration(links, verdicts) : [],
    classes: links === undefined ? [] : bySaid(links, verdicts, truePairs), ...(held === undefined ? {} : { heldOut: held }),
    notes: notesOf(truth, links, clusters),
  };
}

const MOST_VALUES = 1000;
const NO_LINKS: Links = { pairs: 0, left: new Int32Array(), right: new Int32Array(), weight: new Float32Array(), probability: new Float32Array(), same: new Uint8Array(), said: [], weighted: false, strangers: 0, repeated: 0 };

function verdictsOf({ pairs, left, right }: Links, entity: Int32Array): Uint8Array {
  const verdicts = new Uint8Array(pairs);
  for (let pair = 0; pair < pairs; pair += 1) {
    const [one, other] = [entity[left[pair] ?? 0] ?? 0, entity[right[pair] ?? 0] ?? 0];
    verdicts[pair] = one === 0 || other === 0 ? 2 : Number(one === other);
  }
  return verdicts;
}

function pairsByGroup(links: Links, verdicts: Uint8Array, counts: (pair: number) => boolean, group: Group, truePairs: Float64Array): Evaluation['pairsBy'][number] {
  const agreements = agreementBy(links, verdicts, counts, group, truePairs);
  return { column: group.column, values: agreements.map((pairs, code) => ({ value: group.values[code] ?? '', pairs })).filter(({ pairs }) => pairs.precision.of + pairs.recall.of > 0) };
}

function notesOf(truth: Truth, links: Links | undefined, clusters: Clusters | undefined): readonly string[] {
  const many = truth.groups.filter(({ values }) => values.length > MOST_VALUES).map(({ column }) => column);
  return [
    ...(truth.unknown > 0 ? [`${truth.unknown} rows of the truth name no entity; their records are not judged`] : []),
    ...strangersNote(links?.strangers ?? 0, 'pairs'), ...strangersNote(clusters?.strangers ?? 0, 'clusters'),
    ...((links?.repeated ?? 0) > 0 ? [`${links?.repeated} pairs stand in the file again, and count once`] : []),
    ...((clusters?.left ?? 0) > 0 ? [`${clusters?.left} records of the truth stand in no cluster, and count as alone`] : []),
    ...(many.length > 0 ? [`${many.join(', ')}: more than ${MOST_VALUES} different values, so that the result is not shown by them`] : []),
  ];
}
