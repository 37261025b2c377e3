import { refusalBook } from '../../../../kernel/refusal-words.ts';

/** Why an XML file could not be taken in at all. */
export const cinRefusals = refusalBook({
  XML_NOT_READABLE: 'The file is not complete XML: {why} (line {line})',
  XML_HAS_DOCTYPE: 'The file declares a document type (line {line}). A census return has none, and one can draw in other files, so it was not read',
  XML_TOO_DEEP: 'The file nests more than {most} levels (line {line}), which no census return does',
  CIN_NOT_A_CENSUS: 'The file is not a Children in Need census: {why}',
});
