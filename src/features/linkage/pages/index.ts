import type { AnyPage } from '../../access/index.ts';
import { childPage, splitPage } from './child.ts';
import { decisionsFilePage, decisionsPage } from './decisions.ts';
import { addedPage, addPage, homePage, runPage } from './home.ts';
import { markedPage, marksPage, unsealedPage } from './marks.ts';
import { decidedPage, pairPage, undonePage } from './pair.ts';
import { proposedPage } from './propose.ts';
import { queuePage } from './queue.ts';
import { reportFilePage, reportPage } from './report.ts';
import { searchedPage, searchPage } from './search.ts';
import { searchesPage } from './searches.ts';
import { broughtBackPage, withdrawnPage, withdrawPage } from './withdraw.ts';

/** The pages on which people say whether records are of the same child. */
export const linkagePages: readonly AnyPage[] = [
  homePage, addPage, addedPage, runPage, withdrawPage, withdrawnPage, broughtBackPage, marksPage, markedPage, unsealedPage,
  queuePage, pairPage, decidedPage, undonePage, childPage, splitPage, decisionsPage, decisionsFilePage, reportPage, reportFilePage, searchPage, searchedPage, proposedPage, searchesPage,
];
