import { refusalBook } from '../../../../kernel/refusal-words.ts';

/** Why nothing of a folder or workbook was taken in. */
export const folderRefusals = refusalBook({
  EXTRACT_NOTHING_KNOWN: 'Nothing in “{path}” is part of a {standard}: no table has {sign}',
  EXTRACT_KIND_NOT_KNOWN: 'There is no extract “{kind}”. Write one of cin, ssda903, annex-a, ssd',
});
