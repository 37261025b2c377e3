import * as z from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { mappingRefusals } from './refusals.ts';
import type { Correction } from './mapping.ts';
import { isRole, roles, type Role } from './role.ts';

const columnSchema = z.object({ column: z.number().int().positive().optional(), heading: z.string().optional(), role: z.string() });
const tableSchema = z.object({
  file: z.string().optional(), table: z.union([z.string(), z.number()]).optional(), read: z.boolean().optional(),
  heading_row: z.number().int().positive().nullable().optional(), agency: z.string().optional(), agency_from: z.string().optional(), columns: z.array(columnSchema).default([]),
});
const fileSchema = z.union([z.array(tableSchema), z.object({ mapping: z.array(tableSchema) }).transform(({ mapping }) => mapping)]);

/**
 * Reads a mapping as `chronology combine --json` prints it, the whole answer or the list under
 * `mapping`; what is left out is guessed. Printed and
 * given back unchanged, it changes nothing. Refuses `MAPPING_NOT_READABLE` and `MAPPING_ROLE_NOT_KNOWN`.
 */
export function readMapping(text: string): Result<readonly Correction[]> {
  const json = parseJson(text);
  const read = fileSchema.safeParse(json);
  if (!read.success) return refuse(mappingRefusals.refusal('MAPPING_NOT_READABLE', { why: json === undefined ? 'it is not JSON' : z.prettifyError(read.error).split('\n')[0] ?? '' }));
  const unknown = read.data.flatMap(({ columns }) => columns).find(({ role }) => !isRole(role));
  if (unknown !== undefined) return refuse(mappingRefusals.refusal('MAPPING_ROLE_NOT_KNOWN', { role: unknown.role, roles: roles.join(', ') }));
  return ok(read.data.map(({ columns, agency = '', agency_from: from, ...said }) => ({ ...said, ...(agency === '' || from === 'column' ? {} : { agency }), roles: new Map(columns.flatMap(rolesOf)), headings: new Map(columns.flatMap(headingsOf)) })));
}

function rolesOf({ column, heading, role }: z.infer<typeof columnSchema>): readonly (readonly [string, Role])[] {
  if (!isRole(role)) return [];
  if (column !== undefined) return [[String(column), role]];
  return heading === undefined ? [] : [[heading, role]];
}

function headingsOf({ column, heading }: z.infer<typeof columnSchema>): readonly (readonly [number, string])[] {
  return column === undefined || heading === undefined ? [] : [[column, heading]];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
