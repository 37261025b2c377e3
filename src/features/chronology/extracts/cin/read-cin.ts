import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { extracting, type Extract, type Extracting } from '../table/extract.ts';
import { extractProblems } from '../table/problem.ts';
import { readExtractDate } from '../table/read-date.ts';
import { NOT_IN_STANDARD } from '../table/not-mapped.ts';
import type { SourceRecord, TableDefinition } from '../table/record.ts';
import { cinTables, REFERRAL, UNKNOWN_GROUP } from './cin-tables.ts';
import { cinRefusals } from './refusals.ts';
import { eachNode, type XmlNode } from './xml-nodes.ts';

type Cells = Record<string, string>;
type Group = keyof typeof cinTables;

/** Groups inside a child's details, and the lists inside groups whose values stand side by side. */
const NESTED: Readonly<Record<string, readonly Group[]>> = { CINdetails: ['Assessments', 'CINPlanDates', 'Section47', 'ChildProtectionPlans'], ChildProtectionPlans: ['Reviews'] };
const LISTS: ReadonlySet<string> = new Set(['FactorsIdentifiedAtAssessment', 'Disabilities']);
/** Fields of which there may be several. */
const MANY: ReadonlySet<string> = new Set(['AssessmentFactors', 'Disability', 'CPPreviewDate']);

/**
 * Reads a Children in Need census. Years differ: GenderCurrent became Sex, and groups were added;
 * what is not known here is named. `area` where it is given, else the council's number in the header.
 * Refuses `XML_NOT_READABLE`, `XML_HAS_DOCTYPE`, `XML_TOO_DEEP`, `CIN_NOT_A_CENSUS`.
 */
export function readCin(text: string, file: string, area: string): Result<Extract> {
  let into: Extracting | undefined;
  let wrong: string | undefined;
  let council = area;
  const upns = new Map<string, string>();
  const read = eachNode(text, new Set(['Header', 'Child', 'Children', 'Message']), (node, path) => {
    if (path[0] !== 'Message' && node.name !== 'Message') wrong ??= `it begins with ${path[0] ?? node.name} and not with Message`;
    if (node.name === 'Header') [council, wrong] = readHeader(node, council, wrong);
    if (node.name !== 'Child' && !(node.name === 'Children' && path.length === 1)) return;
    into ??= extracting('cin', council);
    if (node.name === 'Child') readChild(node, file, into, upns);
  });
  if (!read.ok) return read;
  if (wrong !== undefined || into === undefined) return refuse(cinRefusals.refusal('CIN_NOT_A_CENSUS', { why: wrong ?? 'it has no group Children' }));
  return ok(into.done());
}

function readHeader(header: XmlNode, area: string, wrong: string | undefined): [string, string | undefined] {
  const collection = leaf(header, 'Collection');
  const council = leaf(header, 'LEA');
  const other = collection !== '' && collection.toUpperCase() !== 'CIN' ? `its header says that it is the collection ${collection}` : undefined;
  return [area === '' && council !== '' ? `council ${council}` : area, wrong ?? other];
}

function leaf(node: XmlNode, name: string): string {
  for (const child of node.children) {
    const found = child.name === name ? child.text.trim() : leaf(child, name);
    if (found !== '') return found;
  }
  return '';
}

function readChild(node: XmlNode, file: string, into: Extracting, upns: Map<string, string>): void {
  const about: Cells = {};
  for (const part of node.children) {
    if (part.name === 'ChildIdentifiers' || part.name === 'ChildCharacteristics') readFields(part, file, 'Child', about, into);
  }
  about['Sex'] ??= about['GenderCurrent'] ?? '';
  const line = node.children.find(({ name }) => name === 'ChildIdentifiers')?.line ?? node.line;
  complainOfRepeated(about, file, line, into, upns);
  into.addRow({ file, row: line, cells: about }, childTable(about));
  const id = about['LAchildID'] ?? '';
  for (const part of node.children) {
    if (part.name === 'CINdetails') readGroup(part, file, 'CINdetails', { id, conference: '', referral: '' }, into);
    else if (part.name !== 'ChildIdentifiers' && part.name !== 'ChildCharacteristics') nameAll(part, file, '', into);
  }
}

// Both names may stand in one file: the old one is read by its own list.
function childTable({ GenderCurrent }: Cells): TableDefinition {
  const { fields } = cinTables.Child;
  return GenderCurrent === undefined || GenderCurrent === '' ? cinTables.Child : { ...cinTables.Child, fields: { ...fields, Sex: { kind: 'text' } }, describes: { ...cinTables.Child.describes, sex: 'GenderCurrent' } };
}

/** What the group above says that a group is held against. */
interface Above {
  readonly id: string;
  readonly conference: string;
  readonly referral: string;
}

// A date that cannot be read is told where it stands, and not again in each group below.
function readable(date: string): string {
  return readExtractDate(date).ok ? date : '';
}

function readGroup(node: XmlNode, file: string, group: Group, { id, conference, referral }: Above, into: Extracting): void {
  const cells: Cells = { LAchildID: id, ...(Object.hasOwn(cinTables[group].fields, REFERRAL) ? { [REFERRAL]: referral } : {}) };
  const nested = NESTED[group] ?? [];
  readFields(node, file, group, cells, into, nested);
  const own = cells['DateOfInitialCPC'] ?? '';
  if (group === 'Section47' && own !== '' && own === conference) {
    into.complain({ file, table: group, row: node.line, field: 'DateOfInitialCPC', ...extractProblems.refusal('EXTRACT_CONFERENCE_TWICE', { day: own }) });
    delete cells['DateOfInitialCPC'];
  }
  const many = group === 'Reviews' ? (cells['CPPreviewDate'] ?? '').split(';') : undefined;
  for (const day of many ?? [undefined]) into.addRow(record(file, node.line, day === undefined ? cells : { ...cells, CPPreviewDate: day }), cinTables[group]);
  for (const part of node.children) {
    const inner = nested.find((name) => name === part.name);
    if (inner !== undefined) readGroup(part, file, inner, { id, ...(group === 'CINdetails' ? { conference: own, referral: readable(cells['CINreferralDate'] ?? '') } : { conference: '', referral: '' }) }, into);
  }
}

function record(file: string, row: number, cells: Cells): SourceRecord {
  return { file, row, cells };
}

function readFields(node: XmlNode, file: string, group: Group, cells: Cells, into: Extracting, nested: readonly string[] = []): void {
  complainOfText(node, file, cinTables[group].name, into);
  const known: Readonly<Record<string, unknown>> = cinTables[group].fields;
  for (const part of node.children) {
    if (nested.includes(part.name)) continue;
    if (LISTS.has(part.name)) readFields(part, file, group, cells, into);
    else if (part.children.length > 0) nameAll(part, file, '', into);
    else addCell(part, file, group, cells, into);
  }
  for (const part of node.children) {
    if (!Object.hasOwn(known, part.name) && part.name !== 'LAchildID' && part.children.length === 0) delete cells[part.name];
  }
}

function addCell(part: XmlNode, file: string, group: Group, cells: Cells, into: Extracting): void {
  const { fields, name: table } = cinTables[group];
  const before = cells[part.name];
  const value = part.text.trim();
  if (!Object.hasOwn(fields, part.name) && part.name !== 'LAchildID') {
    if (value !== '') into.unmapped.add(file, table, part.name, NOT_IN_STANDARD);
  } else if (before === undefined) cells[part.name] = value;
  else if (MANY.has(part.name)) cells[part.name] = `${before};${value}`;
  else into.complain({ file, table, row: part.line, field: part.name, ...extractProblems.refusal('EXTRACT_FIELD_REPEATED') });
}

/** Every field of a group that is not known, by its path. */
function nameAll(node: XmlNode, file: string, above: string, into: Extracting): void {
  const path = above === '' ? node.name : `${above}/${node.name}`;
  if (node.children.length === 0 || above === '') into.unmapped.add(file, path.split('/')[0] ?? path, path, UNKNOWN_GROUP);
  for (const part of node.children) nameAll(part, file, path, into);
}

function complainOfText(node: XmlNode, file: string, table: string, into: Extracting): void {
  const value = node.text.trim();
  if (value !== '') into.complain({ file, table, row: node.line, field: null, ...extractProblems.refusal('EXTRACT_TEXT_BETWEEN', { value: value.slice(0, 60) }) });
}

function complainOfRepeated(about: Cells, file: string, row: number, into: Extracting, upns: Map<string, string>): void {
  const [upn = '', id = ''] = [about['UPN'], about['LAchildID']];
  const before = upns.get(upn);
  if (upn !== '' && before === undefined) upns.set(upn, id);
  if (before !== undefined && before !== id) into.complain({ file, table: 'ChildIdentifiers', row, field: 'UPN', ...extractProblems.refusal('EXTRACT_UPN_REPEATED', { value: upn, child: before }) });
}
