import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why something about the live use of checks was not accepted. */
export const liveRefusals = refusalBook({
  LIVE_REVIEW_NOT_AHEAD: 'The review date must be after the day of signing and still to come',
  LIVE_ASSESSMENT_MISSING: 'No check can be switched on before a signed impact assessment is recorded whose review is still to come',
  LIVE_ASSESSMENT_NOT_SIGNED: 'There is no signed impact assessment to withdraw',
  LIVE_TRIAL_FILE_MISSING: 'Choose the file with the result of the trial',
  LIVE_TRIAL_NOT_READABLE: 'This is not the result of a trial, as “sightline checks trial --json” gives it: {why}',
  LIVE_TRIAL_SIGNATURE_WRONG: 'The signature of this result is not this installation’s: something in it was changed, or it was signed elsewhere. Ask for the file as “sightline checks trial --json” printed it',
  LIVE_OWN_VERSION: 'You wrote version {version} of {check}: another safeguarding partner has to switch it on',
  LIVE_VERSION_MEANWHILE: 'Somebody else wrote a version of this check meanwhile. Look at it, and change it from there',
  LIVE_VERSION_UNCHANGED: 'Nothing is different from version {version}',
  LIVE_VERSION_ID_CHANGED: 'The id must stay {check}: a version is of the same check',
  LIVE_VERSION_ORIGIN: '“{parameter}” is changed, and is still said to come from where the old one did. Say where it comes from now, or add to the note',
  LIVE_VERSION_OLD_LIMIT: 'It still says “{said}”, which is no longer what is counted. Say here what is counted now',
  LIVE_VERSION_OTHER_QUESTION: 'A version for live use asks the same question as the check: it starts from the same kinds of entry, and waits for a service to do something. This is other: {others}',
  LIVE_VERSION_CASES: '{count} of the check’s own cases come out otherwise. Look at them on this page, and confirm that this is meant',
  LIVE_CHECK_REVIEW_ONLY: '{check} is for reviews only: it speaks of a family, so it cannot be switched on',
  LIVE_CHECK_NOT_KNOWN: 'There is no check {check}',
  LIVE_CHECK_NOT_TRIED: '{check} was not in the trial as it is now (version {version}). Try it on closed or made-up records first, and bring the result',
  LIVE_CHECK_NOT_ON: '{check} is not on',
  LIVE_SUNSET_NOT_AHEAD: 'The day on which it switches itself off must be after today',
  LIVE_SUNSET_TOO_FAR: 'The day on which it switches itself off must be within three years, so that somebody looks at it again',
  LIVE_ANSWER_NEEDS_DAY: 'Enter since when it is being done, or on which day it was done',
  LIVE_ANSWER_NEEDS_WORDS: 'Enter what covers it, or why it is not relevant',
});
