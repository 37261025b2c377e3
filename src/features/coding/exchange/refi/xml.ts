import { SaxesParser } from 'saxes';
import { ok, refuse, type Refusal, type Result } from '../../../../kernel/result.ts';
import { codebookExchangeRefusals as refusals } from '../refusals.ts';

/** An element, its name without a prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface Open { name: string; attributes: Readonly<Record<string, string>>; children: Open[]; text: string }

const DEEPEST = 200;
/** More elements than a project of a thousand reviews has. */
const MOST_ELEMENTS = 2_000_000;

class Stop extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super(why.message);
    this.why = why;
  }
}

/** Reads a whole XML file. A document type is refused, so that no entity is ever expanded or fetched. */
export function readElements(text: string, file: string): Result<Element> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const open: Open[] = [];
  let root: Open | undefined;
  let count = 0;
  parser.on('doctype', () => { throw new Stop(refusals.refusal('QDA_HAS_DOCTYPE', { file, field: 'file' })); });
  parser.on('error', (fault) => { throw new Stop(refusals.refusal('QDA_NOT_XML', { file, why: fault.message, field: 'file' })); });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (count > MOST_ELEMENTS || open.length >= DEEPEST) throw new Stop(refusals.refusal('QDA_NOT_XML', { file, why: 'it has more elements, or deeper ones, than a project can have', field: 'file' }));
    const element = { name: name.slice(name.indexOf(':') + 1), attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const said = (words: string): void => { const element = open.at(-1); if (element !== undefined) element.text += words; };
  parser.on('text', said);
  parser.on('cdata', said);
  parser.on('closetag', () => void open.pop());
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close();
  } catch (stop) {
    if (stop instanceof Stop) return refuse(stop.why);
    throw stop;
  }
  return root === undefined ? refuse(refusals.refusal('QDA_NOT_XML', { file, why: 'it is empty', field: 'file' })) : ok(root);
}

/** The children of that name. */
export function named(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Writes an element with its attributes and what is in it; attributes that are not there are left out. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>>, ...inside: readonly string[]): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`]));
  const content = inside.join('');
  return content === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${content}</${name}>`;
}

/** Text as XML holds it. What XML 1.0 has no way to write becomes the mark for a character that is not known. */
export function escaped(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

export const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';
