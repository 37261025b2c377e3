import type { AnyPage } from '../../../access/index.ts';
import { decisionPage, dissentPage, signPage } from './decision.ts';
import { noticePage, noticePost, sendPage, sendPost } from './send.ts';
import { checkPage, proposePage, saveDraft, writePage, writePost } from './write.ts';

/** The safeguarding partners' decision on a practice review, and what goes to the Panel. */
export const decisionPages: readonly AnyPage[] = [
  decisionPage, signPage, dissentPage, writePage, writePost, saveDraft, checkPage, proposePage, sendPage, sendPost, noticePage, noticePost,
];
