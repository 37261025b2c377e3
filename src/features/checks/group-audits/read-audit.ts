import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { checkRefusals } from '../refusals.ts';
import { auditSchema, type Audit } from './definition.ts';

const CATALOGUE = join(import.meta.dirname, 'catalogue');

/** The audits that come with Sightline, in the order of their numbers. Throws where one is not written as the schema says. */
export function shippedAudits(): readonly Audit[] {
  const files = readdirSync(CATALOGUE).filter((name) => name.endsWith('.yaml'));
  return files.map((name) => auditIn(readFileSync(join(CATALOGUE, name), 'utf8'), name)).toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** The audits of those ids, in any case, each once. Refuses `AUDIT_NOT_KNOWN`. */
export function chosenAudits(ids: readonly string[]): Result<readonly Audit[]> {
  const all = shippedAudits();
  const wanted = new Set(ids.map((id) => id.trim().toUpperCase()));
  const unknown = [...wanted].find((id) => !all.some((audit) => audit.id === id));
  if (unknown !== undefined) return refuse(checkRefusals.refusal('AUDIT_NOT_KNOWN', { audit: unknown, known: all.map(({ id }) => id).join(', ') }));
  return ok(all.filter(({ id }) => wanted.has(id)));
}

function auditIn(text: string, name: string): Audit {
  const read = auditSchema.safeParse(parse(text));
  if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
  const kinds = [read.data.share, read.data.wait, read.data.gather, read.data.series].filter((kind) => kind !== undefined);
  if (kinds.length !== 1) throw new Error(`${name} asks exactly one kind of question`);
  return read.data;
}
