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

/** Where the checks that come with Sightline are. */
export const SHIPPED: string = import.meta.dirname;

/** The checks that come with Sightline, in the order of their numbers. One that cannot be read, which a test keeps from happening, is missing alone. */
export function shippedChecks(): readonly Check[] {
  return readChecks(SHIPPED).checks;
}

/** A check that comes with Sightline as it is written: YAML, with its remarks. */
export function shippedText(id: string): string {
  return readFileSync(join(SHIPPED, `${id}.yaml`), 'utf8');
}

/** Reads a YAML file, or every YAML file of a folder. Refuses all of them where one cannot be read; every refusal of every file comes together. */
export function readCatalogue(place: string): Result<readonly Check[]> {
  const { checks, refusals } = readChecks(place);
  return unlessRefused(refusals, () => checks);
}

/** The checks that can be read, and what is wrong with the others. */
export interface ChecksRead {
  readonly checks: readonly Check[];
  readonly refusals: readonly Refusal[];
}

/** Reads a YAML file, or every YAML file of a folder. One that cannot be read takes only itself away. */
export function readChecks(place: string): ChecksRead {
  const files = filesIn(place);
  if (files.length === 0) return { checks: [], refusals: [checkRefusals.refusal('CHECKS_NOT_FOUND', { place })] };
  const read: FileRead[] = [];
  const refusals: Refusal[] = [];
  for (const file of files) {
    const one = readCheck(readFileSync(file, 'utf8'), file);
    if (!one.ok) {
      refusals.push(...one.refusals);
      continue;
    }
    const other = read.find(({ check }) => check.id.toLowerCase() === one.value.id.toLowerCase());
    if (other === undefined) read.push({ file, check: one.value });
    else refusals.push(checkRefusals.refusal('CHECK_ID_REPEATED', { file, line: '1', check: one.value.id, other: other.file }));
  }
  return { checks: read.map(({ check }) => check).toSorted(byId), refusals };
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
  return readdirSync(place).filter((name) => /\.ya?ml$/.test(name)).toSorted().map((name) => join(place, name));
}

/** P-2 before P-10. */
function byId(a: Check, b: Check): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true });
}
