import { basename } from 'node:path';
import { readCodebook, readCodedData, recode, type Codebook, type Recoded } from '../features/coding/index.ts';
import { tableRefusals } from '../features/figures/index.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Asked, Outcome } from './command.ts';
import { bad, bytesOf, dataFile, FILE_MEND, textOf } from './figures-input.ts';

const CODEBOOK_MEND = 'docs/figures.md shows a complete codebook, and docs/schemas/codebook.json describes it';

/** Reads a codebook and says what is in it, or what is wrong with it. */
export async function checkCodebookFile({ arguments: { file = '' } }: Asked): Promise<Outcome> {
  const read = await codebookIn(file);
  if (!read.ok) return { ...read, where: file, mend: CODEBOOK_MEND };
  const { name, title, version, tables, codes } = read.value;
  const derived = [...codes.values()].filter(({ derive }) => derive !== undefined).length;
  const json = { codebook: name, title, version, tables: tables.map(({ table }) => table), codes: codes.size, derived };
  return ok({ json, text: `${title} (${name}), version ${version}: ${codes.size} codes, ${derived} of them worked out, in ${tables.map(({ table }) => table).join(', ')}. Nothing is wrong.` });
}

/** Carries data over and lists what a person must code again. */
export async function updateCodedData({ options, many }: Asked): Promise<Outcome> {
  const [from, to, files] = [await codebookIn(String(options['from'])), await codebookIn(String(options['to'])), await Promise.all((many['data'] ?? []).map(dataFile))];
  if (!from.ok) return { ...from, where: '--from', mend: CODEBOOK_MEND };
  if (!to.ok) return { ...to, where: '--to', mend: CODEBOOK_MEND };
  const unread = files.flatMap((file) => (file.ok ? [] : file.refusals));
  if (unread.length > 0) return bad(unread, FILE_MEND);
  const data = readCodedData(from.value, files.flatMap((file) => (file.ok ? [file.value] : [])));
  if (!data.ok) return { ...data, where: '--data', mend: 'The data must fit the codebook that it was coded under' };
  if (data.value.problems.total > 0) return bad(data.value.problems.kept, 'Mend the data first');
  const recoded = recode(data.value.data, to.value, basename(String(options['to'])));
  if (!recoded.ok) return { ...recoded, where: '--to', mend: 'Say under "continues" which version it continues, and what became of each code' };
  return answered(recoded.value, from.value, to.value, options['csv']);
}

function answered({ tables, queue, breaks }: Recoded, from: Codebook, to: Codebook, table: unknown): Outcome {
  const rows = typeof table === 'string' ? tables.get(table) : undefined;
  if (typeof table === 'string' && rows === undefined) return { ...refuse(tableRefusals.refusal('TABLE_UNIT_NOT_KNOWN', { unit: table, tables: [...tables.keys()].join(', ') })), where: '--csv', mend: 'Name a table that there is data for' };
  const lines = [
    `From version ${from.version} to version ${to.version}: ${queue.length} values must be coded again.`,
    ...breaks.map(({ code, from: olds, because }) => `A series of ${code}${olds.length > 0 ? ` (before: ${olds.join(', ')})` : ''} breaks here: ${because}`),
    ...queue.map(({ table: unit, key, code, was, because }) => `${unit} ${key}: ${code}${was === '' ? '' : `, was ${was}`}. ${because}`),
  ];
  const json = { codebook: to.name, from: from.version, to: to.version, tables: Object.fromEntries(tables), queue, breaks };
  return ok({ json, text: rows === undefined ? lines.join('\n') : rows.map((cells) => cells.map(quoted).join(',')).join('\n'), found: queue.length > 0 });
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function codebookIn(path: string): Promise<Result<Codebook>> {
  const bytes = await bytesOf(path);
  return bytes.ok ? readCodebook(textOf(bytes.value), basename(path)) : bytes;
}
