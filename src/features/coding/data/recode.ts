import { unlessRefused, type Result } from '../../../kernel/result.ts';
import { states, type Codebook, type Code } from '../codebook/codebook.ts';
import { codebookRefusals } from '../codebook/refusals.ts';
import { carriedOver, checkChanges, type Carried } from '../codebook/versions.ts';
import type { CodedData } from './coded-data.ts';
import { ABSENT, NOT_MENTIONED, PRESENT, type Column } from './column.ts';
import { together } from './derive.ts';
import { textAt } from './text-at.ts';

/** One value that a person must code again. */
export interface Again {
  readonly table: string;
  readonly key: string;
  readonly code: string;
  /** What the older version held there; empty for a code that is new. */
  readonly was: string;
  readonly because: string;
}

export interface SeriesBreak {
  readonly code: string;
  readonly from: readonly string[];
  readonly because: string;
}

/** Data coded under one version, as far as it can be brought under the next without a person. */
export interface Recoded {
  /** By table: the header and the rows; a value that must be coded again is empty. */
  readonly tables: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly queue: readonly Again[];
  readonly breaks: readonly SeriesBreak[];
}

/**
 * Brings data under the next version of its codebook. What is renamed or merged is carried over; what
 * is split is carried over where it was not present; the rest goes into the queue and stays empty, so
 * that nothing is counted that nobody coded. Refuses changes that do not lead from one to the other.
 */
export function recode(data: CodedData, newer: Codebook, field: string): Result<Recoded> {
  const older = data.codebook;
  const { version = '', changes = [] } = newer.continues ?? {};
  const other = newer.name === older.name && version === older.version ? [] : [codebookRefusals.refusal('CODEBOOK_VERSION_OTHER', { wanted: `${newer.name} ${version}`, given: `${older.name} ${older.version}`, field })];
  return unlessRefused(other.length > 0 ? other : checkChanges(older, newer, changes, field), () => carried(data, newer, carriedOver(newer, changes)));
}

function carried(data: CodedData, newer: Codebook, plans: readonly Carried[]): Recoded {
  const queue: Again[] = [];
  const tables = new Map(newer.tables.filter(({ table }) => data.has(table)).map(({ table, key, links }) => {
    const codes = [...newer.codes.values()].filter((code) => code.table === table && code.derive === undefined);
    const { keys, links: linked } = data.records(table);
    const columns = codes.map((code) => valuesOf(data, code, plans.find((plan) => plan.code === code.code), queue));
    const header = [key, ...links.map(({ column }) => column), ...codes.map(({ column }) => column)];
    return [table, [header, ...keys.map((name, at) => [name, ...links.map(({ to }) => linked.get(to)?.[at] ?? ''), ...columns.map((column) => column[at] ?? '')])]];
  }));
  return { tables, queue, breaks: plans.flatMap(({ code, from, break: because }) => (because === null ? [] : [{ code, from, because }])) };
}

function valuesOf(data: CodedData, { code, table }: Code, plan: Carried | undefined, queue: Again[]): readonly string[] {
  const { keys } = data.records(table);
  const column = plan === undefined || plan.from.length === 0 ? undefined : olderColumn(data, table, plan.from);
  return keys.map((key, at) => {
    const was = column === undefined ? '' : textAt(column, at);
    if (plan?.again === 'none' || (plan?.again === 'present' && was !== states[PRESENT])) return was;
    queue.push({ table, key, code, was, because: plan?.break ?? '' });
    return '';
  });
}

// Merged codes are present where one was, and absent only where all were.
function olderColumn(data: CodedData, table: string, from: readonly string[]): Column | undefined {
  const columns = from.filter((code) => data.holds(code)).map((code) => data.column(table, code));
  if (columns.length < 2) return columns[0];
  return { kind: 'states', marks: together(columns.map((column) => (column.kind === 'states' ? column.marks : new Uint8Array(data.records(table).size).fill(NOT_MENTIONED))), PRESENT, ABSENT) };
}
