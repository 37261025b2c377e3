import { scaleLinear, scalePoint } from 'd3-scale';
import { line as curve } from 'd3-shape';
import type { Table } from '../tables/table.ts';
import { drawable, shareInWords, sourceOf, type Drawable } from './cell-words.ts';
import { circle, INK, line, path, QUIET, rect, RULE, rounded, text, wrapped } from './marks.ts';
import { framed, pictureId } from './picture.ts';

const [WIDTH, LEFT, RIGHT, TOP, HEIGHT] = [920, 56, 250, 20, 360];
const DASHES = [undefined, '7 4', '2 3', '9 3 2 3'];

interface Point {
  readonly x: number;
  readonly found: Drawable;
  /** Before this year the code meant something else. */
  readonly broken: boolean;
}

/** A line for each row over the years. Where a series breaks the line stops, and a rule with words says why. */
export function seriesChart(table: Table): string {
  const id = pictureId(`${table.name}-series`);
  const x = scalePoint(table.columns.map(({ code }) => code), [LEFT, WIDTH - RIGHT]).padding(0.5);
  const all = table.rows.map(({ cells }, at) => cells.map((cell, column) => drawable(cell, table.styles[at]?.wording[column] ?? '')));
  const highest = Math.max(5, ...all.flat().map((one) => (one.kind === 'number' ? one.high : 0)));
  const y = scaleLinear([0, Math.min(100, highest)], [TOP + HEIGHT, TOP]).nice(5);
  const breaks = table.series?.breaks ?? [];
  const lines = table.rows.map((row, at) => table.columns.map(({ code }, column): Point => ({
    x: x(code) ?? 0, found: all[at]?.[column] ?? { kind: 'nobody' }, broken: breaks.some((one) => one.row === row.code && one.column === code),
  })));
  const drawn = axes(table, x, y) + breakRules(table, x) + lines.map((points, at) => series(points, at, y)).join('') + names(table, lines, y);
  return framed(id, {
    title: table.title, width: WIDTH, height: TOP + HEIGHT + 34, drawn,
    description: `A line for each of ${table.rows.length} rows, from ${table.columns[0]?.label ?? ''} to ${table.columns.at(-1)?.label ?? ''}. ${table.rows.map(({ label, cells }, at) => `${label}: ${cells.map((cell, column) => `${table.columns[column]?.label ?? ''} ${shareInWords(cell, table.styles[at]?.wording[column] ?? '', table.places)}`).join(', ')}`).join('; ')}. ${table.notes.join(' ')}`,
    below: [
      'Mark: the share counted. Upright line: its interval. A year without a mark is not published, or has nobody to be counted.',
      ...breaks.map(({ row, because }) => `Break in ${table.rows.find(({ code }) => code === row)?.label ?? row}: ${because}.`), ...sourceOf(table),
    ],
  });
}

function axes(table: Table, x: (code: string) => number | undefined, y: ReturnType<typeof scaleLinear<number, number>>): string {
  const rules = y.ticks(5).map((tick) => line(LEFT, y(tick), WIDTH - RIGHT, y(tick), { stroke: tick === 0 ? QUIET : RULE }) + text(LEFT - 8, y(tick) + 4, `${tick}%`, { anchor: 'end', size: 13, fill: QUIET }));
  const every = Math.ceil((table.columns.length * 58) / (WIDTH - RIGHT - LEFT));
  return rules.join('') + table.columns.map(({ code, label }, at) => (at % every === 0 ? text(x(code) ?? 0, TOP + HEIGHT + 22, label, { anchor: 'middle', size: 13, fill: QUIET }) : '')).join('');
}

function breakRules(table: Table, x: ReturnType<typeof scalePoint<string>>): string {
  const columns = [...new Set((table.series?.breaks ?? []).flatMap(({ column }) => column ?? []))];
  return columns.map((column) => {
    const place = (x(column) ?? 0) - x.step() / 2;
    return line(place, TOP - 4, place, TOP + HEIGHT, { dash: '2 4', width: 1.5 }) + text(place + 5, TOP + 8, 'break', { size: 12, fill: QUIET });
  }).join('');
}

function series(points: readonly Point[], at: number, y: (percent: number) => number): string {
  const dash = DASHES[at % DASHES.length];
  const runs = pieces(points).map((run) => curve<Point>((one) => rounded(one.x), (one) => (one.found.kind === 'number' ? rounded(y(one.found.percent)) : 0))([...run]) ?? '');
  return runs.map((run) => path(run, { width: 2, ...(dash === undefined ? {} : { dash }) })).join('')
    + points.map(({ x, found }) => (found.kind === 'number' ? line(x, y(found.low), x, y(found.high), { stroke: QUIET }) + mark(x, y(found.percent), at) : '')).join('');
}

/** The stretches over which a line may be drawn: from break to break, and not over years without a number. */
function pieces(points: readonly Point[]): readonly (readonly Point[])[] {
  const all: Point[][] = [[]];
  for (const point of points) {
    if (point.broken || point.found.kind !== 'number') all.push([]);
    if (point.found.kind === 'number') all.at(-1)?.push(point);
  }
  return all.filter((run) => run.length > 1);
}

/** A shape for each series, filled or empty. */
function mark(x: number, y: number, at: number): string {
  const fill = at % 2 === 0 ? INK : '#ffffff';
  switch (Math.floor(at / 2) % 3) {
    case 0: return circle(x, y, 5, { fill, width: 1.6 });
    case 1: return rect(x - 4.5, y - 4.5, 9, 9, { fill, width: 1.6 });
    default: return path(`M${rounded(x)} ${rounded(y - 6)}L${rounded(x + 6)} ${rounded(y + 5)}H${rounded(x - 6)}Z`, { fill, width: 1.6 });
  }
}

/** Each name at the end of its line, moved down where it would cover the one above. */
function names(table: Table, lines: readonly (readonly Point[])[], y: (percent: number) => number): string {
  const wanted = table.rows.map(({ label }, at) => {
    const last = lines[at]?.findLast(({ found }) => found.kind === 'number');
    return { label, at, y: last?.found.kind === 'number' ? y(last.found.percent) : TOP + HEIGHT };
  }).toSorted((one, other) => one.y - other.y);
  let below = 0;
  return wanted.map(({ label, at, y: place }) => {
    const parts = wrapped(label, RIGHT - 50, 13);
    const top = Math.max(place, below);
    below = top + parts.length * 16 + 4;
    const drawn = parts.map((part, index) => text(WIDTH - RIGHT + 24, top + 4 + index * 16, part, { size: 13 })).join('');
    return mark(WIDTH - RIGHT + 10, top, at) + drawn;
  }).join('');
}
