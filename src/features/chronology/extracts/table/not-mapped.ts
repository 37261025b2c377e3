import type { NotMapped } from './problem.ts';
import type { SourceRecord, TableDefinition } from './record.ts';
import { cellOf, type RowValues } from './row-values.ts';

/** Counts the fields that hold something and become part of no event. */
export interface Unmapped {
  readonly addRow: (record: SourceRecord, table: TableDefinition) => void;
  /** What could have stood in an event of the row, had there been one: a reason for an end without a date. */
  readonly addUntold: (record: SourceRecord, table: TableDefinition, values: RowValues, told: ReadonlySet<string>) => void;
  readonly add: (file: string, table: string, field: string, why: string) => void;
  readonly all: () => readonly NotMapped[];
}

export function gatherUnmapped(): Unmapped {
  const found = new Map<string, NotMapped>();
  const add: Unmapped['add'] = (file, table, field, why) => {
    const key = JSON.stringify([file, table, field]);
    const before = found.get(key);
    found.set(key, { file, table, field, rows: (before?.rows ?? 0) + 1, why });
  };
  return {
    add,
    addRow: (record, { name, fields, child }) => {
      for (const field of Object.keys(record.cells)) {
        if (field === child || cellOf(record, field) === '') continue;
        const definition = Object.hasOwn(fields, field) ? fields[field] : undefined;
        if (definition === undefined) add(record.file, name, field, NOT_IN_STANDARD);
        else if (definition.unused !== undefined) add(record.file, name, field, definition.unused);
      }
    },
    addUntold: (record, { name, fields, describes = {} }, values, told) => {
      const described = new Set<string | undefined>(Object.values(describes));
      for (const [field, { kind, unused }] of Object.entries(fields)) {
        const says = kind === 'code' ? cellOf(record, field) !== '' : kind === 'flag' && values.flag(field) === true;
        if (says && unused === undefined && !told.has(field) && !described.has(field)) add(record.file, name, field, NO_EVENT);
      }
    },
    all: () => [...found.values()],
  };
}

export const NOT_IN_STANDARD = 'The field is not one that is known here';
const NO_EVENT = 'In these rows no event came of it: a date is missing, or what it says makes none';
export const NO_DATE = 'It has no date of its own, so it cannot stand in a chronology';
export const NO_TYPE = 'No type of event says this';
export const IDENTIFIES = 'It would identify a person or a place, and events hold none';
export const NAMES_WORKER = 'It names a worker. Events speak of agencies';
