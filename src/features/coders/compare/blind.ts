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
  /** Who codes the same review in other batches. */
  readonly elsewhere: readonly Assignment[];
  readonly submissions: readonly Submission[];
}

type Coders = Pick<ReviewCoded, 'assignments' | 'elsewhere'>;

/**
 * Of each coder the version that they submitted without having seen another's: the newest up to the
 * moment at which all of this batch had submitted, or all of another in which others coded the review.
 * What was changed later is no measure of agreement, nor is the coding of somebody who was not blind.
 */
export function blindVersions({ assignments, elsewhere, submissions }: Omit<ReviewCoded, 'review' | 'units'>): readonly Submission[] {
  if (!allSubmitted(assignments)) return [];
  const unblind = new Set(notBlind({ assignments, elsewhere }).map(({ id }) => id));
  return assignments.filter(({ id }) => !unblind.has(id)).flatMap(({ id, coder }) => {
    const opened = Math.min(openedAt(assignments), openedElsewhere(elsewhere, coder));
    return submissions.findLast((one) => one.assignmentId === id && (one.version === 1 || one.at.getTime() < opened)) ?? [];
  });
}

/**
 * Who could see what others said of the review, in another batch, before they were asked to code it here.
 * From then until they submit the database hides it from them.
 */
export function notBlind({ assignments, elsewhere }: Coders): readonly Assignment[] {
  return assignments.filter(({ coder, assignedAt }) => openedElsewhere(elsewhere, coder) <= assignedAt.getTime());
}

/** When all of the coders of a review in one batch had submitted. */
function openedAt(assignments: readonly Assignment[]): number {
  return Math.max(...assignments.map(({ firstAt }) => firstAt?.getTime() ?? Infinity));
}

/** When the first of the other batches was open in which there is something that this coder did not say. What was brought nobody said here. */
function openedElsewhere(elsewhere: readonly Assignment[], coder: string): number {
  const batches = [...Map.groupBy(elsewhere, ({ batchId }) => batchId).values()];
  return Math.min(...batches.filter((own) => own.some((one) => one.brought || one.coder !== coder)).map(openedAt));
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
