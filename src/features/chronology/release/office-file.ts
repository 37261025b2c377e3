import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { lookThrough } from './look-for.ts';
import type { NameList } from './name-list.ts';
import { releaseRefusals, type Finding } from './refusals.ts';

const CORE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Chronology</dc:title></cp:coreProperties>';
const APP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"></Properties>';
const CUSTOM = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"></Properties>';
const NEUTRAL: Readonly<Record<string, string>> = { 'docProps/core.xml': CORE, 'docProps/app.xml': APP, 'docProps/custom.xml': CUSTOM };

/** Parts of a file that our writers never make and in which anything may stand. */
const UNWANTED: readonly (readonly [RegExp, string])[] = [
  [/comments/i, 'comments'], [/\/people\.xml$|\/persons\//i, 'a list of people who commented'], [/\/media\//i, 'pictures'], [/thumbnail/i, 'a small picture of a page'], [/embeddings\//i, 'files inside the file'], [/customXml\//i, 'data of another program'],
  [/vbaProject/i, 'macros'], [/printerSettings/i, 'the name of a printer'], [/revisions\//i, 'a history of changes'], [/externalLinks\//i, 'links to other files'],
];
/** In bytes of what is inside: a release is a few megabytes. */
const MOST_INSIDE = 256 * 1_048_576;

/** A Word or Excel file with neutral properties: no author, company, manager, title or dates of its making. */
export function scrubProperties(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file, { filter: bounded() });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, NEUTRAL[name] === undefined ? bytes : strToU8(NEUTRAL[name])])), { mtime: new Date('1980-01-02T00:00:00Z') });
}

/**
 * Looks through a finished file before it leaves: its name, its properties, every text in it, tracked
 * changes, hidden sheets, and parts that have no place in a release. No finding means nothing was found.
 */
export function inspectFile(name: string, file: Uint8Array, list: NameList): readonly Finding[] {
  const inName = lookThrough(name.replace(/\.\w+$/, '').replaceAll(/[_-]+/g, ' ').toLowerCase(), list, new Set()).map((found): Finding => ({ ...found, entry: name, field: 'file name' }));
  const parts = opened(file);
  if (parts === undefined) return [...inName, finding('RELEASE_FILE_NOT_READABLE', name, 'file', '')];
  return [...inName, ...Object.entries(parts).flatMap(([part, bytes]) => inspectPart(part, bytes, list))];
}

function opened(file: Uint8Array): Readonly<Record<string, Uint8Array>> | undefined {
  try {
    return unzipSync(file, { filter: bounded() });
  } catch {
    return undefined;
  }
}

function bounded(): (part: { readonly originalSize: number }) => boolean {
  let inside = 0;
  return ({ originalSize }) => {
    inside += originalSize;
    if (inside > MOST_INSIDE) throw new RangeError('The file holds more than a release can');
    return true;
  };
}

function inspectPart(part: string, bytes: Uint8Array, list: NameList): readonly Finding[] {
  const unwanted = UNWANTED.find(([pattern]) => pattern.test(part));
  if (unwanted !== undefined) return [finding('RELEASE_FILE_PART', part, 'part', unwanted[1])];
  if (!/\.(?:xml|rels)$/i.test(part)) return part.endsWith('/') ? [] : [finding('RELEASE_FILE_PART', part, 'part', `the part ${part}`)];
  const xml = strFromU8(bytes);
  if (part.startsWith('docProps/')) return propertiesOf(part, xml);
  const hidden = [[/<w:(?:ins|del|moveFrom|moveTo) /, 'tracked changes'], [/<sheet [^>]*state="(?:hidden|veryHidden)"/, 'a hidden sheet'], [/<w:vanish\b/, 'hidden text']] as const;
  return [...hidden.filter(([pattern]) => pattern.test(xml)).map(([, what]) => finding('RELEASE_FILE_PART', part, 'part', what)), ...namesIn(part, xml, list)];
}

const HARMLESS: ReadonlySet<string> = new Set(['Chronology', '']);

function propertiesOf(part: string, xml: string): readonly Finding[] {
  const identifying = /<(?:\w+:)?(creator|lastModifiedBy|title|subject|description|keywords|category|Company|Manager|HyperlinkBase|lpwstr|contentStatus)\b[^>]*>([^<]*)</g;
  return [...xml.matchAll(identifying)].filter(([, , value = '']) => !HARMLESS.has(value.trim())).map(([, property = '', value = '']) => ({
    code: 'RELEASE_PROPERTY', entry: part, field: property, found: value, message: releaseRefusals.refusal('RELEASE_PROPERTY', { property, found: value }).message,
  }));
}

// Names are looked for across the marks of the format: Word may write one name in several runs.
function namesIn(part: string, xml: string, list: NameList): readonly Finding[] {
  const text = xml.replaceAll(/<\/(?:w:p|w:tc|si|c|row)>/g, '. ').replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&').replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)));
  const kept: ReadonlySet<Finding['code']> = new Set(['RELEASE_NAME_LEFT', 'RELEASE_PROTECTED', 'RELEASE_NHS_NUMBER', 'RELEASE_POSTCODE', 'RELEASE_ELECTRONIC', 'RELEASE_BIRTHDAY']);
  const attributes = [...xml.matchAll(/="([^"]{3,200})"/g)].map(([, value = '']) => value).filter((value) => !/^(?:https?:\/\/schemas\.|urn:|application\/|http:\/\/purl)/.test(value)).join(' | ');
  return [...lookThrough(text, list, new Set()).filter(({ code }) => kept.has(code)), ...lookThrough(attributes, list, new Set()).filter(({ code }) => code === 'RELEASE_NAME_LEFT' || code === 'RELEASE_PROTECTED')]
    .map((found): Finding => ({ ...found, entry: part, field: 'text' }));
}

function finding(code: 'RELEASE_FILE_PART' | 'RELEASE_FILE_NOT_READABLE', entry: string, field: string, found: string): Finding {
  const { message } = releaseRefusals.refusal(code, { part: found });
  return { code, entry, field, found, message };
}
