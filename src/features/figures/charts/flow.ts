import { printedPercent } from '../tables/percent.ts';
import type { FlowChart } from '../tables/chart-schema.ts';
import type { Table } from '../tables/table.ts';
import { sourceOf } from './cell-words.ts';
import { line, paragraph, path, QUIET, rect, text, wrapped } from './marks.ts';
import { framed, pictureId } from './picture.ts';

type Box = FlowChart['boxes'][number];

interface Standing {
  readonly box: Box;
  readonly label: string;
  readonly count: number | null;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

const [WIDTH, BOX, GAP, LEFT, SPACE] = [920, 240, 70, 12, 14];

/**
 * What became of the cases, from left to right: each box is a part of the one before, or some of it.
 * Parts that do not add up to their whole are said.
 */
export function flowChart(table: Table, { boxes }: FlowChart, column: number): string {
  const id = pictureId(`${table.name}-flow`);
  const standing = arranged(table, boxes, column);
  const levels = Math.max(...standing.map(({ x }) => x)) + BOX + LEFT;
  const height = Math.max(...standing.map(({ y, height: tall }) => y + tall)) + 6;
  const sums = sumsOf(standing);
  return framed(id, {
    title: table.title, width: Math.max(WIDTH, levels), height,
    drawn: standing.map((one) => arrowTo(one, standing) + boxOf(one, standing)).join(''),
    description: `Boxes from left to right. ${standing.map(({ box, label, count }) => `${label}: ${count ?? 'not published'}${box.from === undefined ? '' : ` of ${labelOf(standing, box.from)}`}`).join('; ')}. ${sums.join(' ')} ${table.notes.join(' ')}`,
    below: [...sums, ...new Set(boxes.flatMap(({ source }) => (source === undefined ? [] : [`Stated, and not counted from the data: ${source}.`]))), ...sourceOf(table, false)],
  });
}

/** Depth gives the place across; each branch stands below the one before it. */
function arranged(table: Table, boxes: readonly Box[], column: number): readonly Standing[] {
  const found: Standing[] = [];
  let floor = 0;
  const put = (box: Box, depth: number): void => {
    const row = table.rows.find(({ code }) => code === box.row);
    const label = box.label ?? row?.label ?? box.code;
    const height = 44 + wrapped(label, BOX - 24).length * 19;
    found.push({ box, label, count: box.count ?? row?.cells[column]?.count ?? null, x: LEFT + depth * (BOX + GAP), y: floor, height });
    const bottom = floor + height + SPACE;
    const parts = boxes.filter(({ from }) => from === box.code);
    for (const part of parts) put(part, depth + 1);
    floor = Math.max(floor, bottom);
  };
  for (const box of boxes) if (box.from === undefined) put(box, 0);
  return found;
}

function boxOf({ box, label, count, x, y, height }: Standing, standing: readonly Standing[]): string {
  const whole = standing.find((one) => one.box.code === box.from)?.count ?? null;
  const share = whole === null || whole === 0 || count === null ? '' : ` (${printedPercent(count, whole, 0)}%)`;
  return rect(x, y, BOX, height, { fill: box.from === undefined ? '#f2f7f7' : '#ffffff', width: 1.5, ...(box.part === 'some' ? { dash: '6 4' } : {}) })
    + text(x + 12, y + 28, count === null ? 'not published' : `${count}${share}`, { size: count === null ? 14 : 20, bold: true }) + paragraph(x + 12, y + 50, label, BOX - 24);
}

function arrowTo({ box, x, y, height }: Standing, standing: readonly Standing[]): string {
  const from = standing.find((one) => one.box.code === box.from);
  if (from === undefined) return '';
  const [start, middle, end, top] = [from.x + BOX, from.x + BOX + GAP / 2, x, y + height / 2];
  const dash = box.part === 'some' ? { dash: '6 4' } : {};
  const low = Math.min(from.y + from.height / 2, top);
  return line(start, from.y + from.height / 2, middle, from.y + from.height / 2, { stroke: QUIET }) + line(middle, low, middle, Math.max(from.y + from.height / 2, top), { stroke: QUIET })
    + line(middle, top, end - 7, top, { stroke: QUIET, ...dash }) + path(`M${end} ${top}l-9 -5v10z`, { fill: QUIET, width: 0 });
}

/** "368 = 278 + 74 + 16", or by how much the parts miss their whole. */
function sumsOf(standing: readonly Standing[]): readonly string[] {
  return standing.flatMap(({ box, label, count }) => {
    const parts = standing.filter((one) => one.box.from === box.code && one.box.part !== 'some');
    const counts = parts.map((one) => one.count).filter((one) => one !== null);
    if (parts.length === 0 || count === null || counts.length < parts.length) return [];
    const sum = counts.reduce((total, one) => total + one, 0);
    return sum === count ? [`${count} = ${counts.join(' + ')}.`] : [`Does not add up: ${label} is ${count}, and its parts are ${counts.join(' + ')} = ${sum}.`];
  });
}

function labelOf(standing: readonly Standing[], code: string): string {
  return standing.find(({ box }) => box.code === code)?.label ?? code;
}
