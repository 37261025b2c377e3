import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../language/check.ts';

const known = new WeakMap<Check, string>();

/** SHA-256 of what a check says, in lower-case hex: the same however its file is laid out. */
export function digestOfCheck(check: Check): string {
  const found = known.get(check) ?? sha256(canonical(check));
  known.set(check, found);
  return found;
}

/** JSON with the keys of every object in order, so that the same data is the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one));
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

let engine: string | undefined;

/** SHA-256 over every file that can alter what a check answers: the language, the engine and the counting. */
export function digestOfEngine(): string {
  return (engine ??= sha256(sources().map((file) => `${file} ${sha256(readFileSync(join(ROOM, file)))}`).join('\n')));
}

const ROOM = join(import.meta.dirname, '..');

function sources(): readonly string[] {
  return globSync(['language/**/*.ts', 'engine/**/*.ts', 'trial/**/*.ts'], { cwd: ROOM }).filter((file) => !/\.(test|fixture)\.ts$/.test(file)).map((file) => file.replaceAll('\\', '/')).toSorted();
}
