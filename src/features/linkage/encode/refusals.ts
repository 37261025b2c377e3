import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why records could not be encoded. */
export const encodeRefusals = refusalBook({
  KEY_NOT_READABLE: 'The key file {file} cannot be read: {why}',
  KEY_TOO_SHORT: 'The key has {bytes} bytes, and needs {least}',
  ENCODE_ID_MISSING: 'The file {file} has no column {column} for the id of a record',
  ENCODE_ID_IN_CLEAR: 'The column {column} holds {what}, which must not be the id of an encoded record',
  ENCODE_NOTHING: 'No column of {file} was understood as a name, a date of birth or anything else to encode',
  ENCODE_SALT_MISSING: 'There is no date of birth to salt by in {file}',
  ENCODE_NOT_WRITABLE: 'The file {file} cannot be written: {why}',
  ENCODE_BITS: '“{given}” bits cannot be used. Give 256, 512, 1024 or 2048',
});
