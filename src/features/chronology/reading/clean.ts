/** Signs that neither a Word or Excel file nor the database can hold. */
// oxlint-disable-next-line no-control-regex -- these are the very characters that must go
export const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// oxlint-disable-next-line no-control-regex -- Word and Excel end lines in a cell with these
const LINE_END = /\r\n?|\u000B|\u000C|\u2028|\u2029|\u0085/g;

/** A cell's text with one kind of line end, without control signs (no Word or Excel file can hold them) and without white space around. */
export function cleanText(text: string): string {
  return text.replace(LINE_END, '\n').replace(CONTROL, '').trim();
}
