import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a file of another program was not read, or one was not written for it. */
export const codebookExchangeRefusals = refusalBook({
  QDA_NOT_XML: '{file} cannot be read as XML: {why}',
  QDA_HAS_DOCTYPE: '{file} declares a document type. REFI-QDA has none, and one can make a program read other files, so it is not read',
  QDA_NOT_REFI: '{file} is not REFI-QDA: it begins with {found} and not with CodeBook or Project',
  QDA_TOO_LARGE: '{file} unpacks to more than {most} MB, and is not read',
  QDA_NOT_PACKED: '{file} is not a .qdpx: it cannot be unpacked',
  QDA_PROJECT_MISSING: '{file} has no project.qde in it',
  QDA_SOURCE_MISSING: 'The text of the source {source} is not in the file',
  QDA_SELECTION_OUTSIDE: 'A selection of {source} goes from {from} to {to}, and the text has {length} characters',
  QDA_CODE_MISSING: 'A selection of {source} names the code {guid}, which the project does not have',
  CODEBOOK_FILE_KIND_NOT_KNOWN: '{file} is none of the kinds that are read: .yaml, .json, .csv, .xlsx, .qdc or .qdpx',
  CODEBOOK_FILE_EMPTY: '{file} holds no rows under its headings',
  CODEBOOK_FILE_MISSING: 'Choose the file of the codebook',
  CODEBOOK_CODE_COLUMN_MISSING: 'No column holds the codes. Say which one does',
  CODEBOOK_COLUMN_CHOSEN_TWICE: 'Two columns are said to hold {role}. Choose one',
  CODEBOOK_WRITE_KIND_NOT_KNOWN: 'A codebook can be written as .yaml, .csv, .xlsx, .qdc or .qdpx, and not as {file}',
  CODEBOOK_CSV_BROKEN: '{file} cannot be read as CSV: {why}',
  PASSAGES_COLUMN_MISSING: 'The passages need the columns {columns}',
  PASSAGES_PLACE_NOT_WHOLE: 'Row {row} of the passages: “{value}” is not a whole number of characters',
  PASSAGES_OUTSIDE_TEXT: 'Row {row} of the passages: from {from} to {to} is outside the text of {record}',
  PASSAGES_NAME_NOT_KNOWN: 'Row {row} of the passages names {name}, which is not there',
});
