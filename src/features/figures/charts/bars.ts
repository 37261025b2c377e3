import { scaleLinear } from 'd3-scale';
import type { Table } from '../tables/table.ts';
import { drawable, shareInWords, sourceOf, type Drawable } from './cell-words.ts';
import { fillAt, fillDefinitions } from './fills.ts';
import { line, paragraph, QUIET, rect, RULE, text, whisker, wrapped } from './marks.ts';
import { framed, pictureId } from './picture.ts';

const [LABELS, BARS, VALUES, LEFT, TOP, BAR] = [310, 370, 240, 12, 26, 20];
const WIDTH = LABELS + BARS + VALUES;

type Scale = (percent: number) => number;

/** A bar for each row of one column, with its interval and how far silence could carry it. */
export function barChart(table: Table, column: number): string {
  const id = pictureId(`${table.name}-bars`);
  const x = scaleLinear([0, 100], [LABELS, LABELS + BARS]);
  const lines = table.rows.map((row, at) => {
    const { depth = 0, wording = [] } = table.styles[at] ?? {};
    const said = wording[column] ?? '';
    const label = `${depth > 0 ? 'of which ' : ''}${row.label}`;
    return { label, depth, found: drawable(row.cells[column], said), words: shareInWords(row.cells[column], said, table.places), height: Math.max(34, 16 + 18 * wrapped(label, LABELS - 30 - depth * 14).length) };
  });
  const height = TOP + lines.reduce((sum, one) => sum + one.height, 0);
  let y = TOP;
  const drawn = lines.map((one) => {
    const made = row(id, one, y, x);
    y += one.height;
    return made;
  });
  const label = table.columns[column]?.label ?? '';
  const title = table.columns.length > 1 ? `${table.title}: ${label}` : table.title;
  return framed(id, {
    title, width: WIDTH, height, definitions: fillDefinitions(id, 1), drawn: axis(x, height) + drawn.join(''),
    description: `Bars of ${lines.length} rows, ${label}. ${lines.map((one) => `${one.label}: ${one.words}`).join('; ')}. ${table.notes.join(' ')}`,
    below: [keyInWords(lines.map(({ found }) => found)), ...sourceOf(table)],
  });
}

function row(id: string, { label, depth, found, words }: { readonly label: string; readonly depth: number; readonly found: Drawable; readonly words: string }, y: number, x: Scale): string {
  const name = paragraph(LEFT + depth * 14, y + 17, label, LABELS - 30 - depth * 14);
  if (found.kind !== 'number') return name + text(LABELS + 6, y + 17, words, { size: 13, fill: QUIET });
  return name + rect(x(0), y + 3, x(found.percent) - x(0), BAR, { fill: fillAt(id, 0), width: 0.75 })
    + silence(found, y + 3, BAR, x) + whisker(x(found.low), x(found.high), y + 3 + BAR / 2) + text(LABELS + BARS + 12, y + 17, words, { size: 13 });
}

/** What silence leaves open, as an empty box with a broken edge: beyond the bar, or at its end. */
export function silence({ percent, least, most }: Extract<Drawable, { kind: 'number' }>, y: number, height: number, x: Scale): string {
  const beyond = most > percent ? rect(x(percent), y, x(most) - x(percent), height, { stroke: QUIET, dash: '3 3' }) : '';
  return beyond + (least < percent ? rect(x(least), y, x(percent) - x(least), height, { fill: '#ffffff', stroke: QUIET, dash: '3 3' }) : '');
}

/** What the marks mean; of silence only where there is some. */
export function keyInWords(found: readonly Drawable[]): string {
  const quiet = found.some((one) => one.kind === 'number' && one.most > one.least);
  return `Bar: the share counted. Line with ends: its interval.${quiet ? ' Box with a broken edge: what the records’ silence leaves open.' : ''}`;
}

/** Lines at 0, 25, 50, 75 and 100 percent, with their numbers above. */
export function axis(x: Scale, height: number): string {
  return [0, 25, 50, 75, 100].map((tick) => line(x(tick), 16, x(tick), height, { stroke: tick === 0 ? QUIET : RULE }) + text(x(tick), 10, `${tick}%`, { anchor: 'middle', size: 13, fill: QUIET })).join('');
}
