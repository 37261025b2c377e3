import { dateInWords, parsePlainDate } from '../../../kernel/plain-date.ts';
import { protectedKinds, type Cells, type StoredComparison } from '../store/cells.ts';
import type { OpenRecord } from '../store/records.ts';

export interface RecordHeading {
  readonly name: string;
  readonly born: string;
  readonly agency: string;
  readonly reference: string;
  readonly restricted: boolean;
  readonly unborn: boolean;
}

export const RESTRICTED_WORD = 'restricted';

/** Who a record is of, in a line. Of a restricted record, which agency holds it may say where the child is, and an agency is known by its references. */
export function headingOf({ id, cells, agency, reference, restricted, unborn }: OpenRecord, comparisons: readonly StoredComparison[]): RecordHeading {
  const first = (kind: StoredComparison['kind']): string => comparisons.filter((one) => one.kind === kind).map(({ name }) => cells[name]?.[0] ?? '').find((text) => text !== '') ?? '';
  const name = [unborn ? 'Unborn child' : asName(first('forename')), asName(first('surname'))].filter((part) => part !== '').join(' ');
  return { name: name === '' ? 'No name' : name, born: dayInWords(first('date')), agency: restricted ? RESTRICTED_WORD : agency, reference: restricted ? neutralReference(id) : reference, restricted, unborn };
}

/** By what people speak of a restricted record: drawn by lot, so that it says nothing. */
function neutralReference(id: string): string {
  return `kept safe ${id.slice(-6).toUpperCase()}`;
}

/** The values of one comparison, as people read them. */
export function valueOf(cells: Cells, { name, kind }: StoredComparison, restricted: boolean): string {
  if (restricted && protectedKinds.has(kind)) return RESTRICTED_WORD;
  // A comparison is named after a column, and one may be called “constructor”, which every object has.
  const texts = (Object.hasOwn(cells, name) ? (cells[name] ?? []) : []).filter((text) => text !== '');
  return texts.length === 0 ? 'No record' : texts.map((text) => shown(text, kind)).join('; also ');
}

function shown(text: string, kind: StoredComparison['kind']): string {
  switch (kind) {
    case 'date': return dayInWords(text);
    case 'sex': return text === 'm' ? 'Male' : 'Female';
    case 'postcode': return text.length > 4 ? `${text.slice(0, -3)} ${text.slice(-3)}`.toUpperCase() : text.toUpperCase();
    case 'forename': case 'surname': case 'carer': case 'place': case 'text': case 'address': return asName(text);
    case 'identifier': return /^\d{10}$/.test(text) ? `${text.slice(0, 3)} ${text.slice(3, 6)} ${text.slice(6)}` : text.toUpperCase();
    case 'email': case 'phone': return text;
  }
}

/** Values are compared in small letters; people read names with capitals. */
export function asName(text: string): string {
  return text.replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** “3 May 2014”; a month or a year as it is known. */
export function dayInWords(text: string): string {
  const day = parsePlainDate(text, 'day');
  // A weekday says nothing of a birthday.
  if (day.ok) return dateInWords(day.value).replace(/^\p{L}+ /u, '');
  const [year = '', month] = text.split('-');
  return month === undefined || Number(month) < 1 || Number(month) > 12 ? year : `${new Date(Date.UTC(2000, Number(month) - 1, 1)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })} ${year}`;
}

const LABELS: Readonly<Record<string, string>> = { dob: 'Date of birth', nhs_number: 'NHS number', upn: 'Pupil number', carer: 'Mother or carer', sex: 'Sex' };

export function labelOf(comparison: string): string {
  const words = comparison.replaceAll('_', ' ');
  return LABELS[comparison] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
