import { refusalBook } from '../../kernel/refusal-words.ts';

/** Why a check, a catalogue or a question was not accepted. */
export const checkRefusals = refusalBook({
  CHECK_NOT_YAML: '{file} line {line} is not YAML: {why}',
  CHECK_SHAPE_WRONG: '{file} line {line}, {where}: {why}',
  CHECK_TYPE_NOT_KNOWN: '{file} line {line}: there is no event type “{type}”',
  CHECK_FIELD_NOT_KNOWN: '{file} line {line}: events of type {type} have no field “{field}”',
  CHECK_VALUE_NOT_KNOWN: '{file} line {line}: “{field}” of {type} cannot be “{value}”',
  CHECK_PARAMETER_NOT_KNOWN: '{file} line {line}: the check has no parameter {parameter}',
  CHECK_PARAMETER_UNUSED: '{file} line {line}: no rule uses the parameter {parameter}',
  CHECK_PARAMETER_UNIT: '{file} line {line}: {parameter} is in {unit}, and here it must be {wanted}',
  CHECK_NEVER_HOLDS: '{file} line {line}: this can never hold: {why}',
  CHECK_STEP_NOT_KNOWN: '{file} line {line}: no earlier step is called “{step}”, so nothing can come after it',
  CHECK_STEPS_IN_A_RING: '{file} line {line}: the steps wait for each other in a ring ({steps})',
  CHECK_LIVE_WITHOUT_DUTY: '{file} line {line}: a check for live use names the duty of a service and who holds it. Add “duty” and “holder”, or make its use “review”',
  CHECK_REVIEW_ONLY: '{file} line {line}: {check} speaks of a family, so its use is “review”',
  CHECK_KIND_UNCLEAR: '{file} line {line}: give exactly one of {kinds}',
  CHECK_ID_REPEATED: '{file} line {line}: {check} is already the id of another check, in {other}',
  CHECK_NOT_KNOWN: 'There is no check “{check}”',
  CHECKS_NOT_FOUND: 'There are no checks in {place}',
  AS_AT_NOT_READABLE: '“{text}” is not a day or a day and time, like 2024-06-28 or 2024-06-28T17:00',
  KNOWN_TO_NOT_A_PAIR: '“{text}” is not in the form service:area, for example children_social_care:Coveshire',
  CHILD_FILE_COLUMN_MISSING: 'The file of children has no column child_id',
  CHILD_FILE_ROW_NOT_READABLE: 'Row {row} of the file of children: {why}',
  FILE_NOT_FOUND: 'There is no file {file}',
  ROWS_NOT_READABLE: '{count} rows cannot be read; these are the first of them',
  TOO_MANY_RESULTS: '{count} results or more are too many to print one by one',
});
