import type { AnyPage } from '../../access/index.ts';
import { areaCheckPages } from './area-check.ts';
import { areaPages } from './area.ts';
import { cataloguePage, checkPage } from './catalogue.ts';
import { changePages } from './change-check.ts';
import { dutyPages } from './duties.ts';
import { governPages } from './govern.ts';
import type { ReviewRecord } from './port.ts';
import { reviewPage } from './review.ts';
import { signalPages } from './signals.ts';
import { transparencyPage } from './transparency.ts';

/** The pages of the checks. `trialKey` is what this installation signs its own trials with. */
export const checkPages = (record: ReviewRecord, trialKey: Buffer): readonly AnyPage[] => [cataloguePage, checkPage, reviewPage(record), ...areaPages, ...areaCheckPages, ...changePages, ...governPages(trialKey), ...signalPages, ...dutyPages, transparencyPage];
