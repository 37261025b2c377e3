import { basename } from 'node:path';
import { readCodebook, readCodedData, readDeclared, type ReadData } from '../features/coding/index.ts';
import { makeTable, tableAsCsv, tableAsJson, tableAsSvg, tableAsText, tableRefusals, tableSpecSchema, type Table } from '../features/figures/index.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Asked, Outcome } from './command.ts';
import { bad, bytesOf, dataFile, FILE_MEND, textOf } from './figures-input.ts';

/** Reads the three files and makes the table. */
export async function figuresTable({ options, many }: Asked): Promise<Outcome> {
  const [codebookFile, specFile, files] = [await bytesOf(String(options['codebook'])), await bytesOf(String(options['spec'])), await Promise.all((many['data'] ?? []).map(dataFile))];
  const unread = [codebookFile, specFile, ...files].flatMap((file) => (file.ok ? [] : file.refusals));
  if (!codebookFile.ok || !specFile.ok || unread.length > 0) return bad(unread, FILE_MEND);
  const codebook = readCodebook(textOf(codebookFile.value), basename(String(options['codebook'])));
  if (!codebook.ok) return { ...codebook, where: '--codebook', mend: 'docs/figures.md shows a complete codebook, and docs/schemas/codebook.json describes it' };
  const spec = readDeclared(textOf(specFile.value), basename(String(options['spec'])), tableSpecSchema);
  if (!spec.ok) return { ...spec, where: '--spec', mend: 'docs/figures.md shows complete specifications, and docs/schemas/table.json describes them' };
  const data = readCodedData(codebook.value, files.flatMap((file) => (file.ok ? [file.value] : [])));
  if (!data.ok) return { ...data, where: '--data', mend: 'The data must have the columns and values that the codebook names; docs/figures.md shows it' };
  const { problems } = data.value;
  if (problems.total > 0 && options['allow-problems'] !== true) return bad(problems.kept, problemsMend(data.value));
  const table = makeTable(spec.value, data.value.data);
  if (!table.ok) return { ...table, where: '--spec', mend: 'The specification must fit the codebook and the data; docs/figures.md shows how' };
  return answered(table.value, data.value, options);
}

function answered(table: Table, read: ReadData, options: Asked['options']): Outcome {
  const column = typeof options['column'] === 'string' ? table.columns.findIndex(({ code }) => code === options['column']) : undefined;
  if (column === -1) return { ...refuse(tableRefusals.refusal('TABLE_COLUMN_NOT_THERE', { column: String(options['column']) })), where: '--column', mend: `The columns are ${table.columns.map(({ code }) => code).join(', ')}` };
  const text = options['svg'] === true ? tableAsSvg(table, column) : options['csv'] === true ? tableAsCsv(table) : tableAsText(table);
  const { problems, unknownColumns } = read;
  const warnings = [
    ...unknownColumns.map(({ file, columns }) => `${file} has columns that the codebook does not have; they are not counted: ${columns.join(', ')}`),
    ...problems.kept.map(({ code, message, field }) => `${code}: ${field ?? ''}: ${message}`),
    ...(problems.total > problems.kept.length ? [`and ${problems.total - problems.kept.length} more problems`] : []),
    ...table.notes.filter((note) => note.startsWith('The base is nought')),
  ];
  return ok({ json: tableAsJson(table), text, warnings, found: problems.total > 0 });
}

function problemsMend({ problems }: ReadData): string {
  const more = problems.total - problems.kept.length;
  return `${more > 0 ? `${more} more like these are not listed. ` : ''}Mend the data; or give --allow-problems, which leaves out the cases named and says so`;
}
