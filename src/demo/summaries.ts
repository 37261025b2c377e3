import type { PlainDate } from '../kernel/plain-date.ts';
import type { Answers } from '../platform/forms/index.ts';
import { written } from './days.ts';

/** What an agency's author says; the rest of the form is filled with what they would mostly say. */
export interface Summary {
  readonly author: string;
  readonly from: PlainDate;
  readonly involvement: string;
  readonly chronology: readonly string[];
  readonly episodes: string;
  readonly voice: string;
  readonly learning: string;
  readonly identity?: string;
  readonly parents?: string;
  readonly wentWell?: string;
}

export function summary({ author, from, involvement, chronology, episodes, voice, learning, identity, parents, wentWell }: Summary): Answers {
  return {
    author, searched: 'Electronic and paper records of the child, both parents, the mother’s partner and the other children in the household, by name, date of birth and address.',
    'involved-from': written(from), involvement, chronology: chronology.join('\n'), episodes, voice, learning,
    identity: identity ?? 'Ethnicity and first language are recorded. Religion and the parents’ own view of their identity are not, and nobody appears to have asked.',
    parents: parents ?? 'The mother was spoken to on most occasions. Fathers and partners appear by first name or not at all, and there is no record of anybody seeking them out.',
    safety: 'The record is flagged, the staff who know the family have been told whom to call, and supervision has been offered to them.',
    ...(wentWell === undefined ? {} : { 'good-practice': wentWell }),
  };
}
