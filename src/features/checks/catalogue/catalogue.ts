import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Check } from '../language/check.ts';
import { readCheck } from '../language/read-check.ts';
import { checkRefusals } from '../refusals.ts';

interface FileRead {
  readonly file: string;
  readonly check: Check;
}

/** The checks that come with Sightline, in the order of their numbers. Throws where one cannot be read, which a test keeps from happening. */
export function shippedChecks(): readonly Check[] {
  const read = readCatalogue(import.meta.dirname);
  if (!read.ok) throw new Error(read.refusals.map(({ message }) => message).join('\n'));
  return read.value;
}

/** Reads a YAML file, or every YAML file of a folder. Every refusal of every file comes together. */
export function readCatalogue(place: string): Result<readonly Check[]> {
  const files = filesIn(place);
  if (files.length === 0) return refuse(checkRefusals.refusal('CHECKS_NOT_FOUND', { place }));
  const read: FileRead[] = [];
  const refusals: Refusal[] = [];
  for (const file of files) {
    const one = readCheck(readFileSync(file, 'utf8'), file);
    if (one.ok) read.push({ file, check: one.value });
    else refusals.push(...one.refusals);
  }
  return unlessRefused([...refusals, ...repeats(read)], () => read.map(({ check }) => check).toSorted(byId));
}

/** The checks of those ids, in any case, each once and in the order asked. */
export function chosen(checks: readonly Check[], ids: readonly string[]): Result<readonly Check[]> {
  const found = new Map(checks.map((check) => [check.id.toLowerCase(), check]));
  const unknown = ids.filter((id) => !found.has(id.toLowerCase()));
  const [first, ...rest] = unknown.map((check) => checkRefusals.refusal('CHECK_NOT_KNOWN', { check }));
  if (first !== undefined) return refuse(first, ...rest);
  return ok([...new Set(ids.map((id) => id.toLowerCase()))].flatMap((id) => found.get(id) ?? []));
}

function filesIn(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place).filter((name) => /\.ya?ml$/.test(name)).map((name) => join(place, name));
}

function repeats(read: readonly FileRead[]): readonly Refusal[] {
  const firsts = new Map<string, string>();
  return read.flatMap(({ file, check: { id } }) => {
    const other = firsts.get(id.toLowerCase());
    if (other === undefined) firsts.set(id.toLowerCase(), file);
    return other === undefined ? [] : [checkRefusals.refusal('CHECK_ID_REPEATED', { file, line: '1', check: id, other })];
  });
}

/** P-2 before P-10. */
function byId(a: Check, b: Check): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true });
}
