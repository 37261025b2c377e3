import type { Comparison } from './compare.ts';
import type { CompareRow, GroupShare } from './row.ts';

/** A comparison as a person reads it in a terminal. */
export function comparisonInWords({ frozen, unit, cohort, rest, left_out, matching, rows, notes }: Comparison): string {
  const names = namesOf(rows);
  const width = Math.max(8, ...names.map((name) => name.length));
  const head = ['cohort', 'rest', 'difference (points)', 'ratio', 'p', 'Holm', 'BH', 'not mentioned'];
  return [
    `${cohort.expression}: ${cohort.cases} ${unit}, beside ${rest.cases} of ${rest.expression}`,
    ...(left_out.faulty === 0 && left_out.in_neither === 0 ? [] : [`left out: ${left_out.in_neither ?? 'a few'} in neither group, ${left_out.faulty ?? 'a few'} with something wrong`]),
    ...(matching === null ? [] : [`matched on ${matching.on.join(', ')}: ${matching.matched} with ${matching.drawn} drawn, ${matching.unmatched.length} without a match (seed ${matching.seed})`]),
    `made on ${String(frozen['on'])}, codebook ${String(frozen['codebook'])} version ${String(frozen['codebook_version'])}, data ${String(frozen['data_hash']).slice(0, 19)}…`,
    '', line(width, '', head), ...rows.map((row, index) => line(width, names[index] ?? row.label, cells(row))), '', ...notes,
  ].join('\n');
}

/** Names each row once: where a parent's and a child's code have one label, its code tells them apart. */
function namesOf(rows: readonly CompareRow[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { label } of rows) times.set(label, (times.get(label) ?? 0) + 1);
  return rows.map(({ code, label }) => ((times.get(label) ?? 0) > 1 ? `${label} (${code})` : label));
}

function cells(row: CompareRow): readonly string[] {
  const { cohort, rest, difference, ratio, fisher_p, holm_p, bh_p, chooses } = row;
  const p = chooses ? ['chooses', '', ''] : [fisher_p, holm_p, bh_p].map((value) => (value === null ? '–' : value < 0.0005 ? '<0.001' : value.toFixed(3)));
  return [share(cohort), share(rest), spread(difference.value, difference.low, difference.high, 1), spread(ratio.value, ratio.low, ratio.high, 2), ...p, `${cohort.not_mentioned ?? 'c'}; ${rest.not_mentioned ?? 'c'}`];
}

function share({ present, base, percent, suppressed }: GroupShare): string {
  if (suppressed === true) return 'c';
  return percent === null ? 'no base' : `${present} of ${base} (${percent.toFixed(1)}%)`;
}

function spread(value: number | null, low: number | null, high: number | null, places: number): string {
  if (value === null && low === null) return '–';
  return `${value === null ? '–' : value.toFixed(places)} (${low?.toFixed(places) ?? '–'} to ${high?.toFixed(places) ?? 'no end'})`;
}

const WIDTHS = [22, 22, 24, 22, 9, 9, 9, 0];

function line(width: number, name: string, parts: readonly string[]): string {
  return `${name.padEnd(width)}  ${parts.map((part, index) => part.padEnd(WIDTHS[index] ?? 0)).join('')}`.trimEnd();
}
