import { glob, readFile } from 'node:fs/promises';
import { heading, table } from './heading.ts';
import { otherCodes } from './other-codes.ts';

const SOURCE = new URL('../../', import.meta.url);
const CODE = /^[A-Z]+(_[A-Z0-9]+)*$/;
const WRITTEN = /\bcode: '(FAULT|[A-Z]+(?:_[A-Z0-9]+)+)'/g;

type Words = Readonly<Record<string, string>>;

/** Every code that a person can be shown, with its words. Throws where one is written and not listed, or listed and gone. */
export async function errorsDocument(): Promise<string> {
  const books = await refusalBooks();
  const booked = new Set([...books.values()].flatMap((words) => Object.keys(words)));
  checkOthers(await writtenCodes(), booked);
  const sections = [...books].map(([place, words]) => `## ${place}\n\n${codeTable(words)}\n`);
  const about = 'Every code that a page, a form or the command line can answer with, and its words. `{blanks}` are filled in. Codes stay; words may get better.';
  return [heading('Errors', about), '## Anywhere\n', codeTable(otherCodes), '', ...sections].join('\n');
}

function codeTable(words: Words): string {
  return table(['code', 'words'], Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, text]) => [`\`${code}\``, text]));
}

/** The books of refusals that the folders of `src/` export, by folder. */
export async function refusalBooks(): Promise<ReadonlyMap<string, Words>> {
  const books = new Map<string, Words>();
  for (const file of await sourceFiles()) {
    if (!/= refusalBook\(/.test(await read(file))) continue;
    const exported: unknown = await import(new URL(file, SOURCE).href);
    const found = wordsIn(exported);
    if (found.length === 0) throw new Error(`src/${file} makes a book of refusals and does not export its words`);
    const room = file.split('/').slice(0, file.startsWith('kernel/') || file.startsWith('cli/') ? 1 : 2).join('/');
    books.set(room, Object.assign({}, books.get(room), ...found));
  }
  return books;
}

/** A book itself, or only its words. */
function wordsIn(exported: unknown): readonly Words[] {
  if (typeof exported !== 'object' || exported === null) return [];
  return Object.values(exported)
    .map((value: unknown) => (typeof value === 'object' && value !== null && 'words' in value ? value.words : value))
    .filter(areWords);
}

function areWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
    && Object.entries(value).every(([code, words]) => CODE.test(code) && typeof words === 'string');
}

/** Codes written in place, outside any book. */
async function writtenCodes(): Promise<ReadonlyMap<string, string>> {
  const written = new Map<string, string>();
  for (const file of await sourceFiles()) {
    for (const [, code = ''] of (await read(file)).matchAll(WRITTEN)) written.set(code, file);
  }
  return written;
}

function checkOthers(written: ReadonlyMap<string, string>, booked: ReadonlySet<string>): void {
  const listed: Words = otherCodes;
  for (const [code, file] of written) {
    if (!(code in listed) && !booked.has(code)) throw new Error(`The code ${code} in src/${file} has no words: add it to src/app/documents/other-codes.ts or to a book of refusals`);
  }
  for (const code of Object.keys(listed)) {
    if (!written.has(code)) throw new Error(`Nothing writes the code ${code} any longer: take it out of src/app/documents/other-codes.ts`);
  }
}

async function sourceFiles(): Promise<readonly string[]> {
  const files = await Array.fromAsync(glob('**/*.ts', { cwd: SOURCE }));
  return files.filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.d.ts') && !file.includes('/gallery/')).toSorted();
}

function read(file: string): Promise<string> {
  return readFile(new URL(file, SOURCE), 'utf8');
}
