import { londonDate } from '../../../kernel/plain-date.ts';
import type { Codebook, Decisions } from '../../coding/index.ts';
import { codesFromRecord } from '../content/from-record.ts';
import { codesAsked, unitKinds, type Unit } from '../content/unit.ts';
import { allSubmitted, type Assignment } from '../store/batches.ts';
import type { Submission } from '../store/submissions.ts';
import { comparable } from './standing.ts';

/** One review of a batch, with who codes it and what they submitted. */
export interface ReviewCoded {
  readonly review: string;
  readonly units: readonly Unit[];
  readonly assignments: readonly Assignment[];
  readonly submissions: readonly Submission[];
}

/**
 * Of each coder the version that they submitted without having seen another's: the newest up to the
 * moment at which the last of them submitted first. What was changed later is no measure of agreement.
 */
export function blindVersions({ assignments, submissions }: Pick<ReviewCoded, 'assignments' | 'submissions'>): readonly Submission[] {
  if (!allSubmitted(assignments)) return [];
  const opened = Math.max(...assignments.map(({ firstAt }) => firstAt?.getTime() ?? 0));
  return assignments.flatMap(({ id }) => submissions.findLast((one) => one.assignmentId === id && (one.version === 1 || one.at.getTime() < opened)) ?? []);
}

/**
 * The coders' decisions as agreement is worked out from: a case is one incident, review or person.
 * Free text is left out, and so is what was filled in from the record, which nobody had to judge.
 */
export function blindDecisions(codebook: Codebook, reviews: readonly ReviewCoded[]): Decisions {
  const judged = (kind: Unit['kind']) => codesAsked(codebook, kind).filter(({ code, type }) => type !== 'text' && !codesFromRecord.some((known) => known === code));
  const cases = reviews.flatMap((one) => {
    const blind = blindVersions(one);
    if (blind.length < 2) return [];
    const on = londonDate(new Date(Math.max(...blind.map(({ at }) => at.getTime()))));
    return one.units.map((unit) => ({
      key: `${unit.reference} (${one.review})`, on,
      by: new Map(blind.map(({ by, content }) => [by as string, {
        key: unit.reference, coder: by as string, on, line: 0, file: '',
        values: new Map(judged(unit.kind).flatMap((code): [string, string][] => {
          const value = content[unit.id]?.[code.code]?.value ?? '';
          return value === '' ? [] : [[code.code, comparable(code, value)]];
        })),
      }])),
    }));
  });
  return { coders: [...new Set(cases.flatMap(({ by }) => [...by.keys()]))], codes: unitKinds.flatMap(judged), cases, passedOver: [], lacking: [] };
}
