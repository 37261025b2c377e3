import type { AnyPage } from '../../access/index.ts';
import type { IntervalTools } from '../../coding/index.ts';
import type { ReadSheets } from '../sheets/as-tables.ts';
import { addReviewPage, reviewAddedPage } from './add-review.ts';
import { agreementPage, batchPage } from './batch.ts';
import { addBatchPage, batchAddedPage } from './batches.ts';
import { casePage } from './case.ts';
import { assignmentPage, submittedNowPage, unitPage, unitSavedPage } from './coding.ts';
import { dataBroughtPage, dataPage, dataTakenPage } from './data.ts';
import { datesPage } from './dates.ts';
import { differencesPage, settledPage } from './differences.ts';
import { homePage } from './home.ts';
import { submittedPage } from './submitted.ts';
import { datesCorrectedPage, datesFormPage, personAddedPage, reviewFilePage, reviewPage, takenOutPage, takeOutPage } from './review.ts';

/** What other rooms give: the intervals of agreement, and the sheets of an Excel file. */
export interface CodersPorts {
  readonly intervals: IntervalTools;
  readonly readSheets: ReadSheets;
}

/** The pages of coding reviews. */
export function codersPages({ intervals, readSheets }: CodersPorts): readonly AnyPage[] {
  return [
    homePage, addReviewPage, reviewAddedPage, reviewPage, reviewFilePage, datesFormPage, datesCorrectedPage, personAddedPage, takeOutPage, takenOutPage,
    addBatchPage, batchAddedPage, batchPage(intervals), agreementPage(intervals), differencesPage, settledPage, assignmentPage, unitPage, unitSavedPage, submittedNowPage, submittedPage, casePage, dataPage, dataBroughtPage(readSheets), dataTakenPage, datesPage,
  ];
}
