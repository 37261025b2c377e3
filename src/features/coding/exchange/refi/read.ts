import { unzipSync } from 'fflate';
import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../../kernel/result.ts';
import { codebookExchangeRefusals as refusals } from '../refusals.ts';
import { everyCode, type QdaCase, type QdaCode, type QdaProject, type QdaSelection, type QdaSet, type QdaSource } from './project.ts';
import { named, readElements, type Element } from './xml.ts';

const MB = 1_048_576;
/** The texts of thousands of reviews; what unpacks to more is not opened. */
const MOST_BYTES = 256 * MB;

/** Reads a codebook (.qdc) or a project (.qdpx, or the project.qde in it). What the bytes are they say themselves. */
export function readQda(bytes: Uint8Array, file: string): Result<QdaProject> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return fromXml(textOf(bytes), file, new Map());
  const parts = unpacked(bytes, file);
  if (!parts.ok) return parts;
  const [, project] = [...parts.value].find(([name]) => /(^|\/)project\.qde$/i.test(name)) ?? [...parts.value].find(([name]) => name.endsWith('.qde')) ?? [];
  return project === undefined ? refuse(refusals.refusal('QDA_PROJECT_MISSING', { file, field: 'file' })) : fromXml(textOf(project), file, parts.value);
}

function unpacked(bytes: Uint8Array, file: string): Result<ReadonlyMap<string, Uint8Array>> {
  const tooLarge = refusals.refusal('QDA_TOO_LARGE', { file, most: String(MOST_BYTES / MB), field: 'file' });
  let declared = 0;
  try {
    // A part is unpacked into as many bytes as it declares, so that a lie about them gains nothing.
    const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => {
      if (!/\.(qde|txt)$/i.test(name)) return false;
      declared += originalSize;
      if (declared > MOST_BYTES) throw new RangeError(tooLarge.message);
      return true;
    } });
    return ok(new Map(Object.entries(parts)));
  } catch (fault) {
    return refuse(fault instanceof RangeError && fault.message === tooLarge.message ? tooLarge : refusals.refusal('QDA_NOT_PACKED', { file, field: 'file' }));
  }
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  return new TextDecoder(first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8').decode(bytes);
}

function fromXml(text: string, file: string, parts: ReadonlyMap<string, Uint8Array>): Result<QdaProject> {
  const read = readElements(text, file);
  if (!read.ok) return read;
  const root = read.value;
  if (root.name === 'CodeBook') return ok({ name: file.replace(/\.[^.]+$/, ''), users: new Map(), codes: codesIn(named(root, 'Codes')[0]), sets: setsIn(named(root, 'Sets')[0]), variables: [], cases: [], sources: [], notRead: [] });
  return root.name === 'Project' ? projectIn(root, file, parts) : refuse(refusals.refusal('QDA_NOT_REFI', { file, found: root.name, field: 'file' }));
}

function projectIn(root: Element, file: string, parts: ReadonlyMap<string, Uint8Array>): Result<QdaProject> {
  const codes = codesIn(named(named(root, 'CodeBook')[0], 'Codes')[0]);
  const variables = new Map(named(named(root, 'Variables')[0], 'Variable').map(({ attributes }) => [guid(attributes['guid']), attributes['name'] ?? '']));
  const sources = (named(root, 'Sources')[0]?.children ?? []).flatMap((source) => textsIn(source, parts));
  const known = new Set(everyCode(codes).map(({ code }) => code.guid));
  const wrong = sources.flatMap((one) => (one.ok ? selectionRefusals(one.value, known) : one.refusals));
  const others = (named(root, 'Sources')[0]?.children ?? []).filter(({ name }) => !['TextSource', 'PDFSource'].includes(name));
  return unlessRefused(wrong, () => ({
    name: root.attributes['name'] ?? file, codes, sets: setsIn(named(root, 'Sets')[0]), variables: [...variables.values()],
    users: new Map(named(named(root, 'Users')[0], 'User').map(({ attributes }) => [guid(attributes['guid']), attributes['name'] ?? attributes['id'] ?? ''])),
    cases: named(named(root, 'Cases')[0], 'Case').map((one) => caseIn(one, variables)),
    sources: sources.flatMap((one) => (one.ok ? [one.value] : [])), notRead: others.map(({ name, attributes }) => `${name} ${attributes['name'] ?? ''}`.trim()),
  }));
}

// Programs write guids with and without braces, in capitals and not.
function guid(text: string | undefined): string {
  return (text ?? '').replace(/[{}\s]/g, '').toLowerCase();
}

function codesIn(codes: Element | undefined): readonly QdaCode[] {
  return named(codes, 'Code').map((one) => ({
    guid: guid(one.attributes['guid']), name: one.attributes['name'] ?? '', codable: one.attributes['isCodable'] !== 'false' && one.attributes['isCodable'] !== '0', description: descriptionOf(one), codes: codesIn(one),
  }));
}

function setsIn(sets: Element | undefined): readonly QdaSet[] {
  return named(sets, 'Set').map((one) => ({
    guid: guid(one.attributes['guid']), name: one.attributes['name'] ?? '', description: descriptionOf(one), codes: named(one, 'MemberCode').map(({ attributes }) => guid(attributes['guid'] ?? attributes['targetGUID'])),
  }));
}

function descriptionOf(one: Element): string {
  return named(one, 'Description')[0]?.text ?? '';
}

function caseIn(one: Element, variables: ReadonlyMap<string, string>): QdaCase {
  const values = named(one, 'VariableValue').flatMap((value): readonly (readonly [string, string])[] => {
    const variable = variables.get(guid(named(value, 'VariableRef')[0]?.attributes['targetGUID']));
    const said = value.children.find(({ name }) => name.endsWith('Value'))?.text;
    return variable === undefined || said === undefined ? [] : [[variable, said]];
  });
  return { name: one.attributes['name'] ?? '', sources: named(one, 'SourceRef').map(({ attributes }) => guid(attributes['targetGUID'])), values: new Map(values) };
}

/** The text of a source; of a PDF, the text that its program keeps beside it. */
function textsIn(source: Element, parts: ReadonlyMap<string, Uint8Array>): readonly Result<QdaSource>[] {
  if (source.name === 'PDFSource') return named(source, 'Representation').slice(0, 1).flatMap((text) => textsIn({ ...text, name: 'TextSource', attributes: { ...text.attributes, guid: source.attributes['guid'] ?? '', name: source.attributes['name'] ?? text.attributes['name'] ?? '' } }, parts));
  if (source.name !== 'TextSource') return [];
  const name = source.attributes['name'] ?? '';
  const path = (source.attributes['plainTextPath'] ?? '').replace(/^internal:\/\//, '');
  const kept = named(source, 'PlainTextContent')[0]?.text;
  const part = [...parts].find(([key]) => path !== '' && (key === path || key.endsWith(`/${path}`)))?.[1];
  if (kept === undefined && part === undefined) return [refuse(refusals.refusal('QDA_SOURCE_MISSING', { source: name, field: 'file' }))];
  return [ok({ guid: guid(source.attributes['guid']), name, text: kept ?? textOf(part ?? new Uint8Array()), codes: codingsIn(source), selections: named(source, 'PlainTextSelection').map(selectionIn) })];
}

function selectionIn(one: Element): QdaSelection {
  const user = guid(one.attributes['creatingUser'] ?? named(one, 'Coding')[0]?.attributes['creatingUser']);
  return { from: Number(one.attributes['startPosition']), to: Number(one.attributes['endPosition']), codes: codingsIn(one), user: user === '' ? null : user, memo: descriptionOf(one) };
}

function codingsIn(one: Element): readonly string[] {
  return named(one, 'Coding').flatMap((coding) => named(coding, 'CodeRef').map(({ attributes }) => guid(attributes['targetGUID'])));
}

function selectionRefusals({ name, text, codes, selections }: QdaSource, known: ReadonlySet<string>): readonly Refusal[] {
  const length = [...text].length;
  const outside = selections.filter(({ from, to }) => !Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to > length)
    .map(({ from, to }) => refusals.refusal('QDA_SELECTION_OUTSIDE', { source: name, from: String(from), to: String(to), length: String(length), field: 'file' }));
  const missing = [...codes, ...selections.flatMap((one) => one.codes)].filter((one) => !known.has(one)).map((one) => refusals.refusal('QDA_CODE_MISSING', { source: name, guid: one, field: 'file' }));
  return [...outside, ...missing];
}
