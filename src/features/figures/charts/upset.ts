import { scaleLinear } from 'd3-scale';
import type { OverlapChart } from '../tables/chart-schema.ts';
import type { Table } from '../tables/table.ts';
import { barChart } from './bars.ts';
import { sourceOf } from './cell-words.ts';
import { fillAt, fillDefinitions } from './fills.ts';
import { circle, INK, line, paragraph, QUIET, rect, RULE, text } from './marks.ts';
import { overlapInWords, overlapOf, sizeOf, type Overlap } from './overlap.ts';
import { framed, pictureId } from './picture.ts';

const [WIDTH, SIZES, LABELS, BARS, ROW, LEFT] = [920, 130, 230, 200, 32, 12];
const START = SIZES + LABELS + 20;
/** More columns than this would be too narrow to read. */
const MOST = 24;

/** Every combination of several sets as a column of dots with a bar above, the largest first; how large each set is, at the side. */
export function upsetChart(table: Table, declared: OverlapChart, column: number): string {
  const overlap = overlapOf(table, declared, column);
  if (overlap === undefined) return barChart(table, column);
  const id = pictureId(`${table.name}-upset`);
  const found = [...overlap.regions.entries()].filter(([place, count]) => place > 0 && count > 0);
  const all = [...found.toSorted(([, one], [, other]) => other - one), ...(overlap.none === null ? [] : [[0, overlap.none] as const])];
  const shown = all.slice(0, MOST);
  const step = Math.min(62, (WIDTH - START - LEFT) / Math.max(1, shown.length));
  const y = scaleLinear([0, Math.max(1, ...shown.map(([, count]) => count))], [BARS, 24]);
  const height = BARS + 16 + overlap.sets.length * ROW;
  const columns = shown.map(([place, count], at) => combination(id, overlap, place, count, START + (at + 0.5) * step, Math.min(34, step * 0.6), y));
  return framed(id, {
    title: table.title, width: WIDTH, height, definitions: fillDefinitions(id, 1), drawn: [...rows(id, overlap, START + shown.length * step), ...columns].join(''),
    description: `Every combination of ${overlap.sets.join(', ')}, as a column of dots with a bar. ${overlapInWords(overlap)} ${table.notes.join(' ')}`,
    below: [
      'A filled dot: has it. An empty dot: it is not recorded. Bar above: how many have exactly these. Bar at the side: how many have it at all.',
      ...(all.length > shown.length ? [`${all.length - shown.length} smaller combinations, ${all.slice(MOST).reduce((sum, [, count]) => sum + count, 0)} in all, are in the table and not drawn.`] : []), ...sourceOf(table, false),
    ],
  });
}

function rows(id: string, overlap: Overlap, end: number): readonly string[] {
  const sizes = overlap.sets.map((_, set) => sizeOf(overlap, set));
  const x = scaleLinear([0, Math.max(1, ...sizes)], [0, SIZES - 50]);
  return overlap.sets.map((label, set) => {
    const middle = BARS + 16 + (set + 0.5) * ROW;
    const width = x(sizes[set] ?? 0);
    const band = set % 2 === 0 ? rect(LEFT, middle - ROW / 2, end - LEFT, ROW, { fill: '#f2f7f7', width: 0 }) : '';
    return band + rect(SIZES - width, middle - 8, width, 16, { fill: fillAt(id, 0), width: 0.75 }) + text(SIZES - width - 6, middle + 5, String(sizes[set] ?? 0), { anchor: 'end', size: 13 })
      + paragraph(SIZES + 12, middle + 5, label, LABELS, { size: 14 });
  });
}

function combination(id: string, { sets }: Overlap, place: number, count: number, x: number, width: number, y: (count: number) => number): string {
  const middleOf = (set: number): number => BARS + 16 + (set + 0.5) * ROW;
  const inside = sets.flatMap((_, set) => ((place & (1 << set)) === 0 ? [] : [set]));
  const [first, last] = [inside[0], inside.at(-1)];
  return rect(x - width / 2, y(count), width, BARS - y(count), { fill: fillAt(id, 0), width: 0.75 }) + text(x, y(count) - 6, String(count), { anchor: 'middle', bold: true })
    + line(x - width / 2 - 2, BARS, x + width / 2 + 2, BARS, { stroke: QUIET })
    + (first === undefined || last === undefined || first === last ? '' : line(x, middleOf(first), x, middleOf(last), { width: 3 }))
    + sets.map((_, set) => circle(x, middleOf(set), 7, inside.includes(set) ? { fill: INK } : { fill: '#ffffff', stroke: RULE, width: 1.5 })).join('');
}
