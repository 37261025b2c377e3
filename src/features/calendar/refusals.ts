import { refusalBook } from '../../kernel/refusal-words.ts';

export const { words: calendarWords, refusal } = refusalBook({
  CLOCK_NOT_KNOWN: 'There is no clock called "{rule}"',
  CLOCK_NOT_IN_FORCE: '"{name}" was not in force on {day}. It is held from {from}',
  CLOCK_VARIANT_NOT_KNOWN: '"{name}" has no variant called "{variant}". It has: {variants}',
  CLOCK_NEEDS_TIME: '"{name}" is a limit in hours, so it needs the time as well as the day, like {example}',
  CLOCK_CHOICE_SAME: 'The partnership runs this clock that way already',
  DELAY_REASON_MISSING: 'Enter the reason for the delay',
  DELAY_NOBODY_TOLD: 'Enter who was told about the delay, and when',
  DELAY_TOLD_LATER: 'The day when {who} was told cannot be in the future',
  DELAY_REVISED_DATE_TOO_EARLY: 'The revised date must be after the due date, {due}',
  DELAY_REVISED_DATE_PAST: 'The revised date must not be in the past',
  DELAY_LEARNING_MISSING: 'Enter what has already been acted on, or that nothing has been yet',
});
