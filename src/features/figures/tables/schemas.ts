import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { codebookSchema, codedDataSchema } from '../../coding/index.ts';
import { reportSchema } from '../report/report-schema.ts';
import { tableSpecSchema } from './spec-schema.ts';

export const SCHEMA_FOLDER = new URL('../../../../docs/schemas/', import.meta.url);

/** The JSON Schemas that say what may be brought to tables, by file name. One line for each part, so that a change can be read. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return { 'codebook.json': written(codebookSchema), 'coded-data.json': written(codedDataSchema), 'report.json': written(reportSchema), 'table.json': written(tableSpecSchema) };
}

function written(schema: z.ZodType): string {
  const { properties = {}, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  const parts = Object.entries(properties).map(([name, part]) => `    ${JSON.stringify(name)}: ${JSON.stringify(part)}`);
  const head = Object.entries(rest).map(([name, part]) => `  ${JSON.stringify(name)}: ${JSON.stringify(part)}`);
  return `{\n${head.join(',\n')},\n  "properties": {\n${parts.join(',\n')}\n  }\n}\n`;
}

if (import.meta.main && process.argv.includes('--write')) {
  for (const [file, text] of Object.entries(schemaFiles())) writeFileSync(new URL(file, SCHEMA_FOLDER), text);
}
