import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a file as a whole, or a part of it, could not be read. */
export const readingRefusals = refusalBook({
  FILE_NOT_FOUND: 'There is no file {file}',
  FILE_EMPTY: 'The file is empty. Ask for it again',
  FILE_TOO_LARGE: 'The file has {size} MB, more than the {most} MB that are read. Split it, or take out pictures',
  FILE_INFLATES_TOO_LARGE: 'What is packed in the file is far larger than a chronology can be, so it was not opened. Save it anew in Word or Excel',
  FILE_TOO_MUCH_INSIDE: 'The file holds more than {most} {what}, more than a chronology can have, so reading it was stopped',
  FILE_CUT_SHORT: 'The file is damaged or was cut short. Ask for it again',
  FILE_XML_BROKEN: 'The part {part} of the file is damaged: {why}',
  FILE_HAS_DOCTYPE: 'The part {part} of the file declares a document type, which Word and Excel never do and which can draw in other files. It was not read',
  FILE_HAS_MACROS: 'The file holds macros. Save it without them, as .docx or .xlsx',
  FILE_IS_ENCRYPTED: 'The file is protected with a password. Save it without one',
  FILE_IS_OLD_OFFICE: 'The file is in the old format of Word or Excel (.doc, .xls). Save it as .docx or .xlsx',
  FILE_KIND_NOT_KNOWN: 'The file is not a Word, Excel or CSV file',
  FILE_IS_PDF: 'The file is a PDF. Ask for the Word or Excel file that it was made from',
  FILE_IS_RTF: 'The file is rich text (.rtf). Save it as .docx',
  FILE_IS_WEB_PAGE: 'The file is a web page or XML, whatever its name says. Save it as .docx, .xlsx or .csv',
  FILE_READER_STOPPED: 'Reading the file took more memory or time than is allowed, so it was stopped',
  FILE_GIVEN_TWICE: 'The file holds the same as {other}, which was read. It was not read again',
  FILE_HAS_NO_TABLE: 'No table was found in the file. A chronology is read from tables: put each entry in a row',
  FILE_HAS_NO_CHRONOLOGY: 'None of the tables in the file looks like a chronology with dates and events',
  FILE_HAS_NO_ENTRIES: 'The file has the headings of a chronology and no entries. Ask if the agency has nothing to tell, or sent the empty form',
  FILE_PART_NOT_READ: 'The file holds a part that was not read: {part}',
  TEXT_OUTSIDE_TABLES: '{count} paragraphs with dates stand outside the tables and were not read, the first being “{text}”',
  CSV_QUOTE_OPEN: 'A quotation mark that opens in row {row} is never closed, so the rows from there on were not read',
  TEXT_ENCODING_MIXED: 'The file is in two encodings. Line {line} and others like it were read as Windows text; check names and signs in it',
});
