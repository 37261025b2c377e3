import { SaxesParser, type SaxesAttributePlain } from 'saxes';
import type { Archive } from './archive.ts';
import type { Limits } from './limits.ts';
import { readingRefusals } from './refusals.ts';
import { Unreadable } from './unreadable.ts';

/** Values of an element's attributes by local name, `val` for `w:val`. */
export type Attributes = Readonly<Record<string, string>>;

/** What is done at each tag; names are local (`tbl` for `w:tbl`). */
export interface XmlHandler {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Streams one part of a packed file through `handler`. False where there is no such part.
 * Declarations of a document type are refused, so there are no entities to expand and none to fetch.
 * Throws `Unreadable`.
 */
export async function readXml(archive: Archive, part: string, handler: XmlHandler): Promise<boolean> {
  const source = await archive.open(part);
  if (source === undefined) return false;
  const guard = guardFor(part, archive.limits);
  const parser = parserFor(part, handler, guard);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of source) {
    decoder ??= decoderFor(chunk);
    const text = decoder.decode(chunk, { stream: true });
    guard.comes(text.length);
    parser.write(text);
  }
  parser.close();
  return true;
}

function decoderFor([first, second]: Uint8Array): InstanceType<typeof TextDecoder> {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : new TextDecoder('utf-8');
}

/** Stops a part that would be held whole in memory: one endless text, comment or name, or elements in elements without end. */
interface Guard {
  readonly comes: (characters: number) => void;
  readonly opens: () => void;
  readonly closes: () => void;
}

function guardFor(part: string, { run, depth: deepest }: Limits): Guard {
  let [since, depth] = [0, 0];
  const refuse = (most: number, what: string): never => { throw new Unreadable(readingRefusals.refusal('FILE_PART_WITHOUT_END', { part, most: most.toLocaleString('en-GB'), what })); };
  return {
    comes: (characters) => {
      since += characters;
      if (since > run) refuse(run, 'characters without a mark');
    },
    opens: () => {
      [since, depth] = [0, depth + 1];
      if (depth > deepest) refuse(deepest, 'levels');
    },
    closes: () => { [since, depth] = [0, depth - 1]; },
  };
}

function parserFor(part: string, { open, text, close }: XmlHandler, guard: Guard): SaxesParser<{ xmlns: false; position: false }> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => { throw new Unreadable(readingRefusals.refusal('FILE_HAS_DOCTYPE', { part })); });
  parser.on('error', (fault) => { throw new Unreadable(readingRefusals.refusal('FILE_XML_BROKEN', { part, why: fault.message })); });
  parser.on('opentag', (tag) => {
    guard.opens();
    open(local(tag.name), localAttributes(tag.attributes));
  });
  if (text !== undefined) parser.on('text', text);
  if (text !== undefined) parser.on('cdata', text);
  parser.on('closetag', (tag) => {
    guard.closes();
    close?.(local(tag.name));
  });
  return parser;
}

const localNames = new Map<string, string>();

// A document has millions of tags with a few hundred names.
function local(name: string): string {
  const known = localNames.get(name);
  if (known !== undefined) return known;
  const short = name.slice(name.indexOf(':') + 1);
  if (localNames.size < 10_000) localNames.set(name, short);
  return short;
}

function localAttributes(given: Readonly<Record<string, SaxesAttributePlain['value']>>): Attributes {
  const attributes: Record<string, string> = {};
  for (const name in given) attributes[local(name)] = given[name] ?? '';
  return attributes;
}
