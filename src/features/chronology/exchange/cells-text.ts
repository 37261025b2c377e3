import type { ChronologyEntry } from '../entry.ts';

/** One column of the file that an entry came from, and the property of the entry that its cells became. */
export interface OriginColumn {
  readonly heading: string;
  readonly property: string;
}

/**
 * The cells of an entry that its properties do not say already, a line for each: `Heading: text`. A
 * heading with nothing after it says that the entry's property did not come from a cell.
 */
export function cellsText(entry: ChronologyEntry, origin: readonly OriginColumn[]): string {
  const told = tellable(entry, origin);
  const lines = Object.entries(entry.cells).flatMap(([heading, text]) => (told.get(heading) === text ? [] : [`${escaped(heading, true)}: ${escaped(text, false)}`]));
  const absent = [...told.keys()].filter((heading) => !Object.hasOwn(entry.cells, heading)).map((heading) => `${escaped(heading, true)}:`);
  // The order in which the cells stood is told where it is not the order of the columns.
  return [...lines, ...absent].join('\n');
}

/** The cells that `cellsText` told of, in the order of the columns. `told` holds the entry's other properties. */
export function readCellsText(text: string, entry: Omit<ChronologyEntry, 'cells'>, origin: readonly OriginColumn[]): Readonly<Record<string, string>> {
  const found = tellable(entry, origin);
  for (const line of text === '' ? [] : text.split('\n')) {
    const [, heading = '', rest = ''] = /^((?:[^:\\]|\\.)*):(?: (.*))?$/s.exec(line) ?? [];
    if (rest === '') found.delete(plain(heading));
    else found.set(plain(heading), plain(rest));
  }
  const order = [...origin.map(({ heading }) => heading), ...found.keys()];
  return Object.fromEntries([...new Set(order)].flatMap((heading) => { const cell = found.get(heading); return cell === undefined ? [] : [[heading, cell]]; }));
}

/** What the entry's properties say of its cells, by heading. */
function tellable(entry: Omit<ChronologyEntry, 'cells'>, origin: readonly OriginColumn[]): Map<string, string> {
  const properties = new Map<string, unknown>(Object.entries(entry));
  return new Map(origin.flatMap(({ heading, property }) => {
    const value = properties.get(property);
    const text = Array.isArray(value) ? value.join('; ') : value;
    return typeof text === 'string' && text !== '' && heading !== '' ? [[heading, text] as const] : [];
  }));
}

function escaped(text: string, heading: boolean): string {
  const safe = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return heading ? safe.replaceAll(':', '\\:') : safe;
}

function plain(text: string): string {
  return text.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}
