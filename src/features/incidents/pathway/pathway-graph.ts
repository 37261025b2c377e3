import { arrowsOf, type Nothing, type TransitionTable } from './transition-table.ts';

/**
 * What is wrong with a table of transitions, as sentences for its author; empty when it is sound.
 * Every stage must be reachable, and from every stage an end must be reachable.
 */
export function validatePathway<Stage extends string, Kind extends string>(
  table: TransitionTable<Stage, Kind>,
  stages: readonly Stage[],
  ends: readonly Stage[],
): readonly string[] {
  const arrows = arrowsOf(table);
  const onwards = (stage: Stage | Nothing): readonly Stage[] => arrows.filter(({ from }) => from === stage).map(({ to }) => to);
  const reached = walk<Stage>(onwards('nothing'), onwards);
  const doubled = arrows.filter((arrow, index) =>
    arrows.findIndex(({ from, act, when }) => from === arrow.from && act === arrow.act && when === arrow.when) !== index);
  return [
    ...stages.filter((stage) => !reached.has(stage)).map((stage) => `nothing leads to ${stage}`),
    ...stages.filter((stage) => !ends.some((end) => walk([stage], onwards).has(end))).map((stage) => `${stage} is a dead end`),
    ...doubled.map(({ from, act }) => `${act} from ${from} is in the table twice`),
  ];
}

function walk<Stage extends string>(start: readonly Stage[], onwards: (stage: Stage) => readonly Stage[]): ReadonlySet<Stage> {
  const seen = new Set<Stage>();
  const next = [...start];
  for (let stage = next.pop(); stage !== undefined; stage = next.pop()) {
    if (seen.has(stage)) continue;
    seen.add(stage);
    next.push(...onwards(stage));
  }
  return seen;
}
