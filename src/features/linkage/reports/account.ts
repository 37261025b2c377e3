import type { BlockingRecall } from '../evaluate/blocking.ts';
import type { Linked } from '../run/run-link.ts';
import type { Thresholds } from '../run/thresholds.ts';

/** What a run did, in numbers that name nobody. Kept with the run, so that its report is the same later. */
export interface RunAccount {
  readonly thresholds: Thresholds;
  readonly clusters: { readonly all: number; readonly bySize: readonly (readonly [size: number, clusters: number])[] };
  readonly blocking: readonly { readonly rule: string; readonly pairs: number; readonly tooLarge: number }[];
  /** How many pairs of records that people had joined before, directly or through others, the rules give; absent where there were none. */
  readonly recall?: BlockingRecall;
  readonly notLearnt: readonly string[];
}

export function accountOf({ records: { count }, clustering: { of }, rules, thresholds, model }: Linked, recall: BlockingRecall | undefined): RunAccount {
  const members = new Int32Array(count);
  for (let record = 0; record < count; record++) members[of[record] ?? 0] = (members[of[record] ?? 0] ?? 0) + 1;
  const sizes = members.filter((size) => size > 0);
  const bySize = [...Map.groupBy(sizes, (size) => size)].map(([size, clusters]) => [size, clusters.length] as const).toSorted(([a], [b]) => a - b);
  return {
    thresholds, clusters: { all: sizes.length, bySize }, blocking: rules.map(({ rule, pairs, passedOver }) => ({ rule, pairs, tooLarge: passedOver.length })),
    ...(recall === undefined ? {} : { recall }), notLearnt: model.notLearnt,
  };
}
