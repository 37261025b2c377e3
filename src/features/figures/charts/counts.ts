import { scaleLinear } from 'd3-scale';
import type { Cell, Table, TableRow, Wording } from '../tables/table.ts';
import { sourceOf } from './cell-words.ts';
import { fillAt, fillDefinitions } from './fills.ts';
import { shortened } from './grouped.ts';
import { line, paragraph, QUIET, rect, RULE, text, wrapped } from './marks.ts';
import { framed, pictureId } from './picture.ts';

const [LABELS, NAMES, BARS, VALUES, LEFT, STEP, BAR] = [220, 130, 380, 190, 12, 24, 17];
const WIDTH = LABELS + NAMES + BARS + VALUES;
const START = LABELS + NAMES;

type Scale = ReturnType<typeof scaleLinear<number, number>>;

/** How many, not which share: for each row a bar of each column. The total is left out where it has parts, beside which it would dwarf them. */
export function countsChart(table: Table): string {
  const id = pictureId(`${table.name}-counts`);
  const parts = [...table.columns.keys()].filter((at) => table.columns.length === 1 || table.columns[at]?.code !== 'total');
  const highest = Math.max(5, ...table.rows.flatMap(({ cells }) => parts.map((at) => shown(cells[at]) ?? 0)));
  const x = scaleLinear([0, highest], [START, START + BARS]).nice(5);
  const heights = table.rows.map(({ label }) => Math.max(parts.length * STEP, wrapped(label, LABELS - 30).length * 18) + 14);
  const height = 26 + heights.reduce((sum, one) => sum + one, 0);
  let y = 26;
  const drawn = table.rows.map((row, at) => {
    const made = group({ id, table, parts, x }, row, table.styles[at]?.wording ?? [], y);
    y += heights[at] ?? 0;
    return made;
  });
  const said = table.rows.map(({ label, cells }, at) => `${label}: ${parts.map((column) => `${table.columns[column]?.label ?? ''} ${countInWords(cells[column], table.styles[at]?.wording[column] ?? '')}`).join(', ')}`);
  return framed(id, {
    title: table.title, width: WIDTH, height, definitions: fillDefinitions(id, parts.length), drawn: ticks(x, height) + drawn.join(''),
    description: `How many: for each of ${table.rows.length} rows a bar for each of ${parts.map((at) => table.columns[at]?.label ?? '').join(', ')}. ${said.join('; ')}. ${table.notes.join(' ')}`,
    below: [`Bar: the number of ${table.unitLabel}.`, ...sourceOf(table, false)],
  });
}

interface Drawing {
  readonly id: string;
  readonly table: Table;
  readonly parts: readonly number[];
  readonly x: Scale;
}

function group({ id, table, parts, x }: Drawing, { label, cells }: TableRow, wording: readonly Wording[], y: number): string {
  const bars = parts.map((column, at) => {
    const top = y + at * STEP;
    const count = shown(cells[column]);
    const words = countInWords(cells[column], wording[column] ?? '');
    const name = text(START - 8, top + 13, shortened(table.columns[column]?.label ?? '', NAMES - 12), { anchor: 'end', size: 12, fill: QUIET });
    if (count === null) return name + text(START + 6, top + 13, words, { size: 12, fill: QUIET });
    return name + rect(x(0), top, x(count) - x(0), BAR, { fill: fillAt(id, at), width: 0.75 }) + text(x(count) + 8, top + 13, words, { size: 13 });
  });
  return line(LEFT, y - 8, WIDTH - LEFT, y - 8, { stroke: RULE }) + paragraph(LEFT, y + 13, label, LABELS - 30) + bars.join('');
}

function ticks(x: Scale, height: number): string {
  return x.ticks(5).filter(Number.isInteger).map((tick) => line(x(tick), 16, x(tick), height, { stroke: tick === 0 ? QUIET : RULE }) + text(x(tick), 10, String(tick), { anchor: 'middle', size: 13, fill: QUIET })).join('');
}

function shown(cell: Cell | undefined): number | null {
  return cell === undefined || cell.suppressed ? null : cell.count;
}

function countInWords(cell: Cell | undefined, wording: Wording): string {
  const count = shown(cell);
  return count === null ? 'not published: a small number' : `${wording === '' || wording === 'as recorded' ? '' : `${wording} `}${count}`;
}
