import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { combineFiles, combineRefusals, kindOfName, readingRefusals, readMapping, writeChronology, type CombinedChronology, type Correction } from '../features/chronology/index.ts';
import { ok, refuse, type Ok } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';
import { wouldOverwrite } from './would-overwrite.ts';

/** Runs `sightline chronology combine`. */
export async function combineCommand({ rest, many, options: { out, mapping }, progress }: Asked): Promise<Outcome> {
  const kind = typeof out === 'string' ? kindOfName(out) : ok(undefined);
  if (!kind.ok) return { ...kind, where: '--out', mend: 'Give a name that ends in .docx, .xlsx, .csv or .json' };
  const overwriting = await wouldOverwrite([...rest, ...(typeof mapping === 'string' ? [mapping] : [])], { '--out': typeof out === 'string' ? out : undefined });
  if (overwriting !== undefined) return overwriting;
  const agencies = agenciesFrom(many['agency'] ?? [], rest);
  if (!('get' in agencies)) return agencies;
  const corrections = typeof mapping === 'string' ? await mappingFrom(mapping) : ok([]);
  if (!corrections.ok) return corrections;
  const combined = await combineFiles({ paths: rest, agencies, corrections: corrections.value, progress });
  if (!combined.ok) return { ...combined, where: '<files>', mend: 'Check the path of each file' };
  const written = typeof out === 'string' ? await writeChronology(combined.value, out) : ok(undefined);
  if (!written.ok) return { ...written, where: '--out', mend: 'Name another file, or another kind of file' };
  return ok({ json: combined.value, text: inWords(combined.value), found: combined.value.problems.length > 0 });
}

async function mappingFrom(path: string): Promise<Ok<readonly Correction[]> | BadInput> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const read = text === undefined ? refuse(readingRefusals.refusal('FILE_NOT_FOUND', { file: path })) : readMapping(text);
  return read.ok ? read : { ...read, where: '--mapping', mend: 'Run “sightline chronology combine … --json”, and change the roles under “mapping”' };
}

/** A file's name may hold "=" itself, so the longest file that the option begins with is meant. */
function agenciesFrom(given: readonly string[], files: readonly string[]): ReadonlyMap<string, string> | BadInput {
  const agencies = new Map<string, string>();
  const names = [...files, ...files.map((file) => basename(file))].toSorted((a, b) => b.length - a.length);
  for (const option of given) {
    const file = names.find((name) => option.startsWith(`${name}=`));
    const agency = file === undefined ? '' : option.slice(file.length + 1).trim();
    if (file === undefined || agency === '') return { ...refuse(combineRefusals.refusal('CHRONOLOGY_AGENCY_NOT_READABLE', { option })), where: '--agency', mend: 'Write it like --agency police.docx="Northtown Police", with a file that is given' };
    agencies.set(file, agency);
  }
  return agencies;
}

function inWords({ entries, problems, same_event: same, mapping }: CombinedChronology): string {
  const tables = mapping.map(({ file, table, read, because, entries: count, agency, columns }) => (read
    ? `${file}, table ${table}: ${count} entries${agency === '' ? '' : ` from ${agency}`}; columns read by ${because}: ${columns.filter(({ role }) => role !== 'other').map(({ heading, column, role }) => `${heading === '' ? `column ${column}` : heading} = ${role}`).join(', ')}`
    : `${file}, table ${table}: not read, because ${because}`));
  const asked = problems.map(({ file, table, row, code, message }) => `${file}${table === null ? '' : `, table ${table}`}${row === null ? '' : `, row ${row}`}: ${message} (${code})`);
  return [`${entries.length} entries, ${problems.length} problems, ${same.length} proposals of the same event`, '', ...tables, ...(asked.length === 0 ? [] : ['', 'These need a person:', ...asked])].join('\n');
}
