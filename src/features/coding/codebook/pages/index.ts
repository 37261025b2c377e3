import { addedPage, addPage, changedPage, changePage, codePage, codeSavedPage } from './codes.ts';
import { aboutPage, aboutSavedPage, draftPage, publishedPage, publishPage, removedPage, takenBackPage } from './drafts.ts';
import { listPage, nextPage, startedPage, startPage, versionPage } from './versions.ts';

export const codebookPages = [
  listPage, startPage, startedPage, versionPage, nextPage, draftPage, takenBackPage, removedPage, aboutPage, aboutSavedPage, publishPage, publishedPage,
  addPage, addedPage, codePage, codeSavedPage, changePage, changedPage,
];
