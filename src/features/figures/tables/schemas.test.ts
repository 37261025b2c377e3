import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { SCHEMA_FOLDER, schemaFiles } from './schemas.ts';

const read = (url: URL): string => readFileSync(url, 'utf8');
const CODEBOOKS = new URL('../../coding/codebook/codebooks/', import.meta.url);
const EXAMPLES = new URL('../examples/', import.meta.url);
const REPORTS = new URL('../report/sets/', import.meta.url);
const schema = (file: string): object => z.record(z.string(), z.json()).parse(JSON.parse(read(new URL(file, SCHEMA_FOLDER))));

test('the schemas in docs are those that the program reads by: node src/features/figures/tables/schemas.ts --write', () => {
  // Not by assert.equal, which would print both at length.
  for (const [file, text] of Object.entries(schemaFiles())) assert.ok(read(new URL(file, SCHEMA_FOLDER)) === text, `docs/schemas/${file} is old`);
});

test('every shipped codebook and example keeps its schema, by a validator that is not ours', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const keeps = (name: string, folder: URL): void => {
    const validate = ajv.compile(schema(name));
    for (const file of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
      assert.ok(validate(parse(read(new URL(file, folder)))), `${file}: ${JSON.stringify(validate.errors)}`);
    }
  };
  keeps('codebook.json', CODEBOOKS);
  keeps('table.json', EXAMPLES);
  keeps('report.json', REPORTS);
});
