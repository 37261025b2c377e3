import { refusalBook } from '../../kernel/refusal-words.ts';

/** Why an event, or a file of events, was not accepted. */
export const eventRefusals = refusalBook({
  EVENT_ID_MISSING: 'The event has no id. Give each row an id of its own',
  EVENT_ID_REPEATED: 'The id {id} was used before, in row {row}. Give each row an id of its own',
  EVENT_CHILD_MISSING: 'The event does not say which child it is about',
  EVENT_TYPE_MISSING: 'The event has no type',
  KNOWN_TO_NOT_READABLE: '“{part}” is not in the form service:area=date, for example police:Northtown=2026-03-27',
  KNOWN_TO_DATE_NOT_READABLE: 'When did {who} know? {why}',
  ATTRIBUTES_NOT_JSON: 'The attributes are not a JSON object, for example {example}',
  AREA_HAS_MARKS: 'The area “{area}” has a mark that separates things in files (; or =). Write the name of the area alone',
  EVENT_ANSWER_NOT_KNOWN: '“{question}” has an answer that is not among those offered',
  KNOWN_ELSEWHERE_NOT_READABLE: '“{line}” is not in the form service, area, date. Write each on a line of its own, like police, Northtown, 27 March 2026',
  EVENT_FILE_COLUMN_MISSING: 'The file has no column {column}',
  EVENT_FILE_NOT_COMMAS: 'The cells of the file are not separated by commas. Save it as CSV with commas',
  EVENT_FILE_COLUMN_REPEATED: 'The file has the column {column} twice',
  EVENT_FILE_ROW_TOO_LONG: 'Row {row} has more cells than the file has columns. Put text that has a comma in double quotation marks',
  EVENT_FILE_QUOTE_OPEN: 'A quotation mark in row {row} is never closed',
});
