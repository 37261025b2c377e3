import type { AnyPage } from '../../../access/index.ts';
import { decidePage, recordDecisionPage } from './decide.ts';
import { delayPage, recordDelayPage } from './delay.ts';
import { correctFactsPage, factsPage } from './facts.ts';
import { logPage } from './log.ts';
import { checkPage, considerPage, openPage, recordForm, recordPost } from './record.ts';
import { saveDraftPage } from './save-draft.ts';
import { recordSuspicionPage, suspicionPage } from './suspicion.ts';
import { giveViewPage, viewPage } from './view.ts';

/** From "something happened" to the council's decision. */
export const consideringPages: readonly AnyPage[] = [
  logPage, openPage, recordForm, recordPost, checkPage, considerPage, saveDraftPage,
  viewPage, giveViewPage, decidePage, recordDecisionPage,
  suspicionPage, recordSuspicionPage, factsPage, correctFactsPage, delayPage, recordDelayPage,
];
