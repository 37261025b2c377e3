import { dayNumber } from '../../../kernel/plain-date.ts';
import { frameOf, LEFT, WIDTH, type Frame } from './frame.ts';
import { AGE_HEIGHT, AXIS_HEIGHT, BAR_HEIGHT, drawAge, drawAxis, drawBar, drawMoments, MOMENT_HEIGHT, placeMoments } from './heading.ts';
import { ASKED_HEIGHT, drawAsked } from './asked.ts';
import { drawLane, LANE_HEIGHT } from './lane.ts';
import type { Bar, Picture, PictureLinks } from './picture.ts';
import { el, escapeText, text } from './svg.ts';

/**
 * The combined chronology as one picture: a lane for each agency, entries as marks with honest
 * uncertainty, what lasted as bars, the child's age along the top, gaps as gaps, moments named.
 * Size grows with agencies and not with entries, because marks on one spot become one column.
 * With links, moments are reached by keyboard; the marks are not, because the table below has every
 * entry in order and thousands of stops would stand before it.
 * @returns an `<svg>` element whose colours are classes of the site's stylesheet
 */
export function drawPicture(picture: Picture, links?: PictureLinks): string {
  const frame = frameOf(picture);
  const moments = placeMoments(picture.moments, frame);
  const named = packBars(picture.bars.filter(({ episode }) => episode === true), frame);
  const lasted = packBars(picture.bars.filter(({ episode }) => episode !== true), frame);
  const rows = [...named, ...lasted];
  const axisTop = moments.rows * MOMENT_HEIGHT + 4;
  const agesTop = axisTop + AXIS_HEIGHT;
  const barsTop = agesTop + picture.children.length * AGE_HEIGHT + 4;
  const lanesTop = barsTop + rows.length * BAR_HEIGHT + (rows.length === 0 ? 0 : 8);
  const askedTop = lanesTop + picture.lanes.length * LANE_HEIGHT + 6;
  const asked = picture.asked ?? [];
  const bottom = askedTop - 6 + (asked.length === 0 ? 0 : asked.length * ASKED_HEIGHT + 8);
  return el('svg', { class: 'chronology-picture', viewBox: `0 0 ${WIDTH} ${bottom + 2}`, role: links === undefined ? 'img' : 'group', 'aria-labelledby': 'picture-title picture-description', xmlns: 'http://www.w3.org/2000/svg' },
    el('title', { id: 'picture-title' }, escapeText(picture.title)),
    el('desc', { id: 'picture-description' }, escapeText(picture.description)),
    HATCH,
    drawAxis(axisTop, bottom, frame),
    ...picture.children.map((child, index) => drawAge(child, agesTop + index * AGE_HEIGHT, frame)),
    ...(named.length === 0 ? [] : [text({ class: 'chronology-lane__name', x: 0, y: barsTop + 14 }, 'Key practice episodes')]),
    ...(lasted.length === 0 ? [] : [text({ class: 'chronology-lane__name', x: 0, y: barsTop + named.length * BAR_HEIGHT + 14 }, 'What lasted')]),
    ...rows.flatMap((bars, row) => bars.map((bar) => drawBar(bar, barsTop + row * BAR_HEIGHT, frame))),
    ...picture.lanes.map((lane, index) => drawLane(lane, lanesTop + index * LANE_HEIGHT, frame, links)),
    ...(asked.length === 0 ? [] : [text({ class: 'chronology-lane__name', x: 0, y: askedTop + 14 }, 'What the checks ask')]),
    ...asked.map((one, row) => drawAsked(one, askedTop + row * ASKED_HEIGHT, frame)),
    drawMoments(moments, 0, bottom, links),
    ...knownLine(picture, frame, axisTop, bottom));
}

/** Grey stripes, so that silence is not mistaken for a white page that has not loaded. */
const HATCH = el('defs', {}, el('pattern', { id: 'chronology-hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  el('rect', { class: 'chronology-hatch__ground', width: 6, height: 6 }), el('line', { class: 'chronology-hatch__line', x1: 0, y1: 0, x2: 0, y2: 6 })));

/** The fewest rows in which no two bars touch, words included. */
function packBars(bars: readonly Bar[], { x }: Frame): readonly (readonly Bar[])[] {
  const rows: { end: number; bars: Bar[] }[] = [];
  for (const bar of bars.toSorted((a, b) => dayNumber(a.from) - dayNumber(b.from))) {
    const start = x(bar.from);
    const end = Math.max(bar.to === null ? WIDTH : x(bar.to), start + bar.label.length * 6.4 + 14);
    const row = rows.find((one) => one.end < start);
    if (row === undefined) rows.push({ end, bars: [bar] });
    else { row.bars.push(bar); row.end = end; }
  }
  return rows.map(({ bars: packed }) => packed);
}

/** What lies right of this line had not happened yet. */
function knownLine({ knownOn, to }: Picture, { x }: Frame, top: number, bottom: number): readonly string[] {
  if (knownOn === undefined || knownOn > to) return [];
  const at = Math.max(LEFT, x(knownOn));
  return [el('line', { class: 'chronology-known-on', x1: at, x2: at, y1: top, y2: bottom })];
}
