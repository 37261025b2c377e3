import { readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { childrenCsv, eventsCsv, readExtract, type Extract } from '../features/chronology/index.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';
import { importRefusals } from './import-refusals.ts';
import { wouldOverwrite } from './would-overwrite.ts';

const MEND: Readonly<Record<string, string>> = {
  cin: 'Give the XML file of a Children in Need census',
  ssda903: 'Give the folder that holds the CSV files of the return, such as header.csv and episodes.csv',
  'annex-a': 'Give the Excel workbook (.xlsx) with the lists of Annex A',
  ssd: 'Give the folder that holds a CSV file for each table, such as ssd_person.csv',
};

/** `sightline import`. */
export async function importExtract(kind: string, { arguments: { path = '' }, options, progress }: Asked): Promise<Outcome> {
  const out = String(options['out']);
  const named = options['children'];
  const children = typeof named === 'string' ? named : join(dirname(out), 'children.csv');
  const unusable = await unusablePlaces(path, out, children);
  if (unusable !== undefined) return unusable;
  const area = typeof options['area'] === 'string' ? options['area'].trim() : '';
  if (/[;=]/.test(area)) return { ...refuse(importRefusals.refusal('IMPORT_AREA_HAS_MARKS', { area })), where: '--area', mend: 'Write the name of the area alone' };
  progress(`Reading ${path}`);
  const read = await readExtract(kind, path, area);
  if (!read.ok) return { ...read, where: path, mend: MEND[kind] ?? '' };
  const hasChildren = read.value.children.length > 0;
  const unnamed = hasChildren && typeof named !== 'string' ? await unnamedChildren(children) : undefined;
  if (unnamed !== undefined) return unnamed;
  await writeFile(out, eventsCsv(read.value));
  if (hasChildren) await writeFile(children, childrenCsv(read.value));
  return answer(read.value, out, hasChildren ? children : null);
}

async function unusablePlaces(path: string, out: string, children: string): Promise<BadInput | undefined> {
  const same = [out, children].find((file) => resolve(file) === resolve(path)) ?? (resolve(out) === resolve(children) ? children : undefined);
  if (same !== undefined) return { ...refuse(importRefusals.refusal('IMPORT_WOULD_OVERWRITE', { file: same })), where: '--out', mend: 'Give the events, the children and the extract names of their own' };
  const overwriting = await wouldOverwrite(await filesOf(path), { '--out': out, '--children': children });
  if (overwriting !== undefined) return overwriting;
  for (const file of [out, children]) {
    const folder = dirname(resolve(file));
    const there = await stat(folder).then((found) => found.isDirectory(), () => false);
    if (!there) return { ...refuse(importRefusals.refusal('IMPORT_FOLDER_NOT_FOUND', { folder })), where: file, mend: 'Make the folder first, or name another' };
    const folderItself = await stat(file).then((found) => found.isDirectory(), () => false);
    if (folderItself) return { ...refuse(importRefusals.refusal('IMPORT_OUT_IS_A_FOLDER', { file })), where: file, mend: 'Give the name of a file, like events.csv' };
  }
  return undefined;
}

// Nobody asked for this file to be written over: it may be of another import.
async function unnamedChildren(children: string): Promise<BadInput | undefined> {
  const there = await stat(children).then((found) => found.isFile(), () => false);
  if (!there) return undefined;
  return { ...refuse(importRefusals.refusal('IMPORT_WOULD_OVERWRITE', { file: children })), where: '--children', mend: `Name the file of children, as in --children ${children} to write over it` };
}

/** The file itself, or each file of the folder. */
async function filesOf(path: string): Promise<readonly string[]> {
  const inside = await readdir(path).catch(() => undefined);
  return inside === undefined ? [path] : inside.map((name) => join(path, name));
}

function answer(extract: Extract, out: string, children: string | null): Outcome {
  const { rows, events, problems, notMapped } = extract;
  const json = { rows, events: events.length, children: extract.children.length, problems, not_mapped: notMapped, files: { events: out, children } };
  return ok({ json, text: inWords(extract, out, children), found: problems.length > 0 });
}

/** How many lines of each kind are shown; the rest is counted, and whole in `--json`. */
const SHOWN = 20;

function inWords({ rows, events, children, problems, notMapped }: Extract, out: string, childrenFile: string | null): string {
  return [
    `${rows} rows read. ${events.length} events in ${out}.${childrenFile === null ? '' : ` ${children.length} children in ${childrenFile}.`}`,
    ...listed('Wrong, and to look at', problems.map(({ file, table, row, field, code, message }) => `${[file, table, row === null ? '' : `row ${row}`, field ?? ''].filter((part) => part !== '').join(', ')}: ${code}: ${message}`)),
    ...listed('Part of no event', notMapped.map(({ file, table, field, rows: count, why }) => `${[file, table, field].filter((part) => part !== '').join(', ')} (${count}): ${why}`)),
  ].join('\n');
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  and ${lines.length - SHOWN} more; --json lists all`] : [];
  return ['', `${title}: ${lines.length}`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}
