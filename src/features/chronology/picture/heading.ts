import { addMonths, dayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import { LEFT, RIGHT, ticksOf, type Frame } from './frame.ts';
import type { Bar, Born, Moment, PictureLinks } from './picture.ts';
import { el, escapeText, link, text } from './svg.ts';

export const BAR_HEIGHT = 20;
export const AGE_HEIGHT = 20;
export const AXIS_HEIGHT = 22;
export const MOMENT_HEIGHT = 18;
const MOMENT_ROWS = 4;
const LETTER = 6.4;
/** Of the moments, which are bold. */
const BOLD_LETTER = 7.6;

export function drawAxis(top: number, bottom: number, frame: Frame): string {
  return el('g', { class: 'chronology-axis', 'aria-hidden': 'true' },
    ...ticksOf(frame).flatMap(({ x, label, year }) => [
      el('line', { class: year ? 'chronology-axis__year' : 'chronology-axis__month', x1: x, x2: x, y1: top + AXIS_HEIGHT - 4, y2: bottom }),
      text({ class: year ? 'chronology-axis__label chronology-axis__label--year' : 'chronology-axis__label', x, y: top + 13, 'text-anchor': x > RIGHT - label.length * LETTER / 2 ? 'end' : 'middle' }, label),
    ]));
}

/** The child's age along the top: by months for a baby, then by years, and as many as there is room for. */
export function drawAge({ label, on, about }: Born, top: number, frame: Frame): string {
  const ages = agesWithin(on, frame);
  return el('g', { class: 'chronology-age' },
    text({ class: 'chronology-age__who', x: 0, y: top + 14 }, `${label}’s age${about ? ', about' : ''}`),
    ...ages.flatMap(({ x, words }) => [
      el('line', { x1: x, x2: x, y1: top + 2, y2: top + AGE_HEIGHT - 2 }),
      text({ x: x + 3, y: top + 14 }, words),
    ]));
}

function agesWithin(born: PlainDate, frame: Frame): readonly { readonly x: number; readonly words: string }[] {
  const months = [0, 1, 2, 3, 6, 9, ...Array.from({ length: 25 }, (_, year) => (year + 1) * 12)];
  // The age on the first day stands there too, because a record of a few months may hold no birthday.
  const shown: { x: number; words: string }[] = frame.from > born ? [{ x: LEFT, words: ageInWords(born, frame.from) }] : [];
  for (const count of months) {
    const day = addMonths(born, count);
    const words = count === 0 ? 'born' : count < 12 ? `${count} mo` : String(count / 12);
    const x = frame.x(day);
    const last = shown.at(-1);
    const clear = last === undefined || x - last.x > last.words.length * LETTER + 10;
    if (day >= frame.from && day <= frame.to && clear && x + words.length * LETTER < RIGHT) shown.push({ x, words });
  }
  return shown;
}

/** "2 years 1 month", on that day. */
function ageInWords(born: PlainDate, on: PlainDate): string {
  let months = 0;
  while (addMonths(born, months + 1) <= on) months += 1;
  if (months < 12) return `${months} ${months === 1 ? 'month' : 'months'}`;
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return `${years} ${years === 1 ? 'year' : 'years'}${rest === 0 || years > 4 ? '' : ` ${rest} ${rest === 1 ? 'month' : 'months'}`}`;
}

/** Where each moment's flag goes: as high as needed not to stand on another's words. */
export function placeMoments(moments: readonly Moment[], frame: Frame): { readonly rows: number; readonly placed: readonly (Moment & { readonly x: number; readonly row: number; readonly words: string; readonly left: boolean })[] } {
  const ends: number[] = [];
  const placed = moments.toSorted((a, b) => dayNumber(a.on) - dayNumber(b.on)).map((moment, index) => {
    const x = frame.x(moment.on);
    const full = `${index + 1} ${moment.about ? 'about: ' : ''}${moment.label}`;
    const words = full.length > 42 ? `${full.slice(0, 41)}…` : full;
    const width = words.length * BOLD_LETTER + 10;
    const left = x + width > RIGHT;
    const start = left ? x - width : x;
    const free = ends.findIndex((end) => end < start);
    const row = free === -1 ? Math.min(ends.length, MOMENT_ROWS - 1) : free;
    ends[row] = start + width;
    return { ...moment, x, row, words, left };
  });
  return { rows: ends.length, placed };
}

export function drawMoments({ rows, placed }: ReturnType<typeof placeMoments>, top: number, bottom: number, links?: PictureLinks): string {
  const at = (row: number): number => top + (rows - 1 - row) * MOMENT_HEIGHT;
  // The lines first, so that none runs through another's words.
  return el('g', { class: 'chronology-moments' },
    ...placed.map(({ x, row, about }) => el('g', { class: momentClass(about) }, el('line', { x1: x, x2: x, y1: at(row) + 3, y2: bottom }))),
    ...placed.map(({ x, row, words, left, about, label, entry }) => el('g', { class: momentClass(about) },
      el('title', {}, escapeText(label)),
      link(links?.entry(entry), {}, text({ x: left ? x - 4 : x + 4, y: at(row) + 13, 'text-anchor': left ? 'end' : 'start' }, words)))));
}

function momentClass(about: boolean): string {
  return about ? 'chronology-moment chronology-moment--about' : 'chronology-moment';
}

export function drawBar({ label, from, to, episode }: Bar, top: number, frame: Frame): string {
  const left = Math.max(LEFT, frame.x(from));
  const right = to === null ? RIGHT : Math.min(RIGHT, frame.x(to));
  const fits = right - left > label.length * LETTER + 8;
  const words = `${label}, ${to === null ? 'no end recorded' : 'ended'}`;
  return el('g', { class: `chronology-bar${to === null ? ' chronology-bar--open' : ''}${episode === true ? ' chronology-bar--episode' : ''}` },
    el('title', {}, escapeText(words)),
    el('rect', { x: left, y: top + 2, width: Math.max(2, right - left), height: BAR_HEIGHT - 5, rx: 2 }),
    // Where the words do not fit inside, they go to whichever side has room.
    fits ? text({ class: 'chronology-bar__inside', x: left + 5, y: top + 14 }, label)
      : right + label.length * LETTER + 6 < RIGHT ? text({ x: right + 4, y: top + 14 }, label)
        : text({ x: left - 4, y: top + 14, 'text-anchor': 'end' }, label));
}
