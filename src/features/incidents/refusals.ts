import { refusalBook } from '../../kernel/refusal-words.ts';

/** Why something about an incident was not accepted. The code is stable; the sentence is for the person. */
export const { words: incidentWords, refusal } = refusalBook({
  REASON_MISSING: '{missing}',
  ACT_NOT_POSSIBLE: 'This cannot be done at this stage: {stage}. Somebody may have acted since you opened the page',
  INCIDENT_ALREADY_RECORDED: 'This incident has been recorded already',
  INCIDENT_NOT_RECORDED: 'Record the incident first',
  DRAFT_CHANGED: 'Somebody else has saved these answers since you opened this page. Nothing of yours or theirs is lost: compare the two below',
  ANSWERS_CHANGED: 'The answers have changed since you opened this page. Check them again',

  AWARE_STILL_TO_COME: 'The day the council became aware cannot be in the future',
  AWARE_BEFORE_INCIDENT: 'The council cannot have become aware before the incident. It happened on {day} at the earliest',
  SUSPECTED_STILL_TO_COME: 'The day abuse or neglect was first known or suspected cannot be in the future',

  NOTIFY_WITHOUT_GROUND: 'There is no ground to notify the Panel: {gap}. Correct the facts first, or decide otherwise',
  LIMB_DOES_NOT_FIT: 'Section {limb} does not fit the facts recorded: {gap}',
  TELL_OTHERS_WITHOUT_GROUND: 'No child who was looked after or a care leaver is recorded as having died, so there is nothing to tell the Secretary of State and Ofsted',

  SENT_STILL_TO_COME: 'The time it was sent cannot be in the future',
  SENT_BEFORE_AWARE: 'It cannot have been sent before {day}, when the council became aware',
  REFERENCE_MISSING: 'Enter the reference that the Department for Education’s system gave',
  NOTHING_TO_CORRECT: 'No corrected version is waiting to be sent. Lock the corrected notification first',
  GROUND_NOT_DECIDED: 'The grounds must be those that the council decided on: {decided}. Change the answer, or the council’s decision first',
  GROUND_WITHOUT_DEATH: 'No child in this notification is recorded as a looked-after child or a care leaver who died. Change the ground, or the child’s answers',
  NOTIFICATION_NOT_COMPLETE: 'Complete every section before you lock this version',
  NOTHING_CHANGED: 'Nothing has changed since version {version} was locked',
  LOCKED_ALREADY: 'Version {version} has been locked since you opened this page, so nothing was locked again. Read it below',
  SECTION_TAKEN_OUT: 'Somebody has taken this part out of the notification since you opened this page. What you typed is still here, and is not saved',
  NO_ROOM_FOR_MORE: 'There is no room for another {one} here. Describe them under “Further children and other areas”',
  LAST_ONE_STAYS: 'This is the only {one} in the notification, so it cannot be taken out',
  SENT_ALREADY: 'This was recorded as sent already: reference {reference}, sent at {when}. Nothing was recorded twice',
  TOLD_MISSING: 'Enter who was told that the notification is withdrawn',

  TOLD_HALF: 'Enter both who was told and when, or leave both empty',
  FACTS_CHANGED: 'Somebody else has corrected the facts since you opened this page. Nothing of yours or theirs is lost: compare the two below',
  NOTHING_CORRECTED: 'Nothing here differs from what is recorded. Change what is to be corrected',
  CLOCK_NOT_RUNNING: 'That clock is not running at this stage: {stage}',

  DECISION_CONTRADICTS_ITSELF: '{contradiction}. Change one of the two answers',
  DECISION_NOT_PROPOSED: 'No decision has been put to the safeguarding partners yet',
  DECISION_CHANGED: 'The decision has changed since you opened it. Read version {version} and answer that',
  ALREADY_ANSWERED: 'This has been recorded already for {partner}',
  PARTNER_NOT_YOURS: 'You do not stand for {partner} in this partnership, so you cannot answer for it',
  REVIEW_NOT_UNDER_WAY: 'There is no rapid review to send at this stage. It begins when the Panel has been notified',
  REVIEW_SENT_ALREADY: 'The rapid review was sent to the Panel while this page was open. Look at what was sent before sending another version',
  ACKNOWLEDGED_ALREADY: 'This has been acknowledged already. Somebody may have done so since you opened the page',
  PANEL_ITEM_NOT_FOUND: 'There is no such item in the Panel’s inbox',
  PANEL_KNOWS_ALREADY: 'The Panel has been sent this decision as it stands. Nothing has changed since',

  REQUEST_DUE_TOO_EARLY: 'The agency’s due date must be today or later',
  REQUEST_DUE_NOT_MOVED: 'The agency’s due date is {due} already. Enter another date',
  REQUEST_TEXT_MISSING: 'Enter what the agency is asked for',
  AGENCY_NOT_HERE: 'That organisation is not one of this partnership’s',
  AGENCY_ASKED_ALREADY: '{agency} has been asked already. Open its request to chase it, ask for more or move its date',
  REVIEW_NOT_WRITTEN: 'Nothing has been written in the rapid review yet, so there is nothing to release',
  REQUEST_NOT_FOUND: 'There is no such request',
  CHASE_TEXT_MISSING: 'Enter what was sent to the agency',
  SEARCHED_MISSING: 'Enter which records were searched',

  INCIDENT_BEFORE_BIRTH: 'This child was born after the incident. Check the date of birth and the date of the incident',
  CHILD_NOT_UNDER_18: 'This child was 18 or older at the time of the incident. Only a care leaver’s death is told of from 18, and only to the Secretary of State and Ofsted',
  CARE_LEAVER_TOO_OLD: 'Deaths of care leavers are told of up to and including the age of 24',
  DEATH_BEFORE_INCIDENT: 'The death cannot have been before the incident',
  INCIDENT_AFTER_TODAY: 'The incident cannot be in the future',
  AGE_AND_BIRTH_DIFFER: 'The age and the date of birth do not agree: on the day of the incident this child was {age}',
  AGE_OR_BIRTH_MISSING: 'Enter the date of birth, or the age if the date of birth is not known',
  NO_CHILDREN: 'Enter the details of at least one child',
  TOO_MANY_CHILDREN: 'Enter up to 4 children here. Describe any others under “Further children”',
  CHILDREN_DIFFER: '{recorded} recorded for this incident and {given} in the notification. Correct the facts, or describe the others under “Further children”',
  OUTCOME_IS_NOT_A_GROUND: 'No child here has died or been seriously harmed, so this is not a ground to notify. “Other” is a class for statistics',
});

export type IncidentRefusalCode = keyof typeof incidentWords;
