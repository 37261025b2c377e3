import { escaped, INK, paragraph, QUIET, text, wrapped } from './marks.ts';

export interface Picture {
  readonly title: string;
  /** All that the picture says, in words. */
  readonly description: string;
  readonly width: number;
  /** Of what is drawn, below the title. */
  readonly height: number;
  /** Drawn from (0, 0) downwards; it is moved below the title. */
  readonly drawn: string;
  readonly definitions?: string;
  /** Lines below: what the marks mean, what is not drawn, where the numbers are from. */
  readonly below: readonly string[];
}

const MARGIN = 12;

/**
 * One picture in the house style: SVG that stands alone, without styles or scripts, with a title and a
 * description for those who do not see it. `id` keeps the ids of several on one page apart.
 */
export function framed(id: string, { title, description, width, height, drawn, definitions = '', below }: Picture): string {
  const inside = width - 2 * MARGIN;
  const heading = wrapped(title, inside, 18);
  const top = 14 + heading.length * 24;
  const notes = below.flatMap((note) => wrapped(note, inside, 13));
  const whole = top + height + 14 + notes.length * 18 + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-description" viewBox="0 0 ${width} ${Math.ceil(whole)}" width="${width}" height="${Math.ceil(whole)}" font-family="'Sightline Chart Sans', Helvetica, Arial, sans-serif">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-description">${escaped(description)}</desc>`,
    definitions,
    `<rect width="${width}" height="${Math.ceil(whole)}" fill="#ffffff"/>`,
    paragraph(MARGIN, 24, title, inside, { size: 18, bold: true, fill: INK }),
    `<g transform="translate(0 ${top})">${drawn}</g>`,
    ...notes.map((note, at) => text(MARGIN, top + height + 22 + at * 18, note, { size: 13, fill: QUIET })),
    '</svg>',
  ].filter((part) => part !== '').join('\n');
}

/** A name that may be the beginning of ids. */
export function pictureId(name: string): string {
  return `chart-${name.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}`;
}
