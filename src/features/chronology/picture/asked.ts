import { LEFT, RIGHT, type Frame } from './frame.ts';
import type { Asked, AskedState } from './picture.ts';
import { el, escapeText, link, text } from './svg.ts';

export const ASKED_HEIGHT = 34;
const LETTER = 6.4;
const R = 5;

/** Each state has a shape of its own, drawn about the place where the limit is; without a limit, where it begins. */
const SHAPES: Readonly<Record<AskedState, (x: number, y: number) => string>> = {
  'no-record': (x, y) => el('rect', { x: x - R, y: y - R, width: 2 * R, height: 2 * R }),
  running: (x, y) => el('circle', { cx: x, cy: y, r: R }),
  'cannot-tell': (x, y) => text({ class: 'chronology-asked__sign', x, y: y + 5, 'text-anchor': 'middle' }, '?'),
  'to-think': (x, y) => el('path', { d: `M${x},${y - R}l${R},${R}l${-R},${R}l${-R},${-R}z` }),
};

/** One thing that is asked: a line from the entry that it begins with to its limit, a shape for how it stands, and its words. It leads to its evidence. */
export function drawAsked({ state, label, from, due, href }: Asked, top: number, { x }: Frame): string {
  const y = top + 24;
  const start = clamped(x(from));
  const end = due === null ? start : clamped(x(due));
  const words = fitted(label);
  return link(href, {}, el('g', { class: `chronology-asked chronology-asked--${state}` },
    el('title', {}, escapeText(label)),
    ...(start === end ? [] : [el('line', { x1: start, x2: end, y1: y, y2: y })]),
    SHAPES[state](end, y),
    text({ x: Math.min(start - R, RIGHT - words.length * LETTER), y: top + 13 }, words)));
}

function clamped(x: number): number {
  return Math.min(RIGHT - R, Math.max(LEFT + R, x));
}

/** The words stand over the line, from its start or as far left of it as they need. */
function fitted(label: string): string {
  const most = Math.floor((RIGHT - LEFT) / LETTER);
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}
