import { refusalBook } from '../kernel/refusal-words.ts';

/** Why an import was not begun. */
export const importRefusals = refusalBook({
  IMPORT_WOULD_OVERWRITE: '“{file}” would be written over something else of this import',
  IMPORT_FOLDER_NOT_FOUND: 'There is no folder “{folder}” to write in',
  IMPORT_OUT_IS_A_FOLDER: '“{file}” is a folder',
  IMPORT_AREA_HAS_MARKS: 'The area “{area}” has a mark that separates things in files (; or =)',
});
