import type { AnyPage } from '../../../access/index.ts';
import { decisionPage, dissentPage, signPage } from './decision.ts';
import { checkPage, proposePage, saveDraft, writePage, writePost } from './write.ts';

/** The safeguarding partners' decision on a practice review. */
export const decisionPages: readonly AnyPage[] = [decisionPage, signPage, dissentPage, writePage, writePost, saveDraft, checkPage, proposePage];
