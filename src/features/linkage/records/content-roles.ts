import { readDate } from '../values/date-value.ts';
import { validNhsNumber } from '../values/nhs-number.ts';
import { headingWords, type Role } from './heading-roles.ts';

const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i;
const EMAIL = /^[^@\s]+@[^@\s]+\.[a-z]+$/i;

/** What a sample of a column's cells looks like, for a heading that says nothing. */
export function roleOfContent(heading: string, cells: readonly string[]): Role | undefined {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return { name: headingWords(heading), kind: 'out', why: 'it is empty' };
  const share = (fits: (cell: string) => boolean): number => filled.filter(fits).length / filled.length;
  if (share((cell) => EMAIL.test(cell)) > 0.8) return { name: 'email', kind: 'email' };
  if (share((cell) => validNhsNumber(cell.replace(/[\s-]/g, ''))) > 0.8) return { name: 'nhs_number', kind: 'identifier' };
  if (share((cell) => POSTCODE.test(cell)) > 0.8) return { name: 'postcode', kind: 'postcode' };
  return share((cell) => /\D/.test(cell) && readDate(cell, true) > 0) > 0.8 ? { name: 'dob', kind: 'date' } : words(heading, filled);
}

// Words that differ from row to row may tell people apart; numbers and short codes may as well be keys.
function words(heading: string, filled: readonly string[]): Role {
  const name = headingWords(heading);
  const distinct = new Set(filled.map((cell) => cell.toLowerCase())).size;
  const wordy = filled.filter((cell) => /^[\p{L}][\p{L}\s'’.-]{2,}$/u.test(cell)).length / filled.length;
  const telling = wordy > 0.8 && distinct >= 30 && distinct < filled.length * 0.98;
  return telling ? { name, kind: 'text' } : { name, kind: 'out', why: 'neither its heading nor its content says what it is' };
}
