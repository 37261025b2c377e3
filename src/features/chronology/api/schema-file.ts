import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { sentBatchSchema } from './sent-entry.ts';

export const SCHEMA_FILE = new URL('../../../../docs/schemas/chronology-entries.json', import.meta.url);

/** The JSON Schema of a batch, one line for each field of an entry, so that a change can be read. */
export function schemaText(): string {
  const { properties = {}, ...rest } = z.toJSONSchema(sentBatchSchema, { io: 'input' });
  const { entries } = properties;
  if (typeof entries !== 'object' || typeof entries.items !== 'object' || Array.isArray(entries.items)) throw new Error('a batch has entries');
  const { properties: fields = {}, ...entry } = entries.items;
  const lines = Object.entries(fields).map(([name, part]) => `          ${JSON.stringify(name)}: ${JSON.stringify(part)}`);
  const head = Object.entries({ ...rest, title: 'Entries of a chronology' }).map(([name, part]) => `  ${JSON.stringify(name)}: ${JSON.stringify(part)}`);
  const list = Object.entries(entries).filter(([name]) => name !== 'items');
  return [
    '{', `${head.join(',\n')},`, '  "properties": {', `    "entries": {`, ...list.map(([name, part]) => `      ${JSON.stringify(name)}: ${JSON.stringify(part)},`),
    '      "items": {', ...Object.entries(entry).map(([name, part]) => `        ${JSON.stringify(name)}: ${JSON.stringify(part)},`), '        "properties": {', lines.join(',\n'), '        }', '      }', '    }', '  }', '}', '',
  ].join('\n');
}

if (import.meta.main && process.argv.includes('--write')) writeFileSync(SCHEMA_FILE, schemaText());
