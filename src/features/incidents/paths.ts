import { path } from '../../platform/pages/path.ts';

/** Every address of the pathway. */
export const paths = {
  home: path('/'),
  log: path('/incidents'),
  incident: path('/incidents/:incident'),
  consider: path('/incidents/:incident/record'),
  checkConsidered: path('/incidents/:incident/record/check'),
  correctFacts: path('/incidents/:incident/facts'),
  recordSuspicion: path('/incidents/:incident/suspicion'),
  giveView: path('/incidents/:incident/view'),
  decideNotification: path('/incidents/:incident/decide'),
  recordDelay: path('/incidents/:incident/delay'),
  draft: path('/incidents/:incident/drafts/:form'),
  notification: path('/incidents/:incident/notification'),
  notificationSection: path('/incidents/:incident/notification/:section'),
  saveNotificationDraft: path('/incidents/:incident/notification/:section/draft'),
  addToNotification: path('/incidents/:incident/notification/add'),
  takeOutOfNotification: path('/incidents/:incident/notification/:section/take-out'),
  checkNotification: path('/incidents/:incident/notification/check'),
  notificationAnswers: path('/incidents/:incident/notification/:version/answers'),
  printNotification: path('/incidents/:incident/notification/:version/print'),
  notificationInWord: path('/incidents/:incident/notification/:version/word'),
  recordSent: path('/incidents/:incident/notification/sent'),
  correctSending: path('/incidents/:incident/notification/sent/correct'),
  recordCorrectionSent: path('/incidents/:incident/notification/correction-sent'),
  withdrawNotification: path('/incidents/:incident/notification/withdraw'),
} as const;
