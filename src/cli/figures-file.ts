import { access, readFile } from 'node:fs/promises';
import { studyRefusals } from '../features/figures/index.ts';
import { ok, refuse, type Ok } from '../kernel/result.ts';
import type { Asked, BadInput } from './command.ts';

/** Reads a file that was named on the command line. Refuses one that cannot be read. */
export async function readFiguresBytes(path: string): Promise<Ok<Uint8Array> | BadInput> {
  try {
    return ok(await readFile(path));
  } catch (fault) {
    return { ...refuse(studyRefusals.refusal('FIGURES_FILE_NOT_READABLE', { path, why: reason(fault) })), where: path, mend: 'Check the name of the file' };
  }
}

/** Reads a file of text. Refuses one that cannot be read or is not UTF-8. */
export async function readFiguresFile(path: string): Promise<Ok<string> | BadInput> {
  const bytes = await readFiguresBytes(path);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return { ...refuse(studyRefusals.refusal('FIGURES_FILE_NOT_READABLE', { path, why: 'it is not UTF-8 text' })), where: path, mend: 'Save the file as text in UTF-8' };
  }
}

/** The files named by `--data`, which may be given again, name several with commas, or be followed by more. */
export async function dataFiles({ many, rest }: Asked): Promise<readonly string[]> {
  const named = [...(many['data'] ?? []), ...rest];
  const paths = await Promise.all(named.map(async (path) => ((await isThere(path)) ? [path] : path.split(',').map((one) => one.trim()).filter((one) => one !== ''))));
  return paths.flat();
}

/** A number given as an option, or what stands in for it. Refuses what is no number in its range. */
export function numberOption(asked: Asked, option: string, otherwise: number, fits: (value: number) => boolean, why: string): Ok<number> | BadInput {
  const given = asked.options[option];
  if (typeof given !== 'string') return ok(otherwise);
  const value = Number(given);
  return given.trim() !== '' && fits(value) ? ok(value) : badOption(option, given, why);
}

/** One of several words given as an option, or nothing. Refuses another word. */
export function wordOption<Word extends string>(asked: Asked, option: string, words: readonly Word[]): Ok<Word | undefined> | BadInput {
  const given = asked.options[option];
  if (typeof given !== 'string') return ok(undefined);
  const word = words.find((one) => one === given);
  return word === undefined ? badOption(option, given, `it is one of ${words.join(', ')}`) : ok(word);
}

/** Refuses what an option was given, with the reason. */
export function badOption(option: string, value: string, why: string): BadInput {
  return { ...refuse(studyRefusals.refusal('FIGURES_OPTION_NOT_USABLE', { option: `--${option}`, value, why })), where: `--${option}`, mend: 'Leave the option out for its usual value' };
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

function reason(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'it may not be read';
  throw fault;
}
