import type { AnyPage } from '../../access/index.ts';
import { codedMadePage, codedPage } from './coded.ts';
import { comparedPage, comparePage, comparisonFilePage, comparisonPage } from './compare.ts';
import { giveReportPage, reportGivenPage } from './give-report.ts';
import { ledgerPage, ledgerVerifiedPage } from './ledger.ts';
import { methodPage } from './method.ts';
import { extractPage, reportFilePage, reportPage } from './report.ts';
import { addedPage, addPage, studiesPage } from './studies.ts';
import { addTablePage, studyPage, tableAddedPage } from './study.ts';
import { casesPage, tablePage, takeOutPage } from './table.ts';

/** The pages of figures. */
export const figuresPages: readonly AnyPage[] = [
  studiesPage, addPage, addedPage, codedPage, codedMadePage, methodPage, ledgerPage, ledgerVerifiedPage, studyPage, addTablePage, tableAddedPage, tablePage, takeOutPage, casesPage,
  reportPage, giveReportPage, reportGivenPage, reportFilePage, extractPage, comparePage, comparedPage, comparisonPage, comparisonFilePage,
];
