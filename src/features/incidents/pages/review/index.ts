import type { AnyPage } from '../../../access/index.ts';
import { releasedPage, releaseForm, releasePost } from './release.ts';
import { reviewPage, reviewWordPage } from './review.ts';
import { saveReviewPage, writeForm, writePost } from './write.ts';

/** The rapid review: read, written, taken as a Word document, released. */
export const reviewPages: readonly AnyPage[] = [reviewPage, reviewWordPage, writeForm, writePost, saveReviewPage, releaseForm, releasePost, releasedPage];
