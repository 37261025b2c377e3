import { ok, type Result } from '../../../kernel/result.ts';
import { cluster, type Clustering } from '../cluster/cluster.ts';
import { ProblemBook } from '../records/problem-book.ts';
import type { Problem } from '../records/problem.ts';
import { readRecords } from '../records/read-records.ts';
import type { Records } from '../records/records.ts';
import { weighApart } from '../processes/weigh-apart.ts';
import { Pairs } from '../score/pairs.ts';
import { weigh, type WeighedRule } from '../score/weigh.ts';
import { weightsOf } from '../score/weights.ts';
import { Workforce } from '../score/workforce.ts';
import type { LinkSettings } from '../settings.ts';
import type { Model } from '../train/model.ts';
import { train } from '../train/train.ts';
import { prepare, type Prepared } from './prepare.ts';
import { Stages, type Stage } from './stages.ts';
import { LARGEST_BLOCK, thresholdsOf, type Thresholds } from './thresholds.ts';

export interface RuleReport {
  readonly rule: string;
  /** Pairs that this rule gave and none before it did. */
  readonly pairs: number;
  readonly passedOver: readonly number[];
}

export interface Linked {
  readonly records: Records;
  readonly prepared: Prepared;
  readonly model: Model;
  readonly thresholds: Thresholds;
  readonly pairs: Pairs;
  readonly clustering: Clustering;
  readonly rules: readonly RuleReport[];
  readonly problems: readonly Problem[];
  readonly stages: readonly Stage[];
}

export interface LinkOptions {
  readonly files: readonly string[];
  readonly settings: LinkSettings;
  /** A model of an earlier run to weigh by, instead of learning one. */
  readonly model?: Model;
  readonly threads: number;
  /** Processes that weigh pairs, each in a share of the threads; the one that runs where not given. */
  readonly processes?: number;
  readonly progress: (text: string) => void;
}

// Below this many records, starting threads takes longer than the work.
const ALONE = 30_000;

/** The whole run: reads, learns, weighs and clusters. Writes nothing. */
export async function runLink({ files, settings, model: given, threads, processes = 1, progress }: LinkOptions): Promise<Result<Linked>> {
  const stages = new Stages();
  const read = readRecords(files, settings, progress);
  if (!read.ok) return read;
  stages.end('read');
  const records = read.value;
  progress(`${records.count} records read`);
  const ready = prepare(records, settings);
  if (!ready.ok) return ready;
  const prepared = ready.value;
  stages.end('prepare');
  const model = given ?? train(records, prepared, progress);
  stages.end('learn');
  const problems = new ProblemBook(records.problems);
  if (model.notLearnt.length > 0) problems.add({ code: 'NOT_LEARNT', message: `There were too few pairs to learn how records agree in ${model.notLearnt.join(', ')}. What is usual stands in; look at more of the links than you would otherwise` });
  const thresholds = { ...thresholdsOf(settings), ...(records.salted === true ? { automatic: Infinity } : {}) };
  const workforce = new Workforce({ prepared, weights: weightsOf(model, prepared) }, records.count < ALONE ? 1 : threads);
  const pairs = new Pairs();
  const rules: RuleReport[] = [];
  const largest = settings.largest_block ?? LARGEST_BLOCK;
  const take = (rule: WeighedRule): void => void rules.push(taken(rule, prepared, largest, pairs, problems, progress));
  if (processes > 1) await weighApart({ files, settings, model, records: records.count, processes, threads: Math.max(1, Math.floor(threads / processes)) }, take);
  else await weigh(prepared, workforce, { floor: thresholds.pairs, largest }, take);
  stages.end('block and weigh');
  const clustering = await cluster(records, pairs, workforce, { join: thresholds.join, edge: thresholds.pairs });
  await workforce.dismiss();
  stages.end('cluster');
  return ok({ records, prepared, model, thresholds, pairs, clustering, rules, problems: problems.all(), stages: stages.done });
}

function taken({ rule, weighed, passedOver, pieces }: WeighedRule, { rules }: Prepared, largest: number, pairs: Pairs, problems: ProblemBook, progress: LinkOptions['progress']): RuleReport {
  const words = rules[rule]?.words ?? '';
  for (const piece of pieces) pairs.addAll(piece);
  if (passedOver.length > 0) problems.add(tooLarge(words, passedOver, largest));
  progress(`${words}: ${weighed} pairs`);
  return { rule: words, pairs: weighed, passedOver };
}

function tooLarge(rule: string, passedOver: readonly number[], largest: number): Problem {
  return { code: 'BLOCK_TOO_LARGE', message: `${passedOver.length} blocks of records that agree in ${rule} have more than ${largest} records, the largest ${passedOver.reduce((most, one) => Math.max(most, one), 0)}. They were passed over for this rule: two of their records are compared only where another rule brings them together` };
}
