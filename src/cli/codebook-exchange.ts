import { mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readTables } from '../features/chronology/index.ts';
import {
  bringCodebook, codebookAsYaml, codebookDocument, codebookExchangeRefusals, codebookRows, codesForQda, holdsCoding, passagesIn, projectFromStudy, readCodebook, readQda, rowsAsCsv, rowsAsExcel, studyFromProject,
  writeQdc, writeQdpx, type CodebookDocument, type CodedRecord, type CodedStudy, type ReadSheets,
} from '../features/coding/index.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Asked, Outcome } from './command.ts';
import { bytesOf, FILE_MEND, textOf } from './figures-input.ts';
import { wouldOverwrite } from './would-overwrite.ts';

const IMPORT_MEND = 'Give a codebook as .csv, .xlsx, .qdc, .yaml or .json, or a project as .qdpx';

/** Reads a codebook, or a whole project, of another program and writes it as ours. */
export async function importCodebook({ arguments: { file = '' }, options }: Asked): Promise<Outcome> {
  const out = typeof options['out'] === 'string' ? options['out'] : undefined;
  const clash = await wouldOverwrite([file], { '--out': out });
  if (clash !== undefined) return clash;
  const bytes = await bytesOf(file);
  if (!bytes.ok) return { ...bytes, where: file, mend: FILE_MEND };
  const name = typeof options['name'] === 'string' ? options['name'] : undefined;
  if (/\.(qdpx|qde)$/i.test(file)) return importProject(bytes.value, file, name, out);
  const brought = await bringCodebook(bytes.value, basename(file), { codebook: name }, sheetsOf(file));
  if (!brought.ok) return { ...brought, where: file, mend: IMPORT_MEND };
  const { document } = brought.value.content;
  const text = codebookAsYaml(document);
  const read = readCodebook(text, document.codebook);
  if (out !== undefined) await writeFile(out, text);
  const mistakes = read.ok ? [] : read.refusals.map(({ message }) => message);
  return ok({ json: { codebook: document.codebook, codes: document.codes.length, notes: brought.value.notes, mistakes, document }, text: out === undefined ? text.trimEnd() : `${document.codes.length} codes were written to ${out}.`, warnings: [...brought.value.notes, ...mistakes], found: mistakes.length > 0 });
}

function sheetsOf(path: string): ReadSheets {
  return async () => {
    const read = await readTables(path);
    return read.ok ? ok(read.value.tables.map(({ name, rows }) => ({ name: String(name), rows: rows.map(({ cells }) => cells) }))) : read;
  };
}

async function importProject(bytes: Uint8Array, file: string, name: string | undefined, out: string | undefined): Promise<Outcome> {
  const read = readQda(bytes, basename(file));
  if (!read.ok) return { ...read, where: file, mend: IMPORT_MEND };
  const study = studyFromProject(read.value, name ?? basename(file, extname(file)));
  const { document, records, passages, notes } = study;
  if (out !== undefined) {
    await mkdir(join(out, 'texts'), { recursive: true });
    await writeFile(join(out, 'codebook.yaml'), codebookAsYaml(document));
    if (holdsCoding(read.value)) await writeCoding(out, study);
  }
  const held = `${document.codes.length} codes, ${records.length} records, ${passages.length} passages`;
  return ok({ json: { codebook: document.codebook, codes: document.codes.length, records: records.length, passages: passages.length, notes }, text: out === undefined ? `${held}. Give --out to write them.` : `${held}, written to ${out}.`, warnings: notes });
}

async function writeCoding(out: string, { document, records, passages }: CodedStudy): Promise<void> {
  const codes = document.codes.filter(({ derive }) => derive === undefined);
  const texts = records.flatMap(({ key, text }, at) => (text === null ? [] : [{ key, text, file: `${String(at + 1).padStart(4, '0')}.txt` }]));
  await writeFile(join(out, 'reviews.csv'), stringify([[document.tables?.[0]?.key ?? 'review_id', ...codes.map(({ column, code }) => column ?? code)], ...records.map(({ key, values }) => [key, ...codes.map(({ code }) => values.get(code) ?? '')])]));
  await writeFile(join(out, 'passages.csv'), stringify([['record', 'code', 'from', 'to', 'words', 'coder', 'memo'], ...passages.map(({ record, code, from, to, coder, memo }) => [record, code, from, to, [...(texts.find(({ key }) => key === record)?.text ?? '')].slice(from, to).join(''), coder, memo])]));
  await writeFile(join(out, 'texts.csv'), stringify([['record', 'file'], ...texts.map(({ key, file }) => [key, `texts/${file}`])]));
  for (const { file, text } of texts) await writeFile(join(out, 'texts', file), text);
}

/** Writes a codebook, or with data a whole project, for another program. */
export async function exportCodebook({ arguments: { file = '' }, options }: Asked): Promise<Outcome> {
  const [out, data, passages, texts] = ['out', 'data', 'passages', 'texts'].map((name) => (typeof options[name] === 'string' ? options[name] : undefined));
  const clash = await wouldOverwrite([file, ...[data, passages, texts].flatMap((one) => one ?? [])], { '--out': out });
  if (clash !== undefined) return clash;
  const bytes = await bytesOf(file);
  if (!bytes.ok) return { ...bytes, where: file, mend: FILE_MEND };
  const read = readCodebook(textOf(bytes.value), basename(file));
  if (!read.ok) return { ...read, where: file, mend: 'Mend the codebook first: sightline codebook check' };
  const document = codebookDocument(textOf(bytes.value));
  const study = await studyIn(document, data, passages, texts);
  if (!study.ok) return { ...study, where: '--data', mend: 'Give --data with a row for each record, --texts with the columns record and file, --passages with record, code, from, to' };
  const written = await fileFor(document, study.value, out ?? '');
  if (!written.ok) return { ...written, where: '--out', mend: 'Give a file that ends in .yaml, .csv, .xlsx, .qdc or .qdpx' };
  await writeFile(out ?? '', written.value);
  return ok({ json: { out, codes: document.codes.length, records: study.value.records.length, passages: study.value.passages.length }, text: `${document.codes.length} codes${study.value.records.length === 0 ? '' : `, ${study.value.records.length} records and ${study.value.passages.length} passages`} were written to ${out}.` });
}

async function fileFor(document: CodebookDocument, study: CodedStudy, out: string): Promise<Result<Uint8Array>> {
  switch (extname(out).toLowerCase()) {
    case '.yaml': case '.yml': return bytes(codebookAsYaml(document));
    case '.csv': return bytes(rowsAsCsv(codebookRows(document)));
    case '.xlsx': return ok(await rowsAsExcel(codebookRows(document), document.codebook));
    case '.qdc': { const { codes, sets } = codesForQda(document); return bytes(writeQdc(codes, sets)); }
    case '.qdpx': return ok(writeQdpx(projectFromStudy(study)));
    default: return refuse(codebookExchangeRefusals.refusal('CODEBOOK_WRITE_KIND_NOT_KNOWN', { file: basename(out) }));
  }
}

async function studyIn(document: CodebookDocument, data: string | undefined, passages: string | undefined, texts: string | undefined): Promise<Result<CodedStudy>> {
  if (data === undefined) return ok({ document, records: [], passages: [] });
  const [rows, words] = [await rowsIn(data), texts === undefined ? ok([]) : await rowsIn(texts)];
  if (!rows.ok) return rows;
  if (!words.ok) return words;
  const byRecord = new Map<string, string>();
  for (const row of words.value) {
    const text = await bytesOf(join(texts === undefined ? '' : join(texts, '..'), row['file'] ?? ''));
    if (!text.ok) return text;
    byRecord.set(row['record'] ?? '', textOf(text.value));
  }
  const key = document.tables?.[0]?.key ?? 'review_id';
  const records = rows.value.map((row): CodedRecord => ({ key: row[key] ?? '', text: byRecord.get(row[key] ?? '') ?? null, values: new Map(document.codes.flatMap(({ code, column }) => { const value = row[column ?? code] ?? ''; return value === '' ? [] : [[code, value] as const]; })) }));
  const placed = passages === undefined ? ok([]) : await rowsIn(passages);
  if (!placed.ok) return placed;
  const read = passagesIn(placed.value, records, document);
  return read.ok ? ok({ document, records, passages: read.value }) : read;
}

async function rowsIn(path: string): Promise<Result<readonly Readonly<Record<string, string>>[]>> {
  const bytes = await bytesOf(path);
  if (!bytes.ok) return bytes;
  try {
    return ok(parse(textOf(bytes.value), { columns: true, bom: true, skipEmptyLines: true }) as Record<string, string>[]);
  } catch (fault) {
    return refuse(codebookExchangeRefusals.refusal('CODEBOOK_CSV_BROKEN', { file: basename(path), why: fault instanceof Error ? fault.message : String(fault) }));
  }
}

function bytes(text: string): Result<Uint8Array> {
  return ok(new TextEncoder().encode(text));
}
