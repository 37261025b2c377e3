import { parseDocument, stringify } from 'yaml';
import { codeSchema, codebookSchema, type CodebookDocument, type CodeDocument, type OptionDocument } from '../../codebook/schema.ts';
import { namesFor } from '../names.ts';
import { everyCode, guidOf, type QdaCode, type QdaProject, type QdaSet } from './project.ts';

/**
 * Our codebook as codes of REFI-QDA, which knows names, descriptions and a tree. What it has no place for
 * stands in the description, a line for each, in words that people read and `documentFromQda` reads back.
 */
export function codesForQda(document: CodebookDocument): { readonly codes: readonly QdaCode[]; readonly sets: readonly QdaSet[] } {
  const units = document.tables ?? [{ table: 'reviews', label: 'Reviews', key: 'review_id' }];
  const names = new Set(document.codes.map(({ code }) => code));
  const treeUnder = (parent: string | undefined): readonly QdaCode[] => document.codes.filter((one) => (names.has(one.sub_code_of ?? '') ? one.sub_code_of : undefined) === parent)
    .map((one) => ({ guid: guidOf('code', document.codebook, one.code), name: one.label ?? one.code, codable: one.derive === undefined, description: descriptionOf(one), codes: [...optionsOf(document.codebook, one), ...treeUnder(one.code)] }));
  const first = units[0]?.table;
  return {
    codes: treeUnder(undefined),
    sets: units.map((unit) => ({ guid: guidOf('unit', document.codebook, unit.table), name: unit.table, description: linesFor(unit), codes: document.codes.filter((one) => (one.table ?? first) === unit.table).map((one) => guidOf('code', document.codebook, one.code)) })),
  };
}

const LINES = [
  ['Code', 'code'], ['Definition', 'definition'], ['Include', 'include'], ['Exclude', 'exclude'], ['Note', 'note'], ['Source', 'source'], ['Type', 'type'],
  ['Applies only where', 'applies_when'], ['Because', 'applies_because'], ['Column', 'column'], ['Lowest', 'minimum'], ['Highest', 'maximum'], ['May be left out', 'optional'],
  ['Empty means', 'blank'], ['Worked out', 'derive'], ['From', 'from'], ['To', 'to'], ['In words', 'label'], ['Key', 'key'], ['Links', 'links'], ['Sub-code of', 'sub_code_of'],
] as const;

/** One line for each key that has something to say; further lines of one are set in. */
function linesFor(said: Readonly<Record<string, unknown>>, left: readonly string[] = []): string {
  return LINES.flatMap(([words, key]) => {
    const value = said[key];
    if (value === undefined || left.includes(key)) return [];
    const text = typeof value === 'object' ? stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd() : String(value);
    return [`${words}: ${text.replaceAll('\n', '\n  ')}`];
  }).join('\n');
}

function descriptionOf(code: CodeDocument): string {
  return linesFor(code, ['label', 'sub_code_of']);
}

function optionsOf(codebook: string, { code, options = [] }: CodeDocument): readonly QdaCode[] {
  return options.map((option): QdaCode => {
    const one = typeof option === 'string' ? { code: option } : option;
    return { guid: guidOf('option', codebook, code, one.code), name: one.label ?? one.code, codable: true, description: `Option: ${one.code}\n${linesFor({ ...one, label: one.label }, ['code', 'label'])}`.trimEnd(), codes: [] };
  });
}

/** What the lines of a description say; the rest is a definition. */
function readLines(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let last: string | null = null;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const [words, rest] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)];
    const key = words === 'Option' ? 'option' : LINES.find(([one]) => one === words)?.[1];
    if (key !== undefined && line[words.length + 1] === ' ') {
      found.set(key, rest);
      last = key;
    } else if (last !== null && line.startsWith('  ')) found.set(last, `${found.get(last)}\n${line.slice(2)}`);
    else if (line.trim() !== '' || last === 'definition') {
      found.set('definition', found.has('definition') ? `${found.get('definition')}\n${line}` : line);
      last = 'definition';
    }
  }
  return found;
}

/** A codebook from what another program wrote. Names that cannot be codes become ones, and stay as labels. */
export function documentFromQda(project: Pick<QdaProject, 'name' | 'codes' | 'sets'>, codebook: string): { readonly document: CodebookDocument; readonly codeOf: ReadonlyMap<string, string>; readonly optionOf: ReadonlyMap<string, { readonly code: string; readonly option: string }>; readonly notes: readonly string[] } {
  const every = everyCode(project.codes).map((one) => ({ ...one, lines: readLines(one.code.description) }));
  const isOption = (one: (typeof every)[number]): boolean => one.lines.has('option') && one.under.length > 0;
  const own = every.filter((one) => !isOption(one) && (one.code.codable || one.lines.has('code')));
  const names = namesFor(own.map(({ code, lines }) => lines.get('code') ?? code.name));
  const codeOf = new Map(own.map(({ code }, at) => [code.guid, names[at] ?? code.guid]));
  const units = unitsIn(project.sets, codeOf);
  const optionOf = new Map(every.filter(isOption).map(({ code, under, lines }) => [code.guid, { code: codeOf.get(under.at(-1)?.guid ?? '') ?? '', option: lines.get('option') ?? '' }]));
  const codes = own.map(({ code, under, lines }) => codeFrom(code, under, lines, codeOf, units.length > 1 ? units.find((unit) => unit.codes.includes(code.guid))?.table.table : undefined));
  const headings = every.length - own.length - optionOf.size;
  const raw = { codebook: namesFor([codebook])[0] ?? 'codebook', title: project.name === '' ? codebook : project.name, version: '1', ...(every.some(({ lines }) => lines.has('code')) ? {} : { blank: 'not_mentioned' as const }), ...(units.length === 0 ? {} : { tables: units.map(({ table }) => table) }), codes };
  const read = codes.length === 0 ? undefined : codebookSchema.safeParse(raw);
  const notes = headings === 0 ? [] : [`${headings} of its codes only head others and are not coded; what stands under them says so in a note.`];
  return { document: read?.success === true ? read.data : { ...raw, codes }, codeOf, optionOf, notes };
}

function unitsIn(sets: readonly QdaSet[], codeOf: ReadonlyMap<string, string>) {
  return sets.flatMap(({ name, description, codes }) => {
    const lines = readLines(description);
    const key = lines.get('key');
    if (key === undefined || (codes.length > 0 && !codes.some((code) => codeOf.has(code)))) return [];
    const links: unknown = lines.has('links') ? parseDocument(lines.get('links') ?? '').toJS({ maxAliasCount: 0 }) : undefined;
    return [{ table: { table: name, ...(lines.has('label') ? { label: lines.get('label') ?? name } : {}), key, ...(links === undefined ? {} : { links: links as NonNullable<NonNullable<CodebookDocument['tables']>[number]['links']> }) }, codes }];
  });
}

function codeFrom({ guid, name, codes }: QdaCode, under: readonly QdaCode[], lines: ReadonlyMap<string, string>, codeOf: ReadonlyMap<string, string>, table: string | undefined): CodeDocument {
  const code = codeOf.get(guid) ?? name;
  const parent = under.findLast((one) => codeOf.has(one.guid));
  const options = codes.filter((one) => readLines(one.description).has('option')).map(optionFrom);
  const plain = Object.fromEntries(['definition', 'include', 'exclude', 'source', 'type', 'applies_when', 'applies_because', 'column', 'blank'].flatMap((key) => (lines.has(key) ? [[key, lines.get(key)]] : [])));
  const heading = under.filter((one) => !codeOf.has(one.guid)).map((one) => one.name);
  const note = [lines.get('note'), heading.length === 0 ? undefined : `Under: ${heading.join(' › ')}`].filter((part) => part !== undefined).join('\n');
  const raw = {
    code, ...(name === code ? {} : { label: name }), ...(table === undefined ? {} : { table }), ...plain, ...(note === '' ? {} : { note }), ...(options.length === 0 ? {} : { options }),
    ...(parent === undefined ? {} : { sub_code_of: codeOf.get(parent.guid) }),
    ...(lines.has('minimum') ? { minimum: Number(lines.get('minimum')) } : {}), ...(lines.has('maximum') ? { maximum: Number(lines.get('maximum')) } : {}), ...(lines.get('optional') === 'true' ? { optional: true } : {}),
    ...(lines.has('derive') ? { derive: parseDocument(lines.get('derive') ?? '').toJS({ maxAliasCount: 0 }) } : {}),
  };
  const read = codeSchema.safeParse(raw);
  return read.success ? read.data : { code, label: name, ...(note === '' ? {} : { note }), definition: lines.get('definition') };
}

function optionFrom({ name, description }: QdaCode): OptionDocument {
  const lines = readLines(description);
  const code = lines.get('option') ?? name;
  return { code, ...(name === code ? {} : { label: name }), ...Object.fromEntries(['definition', 'include', 'exclude', 'from', 'to'].flatMap((key) => (lines.has(key) ? [[key, lines.get(key)]] : []))) };
}
