import { refuse, unlessRefused, type Refusal, type Result } from '../../../../kernel/result.ts';
import type { Answers, Question, QuestionSet, Typed } from '../../../../platform/forms/index.ts';
import { codebookRefusals } from '../refusals.ts';
import { codeNameSchema, tableSchema } from '../schema.ts';
import type { CodebookDocument } from './draft.ts';

type TableDocument = NonNullable<CodebookDocument['tables']>[number];

const name: Question = { kind: 'text', name: 'codebook', wording: 'Name', short: 'The name', maxLength: 100, hint: 'As data and specifications call it. Letters, digits and _ . : + -, no spaces. It stays for good.' };
const about: readonly Question[] = [
  { kind: 'text', name: 'title', wording: 'Title', short: 'The title', maxLength: 300 },
  { kind: 'long-text', name: 'source', wording: 'Source', optional: true, maxLength: 2000, hint: 'Where the codes come from.' },
  { kind: 'long-text', name: 'note', wording: 'Note', optional: true, maxLength: 2000 },
  { kind: 'long-text', name: 'units', wording: 'What is counted', short: 'What is counted', maxLength: 5000,
    hint: 'One on each line: name | in words | the column that names the case | what it belongs to. For example: children | children | child_id | incidents by incident_id.' },
  { kind: 'text', name: 'from', wording: 'In force from', optional: true, maxLength: 30, hint: 'A day such as 2026-04-01.' },
  { kind: 'text', name: 'to', wording: 'In force to', optional: true, maxLength: 30 },
];

/** What is asked of a codebook as a whole; its name only at the beginning. */
export function aboutForm(isNew: boolean): QuestionSet {
  return { id: 'codebook-about', version: '1', title: 'About the codebook', questions: isNew ? [name, ...about] : about };
}

export const FIRST_UNITS = 'reviews | reviews | review_id';

export function aboutAsTyped({ title, source = '', note = '', in_force: inForce, tables = [] }: CodebookDocument): Typed {
  const units = tables.map(({ table, label, key, links = [] }) => [table, label ?? table, key, ...links.map((link) => `${link.to} by ${link.column}${link.many === true ? ' (several)' : ''}`)].join(' | '));
  return { title, source, note, units: units.length === 0 ? FIRST_UNITS : units.join('\n'), from: inForce?.from ?? '', to: inForce?.to ?? '' };
}

/** The codebook with what the answers say of it as a whole. Refuses units that cannot be read. */
export function withAbout(document: CodebookDocument, answers: Answers): Result<CodebookDocument> {
  const said = (key: string): string | undefined => (typeof answers[key] === 'string' ? answers[key] : undefined);
  const codebook = said('codebook') ?? document.codebook;
  if (!codeNameSchema.safeParse(codebook).success) return refuse(codebookRefusals.refusal('CODEBOOK_NAME_NOT_USABLE', { name: codebook, field: 'codebook' }));
  const tables = (said('units') ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '').map(unitIn);
  const refusals = tables.flatMap((one): readonly Refusal[] => (one.ok ? [] : one.refusals));
  const { source: _source, note: _note, in_force: _inForce, ...rest } = document;
  const [source, note, from, to] = [said('source'), said('note'), said('from'), said('to')];
  return unlessRefused(refusals, () => ({
    ...rest, codebook, title: said('title') ?? document.title, ...(source === undefined ? {} : { source }), ...(note === undefined ? {} : { note }),
    ...(from === undefined && to === undefined ? {} : { in_force: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } }),
    tables: tables.flatMap((one) => (one.ok ? [one.value] : [])),
  }));
}

function unitIn(line: string): Result<TableDocument> {
  const [table = '', label = '', key = '', ...belongs] = line.split('|').map((part) => part.trim());
  const links = belongs.filter((one) => one !== '').map((one) => /^(\S+) by (.+?)( \(several\))?$/.exec(one));
  const read = tableSchema.safeParse({ table, ...(label === '' ? {} : { label }), key, ...(links.length === 0 ? {} : { links: links.map((found) => ({ to: found?.[1], column: found?.[2], ...(found?.[3] === undefined ? {} : { many: true }) })) }) });
  return read.success && key !== '' ? { ok: true, value: read.data } : refuse(codebookRefusals.refusal('CODEBOOK_UNIT_NOT_READABLE', { line, field: 'units' }));
}
