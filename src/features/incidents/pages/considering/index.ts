import type { AnyPage } from '../../../access/index.ts';
import { logPage } from './log.ts';
import { checkPage, considerPage, openPage, recordForm, recordPost } from './record.ts';
import { saveDraftPage } from './save-draft.ts';

/** From "something happened" to the council's decision. */
export const consideringPages: readonly AnyPage[] = [
  logPage, openPage, recordForm, recordPost, checkPage, considerPage, saveDraftPage,
];
