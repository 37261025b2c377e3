import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The schemas whose tables the program reads and writes. */
const SCHEMAS = ['access', 'audit', 'incidents', 'calendar', 'events', 'chronology', 'linkage', 'cases', 'checks', 'coding', 'coders', 'figures'];

const PROGRAM = join(import.meta.dirname, '../../../node_modules/.bin/kysely-codegen');

/** The types of every table, as kysely-codegen reads them: dates stay text and counts fit a number. */
export async function tableTypes(ownerUrl: string): Promise<string> {
  const { stdout } = await promisify(execFile)(PROGRAM, [
    '--url', ownerUrl, '--dialect', 'postgres', '--date-parser', 'string', '--type-mapping', '{"int8":"number"}',
    '--include-pattern', `(${SCHEMAS.join('|')}).*`, '--print', '--log-level', 'error',
  ], { maxBuffer: 10_000_000 });
  return `${stdout.trim()}\n`;
}
