import type { AnyPage } from '../../../access/index.ts';
import type { PartOfRequest } from '../parts.ts';
import { requestActPages } from './act-pages.ts';
import { agenciesPage } from './agencies.ts';
import { askForm, askPost } from './ask.ts';
import { answerForm, answerPost, checkAnswerPage, saveAnswerPage, sendAnswerPage } from './drafted-answer.ts';
import { nilReturnForm, nilReturnPost } from './nil-return.ts';
import { oneAgencyPage } from './one-agency.ts';
import { ownRequestPage, ownRequestsPage } from './own.ts';

/** What agencies are asked, from the partnership's side and from the agency's. */
export const requestPages = (parts: readonly PartOfRequest[]): readonly AnyPage[] => [
  agenciesPage, askForm, askPost, oneAgencyPage, ...requestActPages,
  ownRequestsPage, ownRequestPage(parts), answerForm, answerPost, saveAnswerPage, checkAnswerPage, sendAnswerPage, nilReturnForm, nilReturnPost,
];
