import { dateInWords, dayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import { RIGHT, type Frame } from './frame.ts';
import { roomBetween } from './labels.ts';
import type { Gap, Lane, Mark, PictureLinks, Standing } from './picture.ts';
import { el, escapeText, link, text } from './svg.ts';

export const LANE_HEIGHT = 54;
const DOT = 3;
const STEP = 7;
/** More on one spot than this and the dots become a column with their number. */
const STACK = 5;
/** In a lane so full that most spots would be stacked, columns alone are read more easily, and the page stays small. */
const FULL = 2;
/** Rows for entries whose day is not known, below the dots. */
const SPAN_ROWS = 3;
const SHORTEST_SPAN = 8;
const GAP_LETTER = 5.6;

/** One agency's lane: its gaps, its entries as dots, and as lines those whose day is not known. */
export function drawLane(lane: Lane, top: number, frame: Frame, links?: PictureLinks): string {
  const spans = lane.marks.filter((mark) => isSpan(mark, frame));
  const points = lane.marks.filter((mark) => !isSpan(mark, frame));
  const count = `${lane.marks.length} ${lane.marks.length === 1 ? 'entry' : 'entries'}`;
  return el('g', { class: 'chronology-lane' },
    el('line', { class: 'chronology-lane__edge', x1: 0, x2: RIGHT, y1: top + LANE_HEIGHT, y2: top + LANE_HEIGHT }),
    ...nameLines(lane.name).map((line, index) => text({ class: 'chronology-lane__name', x: 0, y: top + 18 + index * 15 }, line)),
    text({ class: 'chronology-lane__count', x: 0, y: top + 18 + nameLines(lane.name).length * 15 }, count),
    ...lane.gaps.map((gap) => drawGap(gap, top, frame)),
    ...drawLabels(points, spans, lane.gaps, top, frame),
    el('g', { 'aria-hidden': 'true' }, ...drawPoints(points, top, frame, (marks) => linkOf(marks, lane.name, links)), ...drawSpans(spans, top, frame, (marks) => linkOf(marks, lane.name, links))));
}

/** What each mark is, in a few words, where there is room for them: so that a lane with few entries tells its story by itself. */
function drawLabels(points: readonly Mark[], spans: readonly Mark[], gaps: readonly Gap[], top: number, { x }: Frame): readonly string[] {
  if (![...points, ...spans].some(({ label }) => label !== undefined)) return [];
  const dots = points.map(({ from }): readonly [number, number] => [x(from) - DOT, x(from) + DOT]);
  const silent = gaps.flatMap(({ from, to, words }): readonly (readonly [number, number])[] => { const [middle, half] = [(x(from) + x(to)) / 2, (words.length * GAP_LETTER) / 2]; return x(to) - x(from) > 2 * half + 8 ? [[middle - half, middle + half]] : []; });
  const upper = roomBetween([...dots, ...silent]);
  // Entries of one day stand above each other as dots; the first is told.
  const told = new Map(points.map((mark) => [Math.round(x(mark.from) / STEP), mark] as const).toReversed());
  return [el('g', { 'aria-hidden': 'true' },
    ...[...told.values()].flatMap(({ from, label }) => upper.beside(label, x(from) - DOT, x(from) + DOT, top + 36)),
    ...[...Map.groupBy(spans, ({ from, to }) => `${from} ${to}`).values()].flatMap(([mark]) => (mark === undefined ? [] : upper.along(mark.label, x(mark.from), top + 36))))];
}

type LinkOf = (marks: readonly Mark[]) => string | undefined;

/** One entry's own page, or the table narrowed to the days of several. */
function linkOf(marks: readonly Mark[], lane: string, links: PictureLinks | undefined): string | undefined {
  const [only, ...others] = marks;
  if (only === undefined || links === undefined) return undefined;
  return others.length === 0 ? links.entry(only.id) : links.days(lane, ...daysOf(marks));
}

/** The first and the last day on which any of them may have been. */
function daysOf(marks: readonly Mark[]): readonly [PlainDate, PlainDate] {
  return [marks.map(({ from }) => from).reduce((a, b) => (b < a ? b : a)), marks.map(({ to }) => to).reduce((a, b) => (b > a ? b : a))];
}

/** Wide enough to be seen as a stretch; a narrower one is a dot with a ring. */
function isSpan({ from, to }: Mark, { x }: Frame): boolean {
  return from !== to && x(to) - x(from) >= SHORTEST_SPAN;
}

function nameLines(name: string): readonly string[] {
  const longest = 22;
  if (name.length <= longest) return [name];
  const cut = name.lastIndexOf(' ', longest);
  const first = cut > 0 ? name.slice(0, cut) : name.slice(0, longest);
  const rest = name.slice(first.length).trim();
  return [first, rest.length > longest ? `${rest.slice(0, longest - 1)}…` : rest];
}

function drawGap({ from, to, words, possible }: Gap, top: number, { x }: Frame): string {
  const [left, right] = [x(from), x(to)];
  const fits = right - left > words.length * GAP_LETTER + 8;
  return el('g', { class: possible ? 'chronology-gap chronology-gap--possible' : 'chronology-gap' },
    el('title', {}, escapeText(words)),
    el('rect', { x: left, y: top + 6, width: Math.max(1, right - left), height: LANE_HEIGHT - 12, fill: 'url(#chronology-hatch)' }),
    ...(fits ? [text({ class: 'chronology-gap__words', x: (left + right) / 2, y: top + LANE_HEIGHT / 2 + 4, 'text-anchor': 'middle' }, words)] : []));
}

function drawPoints(marks: readonly Mark[], top: number, { x }: Frame, href: LinkOf): readonly string[] {
  const spots = Map.groupBy(marks, ({ from }) => Math.round(x(from) / STEP));
  const most = marks.length > FULL * spots.size ? 1 : STACK;
  return [...spots].flatMap(([spot, here]) => {
    const at = spot * STEP;
    return here.length > most ? [drawColumn(here, at, top, href(here))] : here.map((mark, row) => drawDot(mark, at, top + 32 - row * STEP, href([mark])));
  });
}

const RADIUS: Readonly<Record<Standing, number>> = { known: DOT, possible: DOT, others: DOT, 'not-said': DOT - 0.5 };

function drawDot({ words, standing, from, to }: Mark, x: number, y: number, href: string | undefined): string {
  const shape = standing === 'others'
    ? el('path', { d: `M${x - DOT},${y - DOT}l${2 * DOT},${2 * DOT}m0,${-2 * DOT}l${-2 * DOT},${2 * DOT}` })
    : el('circle', { cx: x, cy: y, r: RADIUS[standing] });
  const ring = from === to ? [] : [el('circle', { class: 'chronology-mark__doubt', cx: x, cy: y, r: DOT + 2 })];
  return link(href, { tabindex: -1 }, el('g', { class: `chronology-mark chronology-mark--${standing}` }, el('title', {}, escapeText(words)), shape, ...ring));
}

/** The height grows with the logarithm, so that a busy week neither hides nor dwarfs the rest; the number is said. */
function drawColumn(here: readonly Mark[], x: number, top: number, href: string | undefined): string {
  const height = Math.min(30, 12 + 7 * Math.log10(here.length));
  const standing = standingOf(here);
  const [first, last] = daysOf(here);
  const words = `${here.length} entries, ${first === last ? dateInWords(first) : `${dateInWords(first)} to ${dateInWords(last)}`}`;
  return link(href, { tabindex: -1 }, el('g', { class: `chronology-mark chronology-mark--${standing} chronology-mark--many` },
    el('title', {}, escapeText(words)),
    el('rect', { x: x - DOT, y: top + 36 - height, width: 2 * DOT, height, rx: 1 })));
}

/** Entries of the same stretch, such as the same month, are one line that says how many they are. */
function drawSpans(marks: readonly Mark[], top: number, { x }: Frame, href: LinkOf): readonly string[] {
  const free: number[] = Array.from({ length: SPAN_ROWS }, () => -Infinity);
  const stretches = Map.groupBy(marks.toSorted((a, b) => dayNumber(a.from) - dayNumber(b.from)), ({ from, to }) => `${from} ${to}`);
  return [...stretches.values()].flatMap((here) => {
    const [mark] = here;
    if (mark === undefined) return [];
    const [left, right] = [x(mark.from), x(mark.to)];
    const found = free.findIndex((end) => end < left);
    const row = found === -1 ? SPAN_ROWS - 1 : found;
    free[row] = right + 2;
    const y = top + LANE_HEIGHT - 13 + row * 4;
    const words = here.length === 1 ? mark.words : `${here.length} entries: ${mark.words} …`;
    return [link(href(here), { tabindex: -1 }, el('g', { class: `chronology-mark chronology-mark--${standingOf(here)} chronology-mark--span` },
      el('title', {}, escapeText(words)),
      el('path', { d: `M${left.toFixed(1)},${y - 2}v4m0,-2H${right.toFixed(1)}m0,-2v4` })))];
  });
}

/** What is known best of several. */
function standingOf(here: readonly Mark[]): Standing {
  return (['known', 'possible', 'others', 'not-said'] as const).find((one) => here.some((mark) => mark.standing === one)) ?? 'known';
}
