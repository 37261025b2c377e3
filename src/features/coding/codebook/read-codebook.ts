import { refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { checkCodebook, type PlaceOfCode } from './check.ts';
import { states, type Band, type Code, type Codebook, type CodedTable, type CodeType, type Derivation, type Option, type State } from './codebook.ts';
import { readDeclared, type Declared } from './declared-file.ts';
import { codebookRefusals } from './refusals.ts';
import { codebookSchema, type CodebookDocument, type CodeDocument, type OptionDocument } from './schema.ts';

/**
 * Reads and checks a codebook in YAML or JSON; `file` is its name in what is refused.
 * Refuses with every mistake that is found, each with its line: what is not as the schema has it,
 * names that are not known or are there twice, circles, and rules that can never apply.
 */
export function readCodebook(text: string, file: string): Result<Codebook> {
  const declared = readDeclared(text, file, codebookSchema);
  if (!declared.ok) return declared;
  return readDocument(declared.value);
}

/** Checks a codebook that is as the schema has it. Refuses as `readCodebook` does, each at its `placeOf`. */
export function readDocument(declared: Declared<CodebookDocument>): Result<Codebook> {
  const codebook = toCodebook(declared.value);
  const [first, ...rest] = [...repeated(declared), ...checkCodebook(codebook, placeOfCode(declared))];
  return first === undefined ? { ok: true, value: codebook } : refuse(first, ...rest);
}

function placeOfCode({ value, placeOf }: Declared<CodebookDocument>): PlaceOfCode {
  return (code, key) => placeOf(['codes', value.codes.findIndex((one) => one.code === code), ...(key === undefined ? [] : [key])]);
}

function toCodebook(document: CodebookDocument): Codebook {
  const tables = (document.tables ?? [{ table: 'reviews', label: 'Reviews', key: 'review_id' }]).map(toTable);
  const first = tables[0]?.table ?? '';
  return {
    name: document.codebook, title: document.title, version: String(document.version), source: document.source,
    inForce: document.in_force ?? {}, continues: document.continues, tables, written: writtenWords(document),
    codes: new Map(document.codes.map((code) => [code.code, toCode(code, first, document.blank ?? 'refused')])),
  };
}

function toTable({ table, label, key, links = [] }: NonNullable<CodebookDocument['tables']>[number]): CodedTable {
  return { table, label: label ?? table, key, links: links.map((link) => ({ ...link, many: link.many ?? false })) };
}

function toCode(document: CodeDocument, firstTable: string, blank: Code['blank']): Code {
  const { code, definition, include, exclude, note, source, minimum, maximum } = document;
  const derive = document.derive === undefined ? undefined : toDerivation(document.derive);
  const options = (document.options ?? []).map(toOption);
  return {
    code, label: document.label ?? code, table: document.table ?? firstTable, column: document.column ?? code,
    type: derive === undefined ? (document.type ?? (options.length > 0 ? 'choice' : 'states')) : derivedType(derive),
    options: derive?.how === 'bands' ? derive.bands : options,
    blank: document.blank ?? blank, optional: document.optional ?? false,
    appliesWhen: document.applies_when, appliesBecause: document.applies_because, subCodeOf: document.sub_code_of,
    minimum, maximum, derive, definition, include, exclude, note, source,
  };
}

function toOption(document: OptionDocument): Option {
  return typeof document === 'string' ? { code: document, label: document } : { code: document.code, label: document.label ?? document.code, definition: document.definition };
}

function toDerivation(document: NonNullable<CodeDocument['derive']>): Derivation {
  if ('any_of' in document) return { how: 'any-of', codes: document.any_of };
  if ('all_of' in document) return { how: 'all-of', codes: document.all_of };
  if ('when' in document) return { how: 'when', when: document.when };
  if ('at_least_one' in document) return { how: 'at-least-one', ...document.at_least_one };
  if ('year_of' in document) return { how: 'year', date: document.year_of, starts: document.starts ?? '01-01' };
  return { how: 'bands', number: document.number, bands: document.bands.map(toBand) };
}

function toBand({ code, label, from, below }: { code: string; label?: string | undefined; from?: number | undefined; below?: number | undefined }): Band {
  return { code, label: label ?? code, from: from ?? null, below: below ?? null };
}

function derivedType({ how }: Derivation): CodeType {
  return how === 'bands' ? 'choice' : how === 'year' ? 'number' : 'states';
}

function writtenWords({ written = {} }: CodebookDocument): ReadonlyMap<string, State> {
  const own = states.flatMap((state) => (written[state] ?? []).map((word): [string, State] => [word, state]));
  // "not_applicable" is what the data of the 2014-17 analysis writes.
  return new Map([...states.map((state): [string, State] => [state, state]), ['not_applicable', 'does_not_apply'], ...own]);
}

// What a map of the codebook would swallow is looked for in the document.
function repeated({ value, placeOf }: Declared<CodebookDocument>): readonly Refusal[] {
  const words = Object.values(value.written ?? {}).flatMap((list) => list ?? []);
  return [
    ...twice(value.codes.map(({ code }) => code)).map(([index, code]) => codebookRefusals.refusal('CODEBOOK_CODE_TWICE', { code, field: placeOf(['codes', index]) })),
    ...twice((value.tables ?? []).map(({ table }) => table)).map(([index, table]) => codebookRefusals.refusal('CODEBOOK_TABLE_TWICE', { table, field: placeOf(['tables', index]) })),
    ...twice(words).map(([, word]) => codebookRefusals.refusal('CODEBOOK_WRITTEN_TWICE', { word, field: placeOf(['written']) })),
  ];
}

function twice(names: readonly string[]): readonly (readonly [number, string])[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [[index, name] as const] : []));
}
