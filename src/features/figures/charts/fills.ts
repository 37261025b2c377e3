import { INK } from './marks.ts';

const TEAL = '#0b5c66';

// Told apart without colour: how dark, and which way the lines run.
const HATCHES: readonly ((id: string) => string)[] = [
  (id) => pattern(id, TEAL, ''),
  (id) => pattern(id, '#ffffff', `<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" stroke="${INK}" stroke-width="1.4"/>`),
  (id) => pattern(id, '#b9d3d6', ''),
  (id) => pattern(id, '#ffffff', `<circle cx="4" cy="4" r="1.7" fill="${INK}"/>`),
  (id) => pattern(id, '#5b8f97', '<path d="M0 0L8 8M-2 6L2 10M6 -2L10 2" stroke="#ffffff" stroke-width="1.6"/>'),
  (id) => pattern(id, '#ffffff', `<path d="M0 4H8" stroke="${INK}" stroke-width="1.6"/>`),
  (id) => pattern(id, '#ffffff', `<path d="M4 0V8M0 4H8" stroke="${INK}" stroke-width="1"/>`),
  (id) => pattern(id, '#e8e8e8', `<path d="M4 0V8" stroke="${TEAL}" stroke-width="2"/>`),
];

export const FILLS = HATCHES.length;

/** The patterns that a picture uses, for its `<defs>`. Their ids begin with the picture's own, because a page may hold several. */
export function fillDefinitions(picture: string, count: number): string {
  return `<defs>${HATCHES.slice(0, count).map((hatch, at) => hatch(`${picture}-fill-${at}`)).join('')}</defs>`;
}

/** The fill of the series at a place; from the ninth they begin again, and the labels tell them apart. */
export function fillAt(picture: string, place: number): string {
  return `url(#${picture}-fill-${place % FILLS})`;
}

function pattern(id: string, ground: string, drawn: string): string {
  return `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${ground}"/>${drawn}</pattern>`;
}
