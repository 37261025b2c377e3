import type { Refusal } from '../../../kernel/result.ts';
import type { CodeChange } from './change-schema.ts';
import type { Code, Codebook } from './codebook.ts';
import { codebookRefusals } from './refusals.ts';

/** Where a code of the newer version takes its values from, in data coded under the older. */
export interface Carried {
  readonly code: string;
  /** The older codes; several were merged. */
  readonly from: readonly string[];
  /** The values of the older that a person must code again. */
  readonly again: 'none' | 'present' | 'all';
  /** Why a series cannot run on across the two versions; nothing where it can. */
  readonly break: string | null;
}

/** What the newer version makes of each of its codes. */
export function carriedOver(newer: Codebook, changes: readonly CodeChange[]): readonly Carried[] {
  return [...newer.codes.values()].filter(({ derive }) => derive === undefined).map(({ code }) => carriedCode(code, changes));
}

/** The codes of a codebook that are not what they were in the version before, and why. */
export function breaksOf(newer: Codebook): readonly { readonly code: string; readonly because: string }[] {
  if (newer.continues === undefined) return [];
  return carriedOver(newer, newer.continues.changes).flatMap(({ code, break: because }) => (because === null ? [] : [{ code, because }]));
}

function carriedCode(code: string, changes: readonly CodeChange[]): Carried {
  for (const change of changes) {
    if ('rename' in change && change.to === code) return { code, from: [change.rename], again: 'none', break: null };
    // What was absent is absent in every part; where it was present a person must say in which.
    if ('split' in change && change.into.includes(code)) return { code, from: [change.split], again: 'present', break: change.because };
    if ('merge' in change && change.into === code) return { code, from: change.merge, again: 'none', break: change.because };
    if ('add' in change && change.add === code) return { code, from: [], again: 'all', break: change.because };
    if ('redefine' in change && change.redefine === code) return { code, from: [code], again: 'all', break: change.because };
  }
  return { code, from: [code], again: 'none', break: null };
}

/**
 * Checks that the declared changes lead from one version to the other: every older code goes
 * somewhere, every newer one comes from somewhere, and what is carried over without a person has the
 * same type and options.
 */
export function checkChanges(older: Codebook, newer: Codebook, changes: readonly CodeChange[], field: string): readonly Refusal[] {
  const carried = carriedOver(newer, changes);
  const used = new Set(carried.flatMap(({ from }) => from));
  const dropped = new Set(changes.flatMap((change) => ('drop' in change ? [change.drop] : [])));
  const lost = ownCodes(older).filter(({ code }) => !used.has(code) && !dropped.has(code));
  return [
    ...lost.map(({ code }) => codebookRefusals.refusal('CODEBOOK_CODE_LOST', { code, field })),
    ...carried.flatMap(({ code, from }) => from.filter((one) => older.codes.get(one) === undefined).map((one) => codebookRefusals.refusal('CODEBOOK_CHANGE_NOT_KNOWN', { code, from: one, field }))),
    ...named(changes).filter((code) => !newer.codes.has(code)).map((code) => codebookRefusals.refusal('CODEBOOK_CHANGE_MAKES_NOTHING', { code, field })),
    ...carried.flatMap((one) => otherKind(older, newer, one, field)),
  ];
}

function named(changes: readonly CodeChange[]): readonly string[] {
  return changes.flatMap((change): readonly string[] => {
    if ('rename' in change) return [change.to];
    if ('split' in change) return change.into;
    if ('merge' in change) return [change.into];
    if ('add' in change) return [change.add];
    return 'redefine' in change ? [change.redefine] : [];
  });
}

function ownCodes({ codes }: Codebook): readonly Code[] {
  return [...codes.values()].filter(({ derive }) => derive === undefined);
}

function otherKind(older: Codebook, newer: Codebook, { code, from, again }: Carried, field: string): readonly Refusal[] {
  const [own, olds] = [newer.codes.get(code), from.flatMap((one) => older.codes.get(one) ?? [])];
  const same = (old: Code): boolean => own?.type === old.type && old.options.every((option) => own.options.some((one) => one.code === option.code)) && (from.length === 1 || old.type === 'states');
  return again === 'all' ? [] : olds.filter((old) => !same(old)).map((old) => codebookRefusals.refusal('CODEBOOK_CHANGE_OF_KIND', { code, from: old.code, field }));
}
