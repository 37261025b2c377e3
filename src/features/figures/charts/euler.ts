import type { OverlapChart } from '../tables/chart-schema.ts';
import type { Table } from '../tables/table.ts';
import { barChart } from './bars.ts';
import { sourceOf } from './cell-words.ts';
import type { Disc } from './circles.ts';
import { fitCircles, type Fit } from './euler-fit.ts';
import { circle, INK, text, widthOf, wrapped } from './marks.ts';
import { overlapInWords, overlapOf, regionInWords, sizeOf, type Overlap } from './overlap.ts';
import { framed, pictureId } from './picture.ts';

const [WIDTH, HEIGHT, SIDE, EDGE] = [920, 470, 230, 44];
const OUTLINES = [undefined, '9 5', '2 4'];
const TINTS = ['#0b5c66', '#8a8f99', '#c9a227'];

/** Two or three sets as circles whose areas tell the numbers, as far as circles can; how far they are off is said. */
export function eulerChart(table: Table, declared: OverlapChart, column: number): string {
  const overlap = overlapOf(table, declared, column);
  if (overlap === undefined || overlap.regions.every((count) => count === 0)) return barChart(table, column);
  const id = pictureId(`${table.name}-euler`);
  const fit = fitCircles(overlap.regions);
  const discs = placed(fit.discs);
  const shown = overlap.regions.map((count, place) => (place === 0 || count === 0 ? undefined : roomiest(discs, place)));
  const numbers = overlap.regions.map((count, place) => {
    const at = shown[place];
    return at === undefined ? '' : text(at.x, at.y + 5, String(count), { anchor: 'middle', size: at.room < 12 ? 11 : 17, bold: true });
  });
  const missing = overlap.regions.flatMap((count, place) => (count > 0 && shown[place] === undefined ? [`Too small to be drawn: ${regionInWords(overlap, place)}, ${count}.`] : []));
  return framed(id, {
    title: table.title, width: WIDTH, height: HEIGHT,
    description: `${discs.length} circles that overlap. ${overlapInWords(overlap)} ${faith(fit, overlap)} ${table.notes.join(' ')}`,
    drawn: [
      ...discs.map(({ x, y, r }, at) => (r < 0.5 ? '' : circle(x, y, r, { fill: TINTS[at] ?? INK, width: 0 }).replace('/>', ' fill-opacity="0.16"/>'))),
      ...discs.map(({ x, y, r }, at) => (r < 0.5 ? '' : outline(x, y, r, OUTLINES[at]))), ...numbers, ...names(overlap, discs),
    ].join(''),
    below: [faith(fit, overlap), ...missing, ...(overlap.none === null ? [] : [`None of them: ${overlap.none}.`]), ...sourceOf(table, false)],
  });
}

function outline(x: number, y: number, r: number, dash: string | undefined): string {
  return circle(x, y, r, { width: 2, ...(dash === undefined ? {} : { dash }) });
}

/** How true the picture is. Half a point of the whole is less than an eye can tell. */
function faith({ error, wanted, drawn }: Fit, overlap: Overlap): string {
  if (error < 0.0005) return 'Areas are true to the numbers.';
  const worst = wanted.reduce((found, share, place) => (Math.abs(share - (drawn[place] ?? 0)) > Math.abs((wanted[found] ?? 0) - (drawn[found] ?? 0)) ? place : found), 1);
  return `Circles cannot show these numbers exactly. The largest error: “${regionInWords(overlap, worst)}” is drawn as ${percent(drawn[worst])} of all that have any of them, and is ${percent(wanted[worst])}.`;
}

function percent(share = 0): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** The circles moved and scaled to the middle of the picture. */
function placed(discs: readonly Disc[]): readonly Disc[] {
  const real = discs.filter(({ r }) => r > 0);
  const [left, right] = [Math.min(...real.map(({ x, r }) => x - r)), Math.max(...real.map(({ x, r }) => x + r))];
  const [top, bottom] = [Math.min(...real.map(({ y, r }) => y - r)), Math.max(...real.map(({ y, r }) => y + r))];
  const scale = Math.min((WIDTH - 2 * SIDE) / (right - left), (HEIGHT - 2 * EDGE) / (bottom - top));
  return discs.map(({ x, y, r }) => ({ x: WIDTH / 2 + (x - (left + right) / 2) * scale, y: HEIGHT / 2 + (y - (top + bottom) / 2) * scale, r: r * scale }));
}

/** The point of a region that is furthest from every edge; nothing where the region is too small for a number. */
function roomiest(discs: readonly Disc[], place: number): { readonly x: number; readonly y: number; readonly room: number } | undefined {
  let best: { readonly x: number; readonly y: number; readonly room: number } | undefined;
  for (let x = 0; x <= WIDTH; x += 4) {
    for (let y = 0; y <= HEIGHT; y += 4) {
      const room = Math.min(...discs.map((disc, at) => (disc.r - Math.hypot(x - disc.x, y - disc.y)) * ((place & (1 << at)) === 0 ? -1 : 1)));
      if (room > (best?.room ?? 6)) best = { x, y, room };
    }
  }
  return best;
}

/** Each set's name and size outside its circle, on the side away from the others. */
function names(overlap: Overlap, discs: readonly Disc[]): readonly string[] {
  return discs.map((disc, at) => {
    const others = discs.filter((_, place) => place !== at);
    const middle = { x: others.reduce((sum, { x }) => sum + x, 0) / others.length, y: others.reduce((sum, { y }) => sum + y, 0) / others.length };
    const away = Math.atan2(disc.y - middle.y, disc.x - middle.x);
    const across = Math.cos(away);
    const anchor = across > 0.3 ? 'start' : across < -0.3 ? 'end' : 'middle';
    const [x, y] = [disc.x + Math.cos(away) * (disc.r + 12), disc.y + Math.sin(away) * (disc.r + 24)];
    const width = anchor === 'middle' ? 2 * SIDE : Math.max(90, anchor === 'start' ? WIDTH - x - 10 : x - 10);
    const lines = wrapped(overlap.sets[at] ?? '', Math.min(width, Math.max(150, widthOf('Mental health problems'))), 14);
    const first = Math.sin(away) < -0.5 ? y - lines.length * 18 : y;
    return [...lines.map((words, index) => text(x, first + index * 18, words, { anchor, bold: true })), text(x, first + lines.length * 18, `${sizeOf(overlap, at)} in all`, { anchor })].join('');
  });
}
