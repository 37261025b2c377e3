import { strToU8, zipSync } from 'fflate';
import { element, escaped, XML_HEAD } from './xml.ts';
import { guidOf, ORIGIN, type QdaCase, type QdaCode, type QdaProject, type QdaSelection, type QdaSet, type QdaSource } from './project.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** A codebook as REFI-QDA exchanges it alone (.qdc, urn:QDA-XML:codebook:1.0). */
export function writeQdc(codes: readonly QdaCode[], sets: readonly QdaSet[]): string {
  return XML_HEAD + element('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', 'xmlns:xsi': XSI, 'xsi:schemaLocation': 'urn:QDA-XML:codebook:1.0 Codebook.xsd', origin: ORIGIN },
    element('Codes', {}, ...codes.map(codeElement)), sets.length === 0 ? '' : element('Sets', {}, ...sets.map(setElement)));
}

// Alone, a codebook names the codes of a set by guid; in a project, by targetGUID.
function setElement({ guid, name, description, codes }: QdaSet): string {
  return element('Set', { guid, name }, described(description), ...codes.map((code) => element('MemberCode', { guid: code })));
}

/** A project as REFI-QDA exchanges it (.qdpx): a packed file of project.qde and the texts beside it. */
export function writeQdpx(project: QdaProject): Uint8Array {
  const texts = Object.fromEntries(project.sources.map(({ guid, text }) => [`sources/${guid}.txt`, strToU8(text)]));
  // A fixed time, so that the same project is the same file.
  return zipSync({ 'project.qde': strToU8(projectXml(project)), ...texts }, { mtime: new Date(1980, 0, 1) });
}

function projectXml(project: QdaProject): string {
  const { name, users, codes, variables, cases, sources, sets } = project;
  return XML_HEAD + element('Project', { xmlns: 'urn:QDA-XML:project:1.0', 'xmlns:xsi': XSI, 'xsi:schemaLocation': 'urn:QDA-XML:project:1.0 Project.xsd', name, origin: ORIGIN },
    listOf('Users', [...users].map(([guid, person]) => element('User', { guid, name: person }))),
    codes.length === 0 ? '' : element('CodeBook', {}, element('Codes', {}, ...codes.map(codeElement))),
    listOf('Variables', variables.map((variable) => element('Variable', { guid: guidOf('variable', variable), name: variable, typeOfVariable: 'Text' }))),
    listOf('Cases', cases.map(caseElement)),
    listOf('Sources', sources.map(sourceElement)),
    listOf('Sets', sets.map((set) => element('Set', { guid: set.guid, name: set.name }, described(set.description), ...set.codes.map((targetGUID) => element('MemberCode', { targetGUID }))))));
}

function listOf(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : element(name, {}, ...items);
}

function codeElement({ guid, name, codable, description, codes }: QdaCode): string {
  return element('Code', { guid, name, isCodable: String(codable) }, described(description), ...codes.map(codeElement));
}

function described(text: string): string {
  return text === '' ? '' : `<Description>${escaped(text)}</Description>`;
}

function caseElement({ name, sources, values }: QdaCase): string {
  return element('Case', { guid: guidOf('case', name), name },
    ...[...values].map(([variable, value]) => element('VariableValue', {}, element('VariableRef', { targetGUID: guidOf('variable', variable) }), `<TextValue>${escaped(value)}</TextValue>`)),
    ...sources.map((targetGUID) => element('SourceRef', { targetGUID })));
}

function sourceElement({ guid, name, codes, selections }: QdaSource): string {
  return element('TextSource', { guid, name, plainTextPath: `internal://${guid}.txt` },
    ...selections.map((selection, at) => selectionElement(selection, guid, at)),
    ...codes.map((code) => codingElement(code, guidOf('coding', guid, code), null)));
}

function selectionElement({ from, to, codes, user, memo }: QdaSelection, source: string, at: number): string {
  const guid = guidOf('selection', source, String(at));
  return element('PlainTextSelection', { guid, startPosition: String(from), endPosition: String(to), creatingUser: user ?? undefined },
    described(memo), ...codes.map((code) => codingElement(code, guidOf('coding', guid, code), user)));
}

function codingElement(code: string, guid: string, user: string | null): string {
  return element('Coding', { guid, creatingUser: user ?? undefined }, element('CodeRef', { targetGUID: code }));
}
