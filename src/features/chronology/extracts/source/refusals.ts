import { refusalBook } from '../../../../kernel/refusal-words.ts';

/** Why a file could not be read at all. */
export const sourceRefusals = refusalBook({
  SOURCE_NOT_FOUND: 'There is no file or folder “{path}”',
  SOURCE_NOT_ALLOWED: '“{path}” may not be read by this account',
  SOURCE_NOT_A_FILE: '“{path}” is a folder, and a file is needed',
  SOURCE_NOT_A_FOLDER: '“{path}” is a file, and a folder of CSV files is needed',
  SOURCE_EMPTY: '“{path}” is empty',
  SOURCE_TOO_LARGE: '“{path}” is {size} MB. The most that is read is {limit} MB',
});
