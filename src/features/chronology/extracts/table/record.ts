import type { AgencyName, EventTypeName, Json } from '../../../events/index.ts';
import type { RowValues } from './row-values.ts';

/** One row of an extract, its cells by the field's name in the standard. */
export interface SourceRecord {
  readonly file: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What a cell holds, so that what is wrong in it can be said. */
export type Field =
  | { readonly kind: 'date' | 'moment' | 'flag' | 'text' | 'upn'; readonly unused?: string; readonly needed?: true }
  | { readonly kind: 'code'; readonly list: string; readonly many?: true; readonly unused?: string; readonly needed?: true };

/** One event that a row can tell of. */
export interface EventRule {
  readonly type: EventTypeName;
  /** EDTF; undefined where the row has no such event. */
  readonly on: (row: RowValues) => string | undefined;
  readonly attributes?: (row: RowValues) => Readonly<Record<string, Json | undefined>>;
  readonly text: (row: RowValues) => string;
  /** Whose act or record it is; children's social care where left out. */
  readonly agency?: AgencyName;
  /** The service did it itself that day, so it knew of it that day. Left out, the record does not say. */
  readonly ownAct?: true;
}

/** Fields of a table that describe the child. */
export interface ChildFields {
  readonly birth?: string;
  readonly sex?: string;
  readonly ethnicity?: string;
  readonly disability?: string;
}

/** A table of a standard: its fields, and the events that its rows tell of. */
export interface TableDefinition {
  readonly name: string;
  /** The field that holds the child's id. */
  readonly child: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly describes?: ChildFields;
  readonly events: readonly EventRule[];
  /** Pairs of dates of which the second is not before the first. */
  readonly inOrder?: readonly (readonly [string, string])[];
}

/** Short ways to write a field. `unused` says why it becomes part of no event. */
export const date: Field = { kind: 'date' };
export const neededDate: Field = { kind: 'date', needed: true };
/** A day, with its time where one is written. */
export const moment: Field = { kind: 'moment' };
export const neededMoment: Field = { kind: 'moment', needed: true };
export const flag: Field = { kind: 'flag' };
export const text: Field = { kind: 'text' };

export function coded(list: string): Field {
  return { kind: 'code', list };
}

export function unused(why: string): Field {
  return { kind: 'text', unused: why };
}
