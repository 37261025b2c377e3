import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a mapping was not accepted. */
export const mappingRefusals = refusalBook({
  MAPPING_NOT_READABLE: 'The mapping cannot be read: {why}. Give it as “sightline chronology combine … --json” prints it under “mapping”',
  MAPPING_ROLE_NOT_KNOWN: 'A column cannot be read as “{role}”. It can be one of: {roles}',
});
