import type { Check } from '../language/check.ts';

/** The checks of the statutory pathway, which are asked of what the partnership itself holds. */
const OWN: ReadonlySet<string> = new Set(['P-122', 'P-123', 'P-124', 'P-125', 'P-126', 'P-127', 'P-128', 'P-129', 'P-130']);

/** Of these, those on meetings about a child: they are asked of a case too. */
const MEETINGS: ReadonlySet<string> = new Set(['P-128', 'P-129']);

export function isOwn({ id }: Pick<Check, 'id'>): boolean {
  return OWN.has(id);
}

export function isOfMeetings({ id }: Pick<Check, 'id'>): boolean {
  return MEETINGS.has(id);
}

/** Those that read nothing but the acts of the pathway. */
const OF_ACTS: ReadonlySet<string> = new Set(['P-122', 'P-123', 'P-124', 'P-125']);

export function readsChronology({ id }: Pick<Check, 'id'>): boolean {
  return isOwn({ id }) && !OF_ACTS.has(id);
}

/** Whether it is asked of the partnership's own records and of no child's case. */
export function isOwnAlone(check: Pick<Check, 'id'>): boolean {
  return isOwn(check) && !isOfMeetings(check);
}
