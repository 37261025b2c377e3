import { SaxesParser } from 'saxes';
import { ok, refuse, type Refusal, type Result } from '../../../../kernel/result.ts';
import { cinRefusals } from './refusals.ts';

/** An element with what is in it. */
export interface XmlNode {
  readonly name: string;
  readonly line: number;
  readonly children: XmlNode[];
  text: string;
}

const MOST_LEVELS = 40;
const PIECE = 65_536;

/**
 * Streams a document and hands over each element of a name in `wanted` when it closes, with its path
 * from the root. Those are not kept, so that a file of any length needs the memory of one of them.
 * A document type is refused before it is read: no entity is ever expanded or fetched.
 */
export function eachNode(text: string, wanted: ReadonlySet<string>, take: (node: XmlNode, path: readonly string[]) => void): Result<void> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: XmlNode[] = [];
  const refusals: Refusal[] = [];
  const stop = (why: Refusal) => { refusals.push(why); };
  parser.on('error', (fault) => stop(cinRefusals.refusal('XML_NOT_READABLE', { why: fault.message.replace(/^[\d:]+\s*/, ''), line: String(parser.line) })));
  parser.on('doctype', () => stop(cinRefusals.refusal('XML_HAS_DOCTYPE', { line: String(parser.line) })));
  parser.on('opentag', ({ name }) => {
    open.push({ name: name.slice(name.indexOf(':') + 1), line: parser.line, children: [], text: '' });
    if (open.length > MOST_LEVELS) stop(cinRefusals.refusal('XML_TOO_DEEP', { most: String(MOST_LEVELS), line: String(parser.line) }));
  });
  const append = (piece: string) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += piece;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    const node = open.pop();
    if (node === undefined) return;
    if (wanted.has(node.name)) take(node, open.map(({ name }) => name));
    else open.at(-1)?.children.push(node);
  });
  for (let at = 0; at < text.length && refusals.length === 0; at += PIECE) parser.write(text.slice(at, at + PIECE));
  if (refusals.length === 0) parser.close();
  const [first] = refusals;
  return first === undefined ? ok(undefined) : refuse(first);
}
