import type { AnyPage } from '../../access/index.ts';
import { cataloguePage, checkPage } from './catalogue.ts';
import type { ReviewRecord } from './port.ts';
import { reviewPage } from './review.ts';

/** The pages of the checks. */
export const checkPages = (record: ReviewRecord): readonly AnyPage[] => [cataloguePage, checkPage, reviewPage(record)];
