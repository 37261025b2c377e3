import { refuse, ok, type Result } from '../../../../kernel/result.ts';
import type { Code, Codebook } from '../../codebook/codebook.ts';
import { codebookRefusals } from '../../codebook/refusals.ts';
import type { CodedData } from '../../data/coded-data.ts';
import { textAt } from '../../data/text-at.ts';
import type { Again } from '../../data/recode.ts';
import { valuesOf, type MappedPair } from './mapping.ts';

/** Data of another codebook under ours, as far as the pairs carry it. */
export interface MappedData {
  /** By table of ours: the header and the rows. A value that no pair carries is empty. */
  readonly tables: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Values that a person must code, because no pair says what they are in ours. */
  readonly queue: readonly Again[];
  /** Codes of ours that nothing in theirs is said to be. */
  readonly without: readonly string[];
}

/** Brings data under our codebook by pairs that were checked. Refuses codes of one of our tables that come from several of theirs. */
export function mapData(data: CodedData, ours: Codebook, pairs: readonly MappedPair[]): Result<MappedData> {
  const theirs = data.codebook;
  const own = [...ours.codes.values()].filter(({ derive }) => derive === undefined);
  const from = (code: Code): readonly string[] => [...new Set(pairs.filter((pair) => pair.our_code === code.code && data.holds(pair.their_code)).map(({ their_code: one }) => one))];
  const queue: Again[] = [];
  const tables = new Map<string, readonly (readonly string[])[]>();
  for (const { table, key } of ours.tables) {
    const mapped = own.filter((code) => code.table === table && from(code).length > 0);
    const [their, another] = [...new Set(mapped.flatMap(from).flatMap((code) => theirs.codes.get(code)?.table ?? []))];
    if (another !== undefined) return refuse(codebookRefusals.refusal('CODEBOOK_MAPPING_TABLES', { table, tables: `${their}, ${another}`, field: 'pairs' }));
    if (their === undefined) continue;
    const columns = mapped.map((code) => valuesUnder(data, their, code, from(code), pairs, queue, table));
    tables.set(table, [[key, ...mapped.map(({ column }) => column)], ...data.records(their).keys.map((name, at) => [name, ...columns.map((column) => column[at] ?? '')])]);
  }
  return ok({ tables, queue, without: own.filter((code) => from(code).length === 0).map(({ code }) => code) });
}

function valuesUnder(data: CodedData, their: string, our: Code, from: readonly string[], pairs: readonly MappedPair[], queue: Again[], table: string): readonly string[] {
  const columns = from.map((code) => ({ code, column: data.column(their, code) }));
  return data.records(their).keys.map((key, at) => {
    const was = columns.map(({ code, column }) => ({ code, value: textAt(column, at) }));
    const carried = was.map(({ code, value }) => valueOf(our, code, value, pairs));
    // Of several that are one of ours, present in one is present; absent only where all are.
    const one = carried.length === 1 ? carried[0] : ['present', 'not_mentioned', 'absent', 'does_not_apply'].find((state) => carried.includes(state));
    if (one !== undefined && (carried.length === 1 || !carried.includes(undefined) || one === 'present')) return one;
    queue.push({ table, key, code: our.code, was: was.map(({ value }) => value).join('; '), because: `no pair says what ${was.map(({ code, value }) => `${code} = ${value}`).join(', ')} is in ${our.code}` });
    return '';
  });
}

function valueOf(our: Code, code: string, value: string, pairs: readonly MappedPair[]): string | undefined {
  const parts = our.type === 'choices' ? value.split(';') : [value];
  const mapped = parts.map((part) => pairs.find((pair) => pair.their_code === code && pair.our_code === our.code && pair.their_value === part)?.our_value ?? part);
  const fits = our.type === 'number' || our.type === 'date' || our.type === 'text' || mapped.every((part) => valuesOf(our).includes(part));
  return fits ? mapped.join(';') : undefined;
}
