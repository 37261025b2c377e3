import type { AnyPage } from '../../access/index.ts';
import { addedPage, addPage } from './add.ts';
import { sentPages } from '../api/pages.ts';
import { enquiriesPage } from './enquiries.ts';
import { episodeChangedPage, episodeNamedPage, episodePage, episodeRemovedPage, episodesPage } from './episodes.ts';
import { chronologyPage } from './chronology.ts';
import { correctedPage, correctPage, entryPage, notedPage, typedPage, typePage } from './entry.ts';
import { judgedPage, pairsPage } from './pairs.ts';
import { fileAsSentPage, forgetPage, readAgainPage, setAsidePage, sourcePage, takeInPage, whosePage } from './source.ts';
import { forAgencyFilePage, forAgencyPage, releasedToPage } from './for-agency.ts';
import { ownFilesPage, sentPage } from './own-files.ts';
import { addFactPage, factAddedPage, factPage, factTakenBackPage, peoplePage } from './people.ts';
import { namesKeptPage, namesPage, releaseFilePage, releasePage, releaseSignedPage } from './release.ts';
import { takeOutPage } from './take-out.ts';
import { whoKnewPage } from './who-knew.ts';

/** The pages of the combined chronology. */
export const chronologyPages: readonly AnyPage[] = [chronologyPage, addPage, addedPage, typePage, typedPage, entryPage, notedPage, correctPage, correctedPage, sourcePage, forgetPage, readAgainPage, whosePage, takeInPage, setAsidePage, fileAsSentPage, ...sentPages, pairsPage, judgedPage, whoKnewPage, episodesPage, episodeNamedPage, episodePage, episodeChangedPage, episodeRemovedPage, enquiriesPage, peoplePage, addFactPage, factAddedPage, factPage, factTakenBackPage, namesPage, namesKeptPage, releasePage, releaseSignedPage, releaseFilePage, takeOutPage, forAgencyPage, releasedToPage, forAgencyFilePage, ownFilesPage, sentPage];
