import { accessPages, accessPaths, type AccessSettings, type AnyPage } from '../features/access/index.ts';
import { calendarPages, calendarPaths } from '../features/calendar/index.ts';
import { incidentPages, incidentPaths, type OtherRooms } from '../features/incidents/index.ts';
import { casePages, casePaths } from '../features/cases/index.ts';
import { caseSlots, checkPages, checkPaths, ownDutyPages, ownSection, type ReviewRecord } from '../features/checks/index.ts';
import { chronologyPages, chronologyPaths, drawEvents, eventsOfChronology, uploadLinkPages } from '../features/chronology/index.ts';
import { codebookPages, codebookPaths, exchangePages } from '../features/coding/index.ts';
import { linkagePages, linkagePaths } from '../features/linkage/index.ts';
import { codersPages, codersPaths, type CodersPorts } from '../features/coders/index.ts';
import { figuresPages, figuresPaths, studentQuantile, wilson, zOf } from '../features/figures/index.ts';
import type { MenuEntry } from './frame.ts';
import { numberedSheets, readSheets } from './sheets.ts';

/** The main menu, in order. */
export const menu: readonly MenuEntry[] = [
  { text: 'Home', href: incidentPaths.home.to(), may: 'home:see' },
  { text: 'Incidents', href: incidentPaths.log.to(), may: 'incident:read' },
  { text: 'Requests', href: incidentPaths.requests.to(), may: 'request:answer' },
  { text: 'Cases', href: casePaths.cases.to(), may: 'case:hold' },
  { text: 'Duties', href: checkPaths.duties.to(), may: 'case:hold' },
  { text: 'Panel inbox', href: incidentPaths.panel.to(), may: 'panel:read' },
  { text: 'Coding', href: codersPaths.home.to(), may: 'coding:read' },
  { text: 'Codebooks', href: codebookPaths.list.to(), may: 'codebook:read' },
  { text: 'Figures', href: figuresPaths.studies.to(), may: 'figures:read' },
  { text: 'Checks', href: checkPaths.catalogue.to(), may: 'checks:read' },
  { text: 'Live use', href: checkPaths.areas.to(), may: 'live:read' },
  { text: 'Linking', href: linkagePaths.home.to(), may: 'linkage:read' },
  { text: 'Clocks', href: calendarPaths.clocks.to(), may: 'clock:read' },
  { text: 'Accounts', href: accessPaths.accounts.to(), may: 'account:manage' },
];

const reviewRecord: ReviewRecord = {
  events: eventsOfChronology,
  entryAt: (incident, entry) => chronologyPaths.entry.to({ incident, entry }),
  chronologyAt: (incident) => chronologyPaths.chronology.to({ incident }),
};

/** What other rooms show of an incident, and of an agency's request. */
const otherRooms: OtherRooms = {
  atHome: [
    { text: 'What came up', about: 'What the checks have asked of services since you last looked, in the cases that you hold', may: 'case:hold', href: checkPaths.digest.to() },
    { text: 'Duties', about: 'What services are to do in the cases that you hold, by duty and by when', may: 'case:hold', href: checkPaths.duties.to() },
    { text: 'Cases', about: 'Read and record in the cases that you hold', may: 'case:hold', href: casePaths.cases.to() },
    { text: 'Duties of the partnership', about: 'What the checks ask of the partnership’s own work on its incidents, by duty and by when', may: 'incident:read', href: checkPaths.own.to() },
    { text: 'Coding', about: 'Reviews that wait for you to code them, and what coders differ on', may: 'coding:write', href: codersPaths.home.to() },
    { text: 'Figures', about: 'Tables, comparisons and reports made of coded reviews', may: 'figures:write', href: figuresPaths.studies.to() },
  ],
  onIncident: [ownSection(reviewRecord)],
  ofIncident: [
    { text: 'Combined chronology', about: 'Every agency’s account side by side, and what each knew when', may: 'chronology:read', address: (incident) => chronologyPaths.chronology.to({ incident }) },
    { text: 'What services might have asked', about: 'The checks over the chronology, on what each service knew on each day', may: 'checks:review', address: (incident) => checkPaths.review.to({ incident }) },
  ],
  ofAgencyAsked: [{ text: 'Upload links', about: 'Let a person without an account send this agency’s chronology', may: 'upload-link:manage', address: (incident, request) => chronologyPaths.uploadLinks.to({ incident, request }) }],
  ofRequest: [{ text: 'Send your chronology', about: 'Word, Excel or CSV, as you have it. Only the partnership and your agency see it', may: 'request:answer', address: (request) => chronologyPaths.ownFiles.to({ request }) }],
};

/** What the agreement of coders is given its intervals by. */
const LEVEL = 0.95;
const intervals: CodersPorts['intervals'] = {
  level: LEVEL, seed: 1,
  share: (k, n) => wilson(k, n, LEVEL),
  critical: (freedom) => (freedom === undefined ? zOf(LEVEL) : studentQuantile((1 + LEVEL) / 2, freedom)),
};

/** Every page of the site, `trial` being what trials of checks are signed with: what the server serves and what the generated route table lists. */
export function pagesOf(access: AccessSettings, { trial }: { readonly trial: Buffer }): readonly AnyPage[] {
  return [...accessPages(access), ...calendarPages, ...incidentPages(otherRooms), ...chronologyPages, ...uploadLinkPages({ key: access.keys.attempts, publicUrl: access.publicUrl }), ...casePages({ ...caseSlots, picture: drawEvents }), ...checkPages(reviewRecord, trial), ...ownDutyPages(reviewRecord), ...linkagePages, ...codebookPages, ...exchangePages(readSheets), ...codersPages({ intervals, readSheets: numberedSheets }), ...figuresPages];
}
