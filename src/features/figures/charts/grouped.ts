import { scaleLinear } from 'd3-scale';
import type { Table, TableRow, Wording } from '../tables/table.ts';
import { axis, keyInWords, silence } from './bars.ts';
import { drawable, shareInWords, sourceOf } from './cell-words.ts';
import { fillAt, fillDefinitions } from './fills.ts';
import { line, paragraph, QUIET, rect, RULE, text, whisker, widthOf, wrapped } from './marks.ts';
import { framed, pictureId } from './picture.ts';

const [LABELS, NAMES, BARS, VALUES, LEFT, STEP, BAR] = [220, 130, 340, 230, 12, 21, 15];
const WIDTH = LABELS + NAMES + BARS + VALUES;
const START = LABELS + NAMES;

/** For each row a bar of each column, named beside it and told apart by pattern. */
export function groupedChart(table: Table): string {
  const id = pictureId(`${table.name}-grouped`);
  const x = scaleLinear([0, 100], [START, START + BARS]);
  const heights = table.rows.map(({ label }) => Math.max(table.columns.length * STEP, wrapped(label, LABELS - 30).length * 18) + 14);
  const height = 26 + heights.reduce((sum, one) => sum + one, 0);
  let y = 26;
  const drawn = table.rows.map((row, at) => {
    const made = group(id, table, row, table.styles[at]?.wording ?? [], y, x);
    y += heights[at] ?? 0;
    return made;
  });
  const found = table.rows.flatMap(({ cells }, at) => cells.map((cell, column) => drawable(cell, table.styles[at]?.wording[column] ?? '')));
  return framed(id, {
    title: table.title, width: WIDTH, height, definitions: fillDefinitions(id, table.columns.length), drawn: axis(x, height) + drawn.join(''),
    description: `For each of ${table.rows.length} rows a bar for each of ${table.columns.map(({ label }) => label).join(', ')}. ${table.rows.map(({ label, cells }, at) => `${label}: ${cells.map((cell, column) => `${table.columns[column]?.label ?? ''} ${shareInWords(cell, table.styles[at]?.wording[column] ?? '', table.places)}`).join(', ')}`).join('; ')}. ${table.notes.join(' ')}`,
    below: [keyInWords(found), ...sourceOf(table)],
  });
}

function group(id: string, table: Table, { label, cells }: TableRow, wording: readonly Wording[], y: number, x: (percent: number) => number): string {
  const bars = cells.map((cell, column) => {
    const top = y + column * STEP;
    const found = drawable(cell, wording[column] ?? '');
    const words = shareInWords(cell, wording[column] ?? '', table.places);
    const name = text(START - 8, top + 12, shortened(table.columns[column]?.label ?? '', NAMES - 12), { anchor: 'end', size: 12, fill: QUIET });
    if (found.kind !== 'number') return name + text(START + 6, top + 12, words, { size: 12, fill: QUIET });
    return name + rect(x(0), top, x(found.percent) - x(0), BAR, { fill: fillAt(id, column), width: 0.75 }) + silence(found, top, BAR, x)
      + whisker(x(found.low), x(found.high), top + BAR / 2, 4) + text(START + BARS + 12, top + 12, words, { size: 12 });
  });
  return line(LEFT, y - 8, WIDTH - LEFT, y - 8, { stroke: RULE }) + paragraph(LEFT, y + 12, label, LABELS - 30) + bars.join('');
}

export function shortened(words: string, width: number): string {
  if (widthOf(words, 12) <= width) return words;
  let kept = words;
  while (kept.length > 1 && widthOf(`${kept}…`, 12) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
