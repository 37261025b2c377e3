export const INK = '#0b0c0c';
export const QUIET = '#484949';
export const RULE = '#cecece';

export interface Words {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
}

/** One line of words. */
export function text(x: number, y: number, words: string, { anchor = 'start', size = 14, bold = false, fill = INK }: Words = {}): string {
  return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}"${bold ? ' font-weight="bold"' : ''} text-anchor="${anchor}" fill="${fill}">${escaped(words)}</text>`;
}

/** Words over as many lines as `width` pixels make of them; `y` is the first line's. */
export function paragraph(x: number, y: number, words: string, width: number, style: Words = {}): string {
  const size = style.size ?? 14;
  return wrapped(words, width, size).map((line, at) => text(x, y + at * size * 1.3, line, style)).join('');
}

export interface Pen {
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
}

export function line(x1: number, y1: number, x2: number, y2: number, { stroke = INK, width = 1, dash }: Pen = {}): string {
  return `<line x1="${rounded(x1)}" y1="${rounded(y1)}" x2="${rounded(x2)}" y2="${rounded(y2)}" stroke="${stroke}" stroke-width="${width}"${dashed(dash)}/>`;
}

export interface Paint extends Pen {
  readonly fill?: string;
}

export function rect(x: number, y: number, width: number, height: number, paint: Paint = {}): string {
  return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(Math.max(0, width))}" height="${rounded(Math.max(0, height))}"${painted(paint)}/>`;
}

export function circle(x: number, y: number, radius: number, paint: Paint = {}): string {
  return `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="${rounded(radius)}"${painted(paint)}/>`;
}

export function path(d: string, paint: Paint = {}): string {
  return `<path d="${d}"${painted(paint)}/>`;
}

/** An interval: a line with an end at each side. */
export function whisker(low: number, high: number, y: number, half = 5): string {
  // A light edge, so that it is seen on a dark bar.
  const edge = line(low, y, high, y, { stroke: '#ffffff', width: 5 }) + [low, high].map((end) => line(end, y - half - 1, end, y + half + 1, { stroke: '#ffffff', width: 5 })).join('');
  return edge + line(low, y, high, y, { width: 2 }) + line(low, y - half, low, y + half, { width: 2 }) + line(high, y - half, high, y + half, { width: 2 });
}

function painted({ fill = 'none', stroke = INK, width = 1, dash }: Paint): string {
  return ` fill="${fill}"${width === 0 ? '' : ` stroke="${stroke}" stroke-width="${width}"`}${dashed(dash)}`;
}

function dashed(dash: string | undefined): string {
  return dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
}

export function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}

// A character that XML does not hold would make the whole picture unreadable.
export function escaped(words: string): string {
  // oxlint-disable-next-line no-control-regex
  return words.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** About how wide words are, in pixels: no typeface is to hand, and a little too wide is safe. */
export function widthOf(words: string, size = 14): number {
  let ems = 0;
  for (const letter of words) ems += /[ijl.,;:'’|!()[\]\- ]/.test(letter) ? 0.32 : /[ftrI]/.test(letter) ? 0.38 : /[mwMW@%]/.test(letter) ? 0.88 : /[A-Z]/.test(letter) ? 0.68 : 0.57;
  return ems * size;
}

/** The lines that words take up in `width` pixels. A word that is longer by itself stays whole. */
export function wrapped(words: string, width: number, size = 14): readonly string[] {
  const lines: string[] = [];
  let open = '';
  for (const word of words.split(/\s+/)) {
    const longer = open === '' ? word : `${open} ${word}`;
    if (open !== '' && widthOf(longer, size) > width) {
      lines.push(open);
      open = word;
    } else open = longer;
  }
  return [...lines, open];
}
