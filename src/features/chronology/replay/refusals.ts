import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a chronology could not be replayed. */
export const replayRefusals = refusalBook({
  SERVICE_NOT_READABLE: '“{text}” is not a service and its area, like children_social_care:Northtown',
  REPLAY_FILE_NOT_JSON: 'The file is not complete JSON: {why}',
  REPLAY_FILE_NOT_A_CHRONOLOGY: 'The file has no list of entries. It needs to be what “chronology combine” wrote as JSON, or a CSV file of events',
  REPLAY_ENTRY_NOT_READABLE: 'The entry is not an object with an id',
  REPLAY_ID_REPEATED: 'The id {id} was used before',
});
