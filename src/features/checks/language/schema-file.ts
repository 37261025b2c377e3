import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { checkSchema } from './check.ts';

const FILE = `${import.meta.dirname}/check.schema.json`;

/** How to write the schema anew after the language has changed. */
export const schemaCommand = 'node src/features/checks/language/schema-file.ts --write';

/** The JSON Schema of a check, for editors and for those who write checks elsewhere. */
export function checkJsonSchema(): string {
  const { $defs = {}, properties = {}, ...schema } = z.toJSONSchema(checkSchema);
  const head = Object.entries({ ...schema, title: 'A check made from a lesson' }).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${[...head, group('properties', properties), group('$defs', $defs)].join(',\n')}\n}\n`;
}

// One line for each part, so that a change shows where it is.
function group(name: string, parts: object): string {
  const lines = Object.entries(parts).map(([part, value]) => `    ${JSON.stringify(part)}: ${JSON.stringify(value)}`);
  return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`;
}

export function writtenSchema(): string {
  return readFileSync(FILE, 'utf8');
}

if (process.argv[1] === import.meta.filename && process.argv.includes('--write')) writeFileSync(FILE, checkJsonSchema());
