import type { AnyPage } from '../../../access/index.ts';
import type { OtherRooms } from '../parts.ts';
import { requestActPages } from './act-pages.ts';
import { agenciesPage } from './agencies.ts';
import { askForm, askPost } from './ask.ts';
import { answerForm, answerPost, checkAnswerPage, saveAnswerPage, sendAnswerPage } from './drafted-answer.ts';
import { nilReturnForm, nilReturnPost } from './nil-return.ts';
import { oneAgencyPage } from './one-agency.ts';
import { ownRequestPage, ownRequestsPage } from './own.ts';

/** What agencies are asked, from the partnership's side and from the agency's. */
export const requestPages = ({ ofAgencyAsked, ofRequest }: Pick<OtherRooms, 'ofAgencyAsked' | 'ofRequest'>): readonly AnyPage[] => [
  agenciesPage, askForm, askPost, oneAgencyPage(ofAgencyAsked), ...requestActPages,
  ownRequestsPage, ownRequestPage(ofRequest), answerForm, answerPost, saveAnswerPage, checkAnswerPage, sendAnswerPage, nilReturnForm, nilReturnPost,
];
