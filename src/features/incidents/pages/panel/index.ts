import type { AnyPage } from '../../../access/index.ts';
import { inboxPage } from './inbox.ts';
import { acknowledgePage, itemInWordPage, itemPage } from './item.ts';

/** What the Panel receives, reads and acknowledges. */
export const panelPages: readonly AnyPage[] = [inboxPage, itemPage, acknowledgePage, itemInWordPage];
