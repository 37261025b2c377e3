import type { AnyPage } from '../../../access/index.ts';
import { checkNotificationPage, lockPage } from './check.ts';
import { saveSectionDraft, sectionPage, sectionPost } from './section.ts';
import { sendingPages } from './sending.ts';
import { addPage, takeOutForm, takeOutPage } from './several.ts';
import { notificationPage } from './task-list.ts';
import { answersPage, printPage, wordPage } from './versions.ts';

/** Preparing, locking, sending, correcting and withdrawing a notification. */
export const notificationPages: readonly AnyPage[] = [
  notificationPage, sectionPage, sectionPost, saveSectionDraft, addPage, takeOutForm, takeOutPage,
  checkNotificationPage, lockPage, answersPage, printPage, wordPage, ...sendingPages,
];
