import type { Code, Codebook } from '../../coding/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Coded } from '../content/coded.ts';
import { codesAsked, type Unit } from '../content/unit.ts';
import type { Adjudication } from '../store/adjudications.ts';
import type { Submission } from '../store/submissions.ts';

/** What one coder said, and in which version. */
export interface Said {
  readonly by: PersonId;
  readonly submission: string;
  readonly version: number;
  readonly coded: Coded;
}

/** One decision on one unit: what each coder said, and what stands. */
export interface Decision {
  readonly unit: Unit;
  readonly code: Code;
  readonly said: readonly Said[];
  /** `alone`: only one coder; `agreed`; `adjudicated`; `open`: they differ and nobody has settled it. */
  readonly how: 'alone' | 'agreed' | 'adjudicated' | 'open';
  /** Empty while it is open. */
  readonly value: string;
  readonly adjudication: Adjudication | null;
}

/**
 * What stands of a review: what all coders say in their newest versions, else what was adjudicated
 * last. `submissions` are all of one review in one batch, the versions of each coder in order.
 */
export function decisionsOf(codebook: Codebook, units: readonly Unit[], submissions: readonly Submission[], adjudications: readonly Adjudication[]): readonly Decision[] {
  const newest = [...new Map(submissions.map((one) => [one.assignmentId, one])).values()];
  return units.flatMap((unit) => codesAsked(codebook, unit.kind).flatMap((code): readonly Decision[] => {
    const said = newest.flatMap(({ id, by, version, content }): readonly Said[] => {
      const coded = content[unit.id]?.[code.code];
      return coded === undefined || coded.value === '' ? [] : [{ by, submission: id, version, coded }];
    });
    const settled = adjudications.findLast((one) => one.unit === unit.id && one.code === code.code) ?? null;
    return said.length === 0 ? [] : [{ unit, code, said, ...standing(code, said, settled) }];
  }));
}

function standing(code: Code, said: readonly Said[], adjudication: Adjudication | null): Pick<Decision, 'how' | 'value' | 'adjudication'> {
  const value = said[0]?.coded.value ?? '';
  if (said.length === 1) return { how: 'alone', value, adjudication };
  if (sameValue(code, said.map(({ coded }) => coded.value))) return { how: 'agreed', value, adjudication };
  return adjudication === null ? { how: 'open', value: '', adjudication } : { how: 'adjudicated', value: adjudication.value, adjudication };
}

/** What a reader was shown of a decision that is open, to tell whether it is still so when they settle it. */
export function seenOf({ said }: Decision): string {
  return said.map(({ submission }) => submission).toSorted().join(' ');
}

/** Whether values say the same: options in any order, numbers by what they come to. Free text is nobody's to dispute. */
export function sameValue(code: Code, values: readonly string[]): boolean {
  return code.type === 'text' || new Set(values.map((value) => comparable(code, value))).size <= 1;
}

/** A value as it is compared between coders. */
export function comparable({ type }: Code, value: string): string {
  if (type === 'choices') return value.split(';').map((one) => one.trim()).toSorted().join(';');
  return type === 'number' && Number.isFinite(Number(value)) ? String(Number(value)) : value.trim();
}
