import type { Role } from '../records/heading-roles.ts';
import { dayOf, monthOf, readDate, yearOf } from '../values/date-value.ts';
import { validNhsNumber } from '../values/nhs-number.ts';
import { dateForm } from './date-form.ts';
import { namelessOf, placeholderOf } from './placeholder.ts';
import type { Tally } from './tally.ts';

export interface Valued {
  readonly value: string;
  readonly rows: number;
  /** Of all rows of the file. */
  readonly share: number;
}

export interface ColumnProfile {
  readonly column: string;
  /** What the linker takes it for, and whose evidence that is; why it is left out where it is. */
  readonly takenFor: string;
  readonly evidence?: 'person' | 'household';
  readonly why?: string;
  readonly filled: number;
  readonly filledShare: number;
  readonly distinct: number;
  /** False where there are more values than were told apart. */
  readonly distinctKnown: boolean;
  /** Values that stand on more than one row, and the rows that hold them. */
  readonly repeatedValues: number;
  readonly repeatedRows: number;
  readonly longest: number;
  readonly commonest: readonly Valued[];
  /** Two filled rows drawn at random agree once in so many. */
  readonly agreeByChanceOnceIn: number | null;
  readonly placeholders: readonly (Valued & { readonly why: string })[];
  readonly nameless: number;
  readonly dates?: DateProfile;
  readonly identifiers?: { readonly validNhsNumbers: number; readonly tenDigitsNotValid: number; readonly otherForms: number };
}

export interface DateProfile {
  readonly forms: Readonly<Record<string, number>>;
  readonly dayFirst: boolean;
  readonly firstOfJanuary: number;
  readonly firstOfMonth: number;
  readonly earliest: string;
  readonly latest: string;
}

export interface Taken {
  readonly role: string;
  readonly kind: Role['kind'];
  readonly evidence?: 'person' | 'household';
  readonly why?: string;
}

const SHOWN = 10;

export function columnProfile(column: string, tally: Tally, rows: number, taken: Taken, dayFirst: boolean): ColumnProfile {
  const all = commonFirst(tally);
  const valued = (value: number): Valued => ({ value: tally.values.text(value), rows: tally.rows(value), share: tally.rows(value) / rows });
  const text = [...scan(tally, taken)];
  return {
    column, takenFor: taken.role, ...(taken.evidence === undefined ? {} : { evidence: taken.evidence }), ...(taken.why === undefined ? {} : { why: taken.why }),
    filled: tally.filled, filledShare: rows === 0 ? 0 : tally.filled / rows, distinct: tally.distinct, distinctKnown: tally.uncounted === 0, ...repeats(tally), longest: tally.longest,
    commonest: Array.from(all, valued), agreeByChanceOnceIn: byChance(tally),
    placeholders: text.filter(({ why }) => why !== undefined).map(({ value, why }) => ({ ...valued(value), why: why ?? '' })).toSorted((a, b) => b.rows - a.rows).slice(0, SHOWN),
    nameless: taken.kind === 'forename' || taken.kind === 'full_name' ? sumRows(tally, (value) => namelessOf(value.split(/\s/)[0] ?? value) || namelessOf(value)) : 0,
    ...(taken.kind === 'date' ? { dates: dateProfile(tally, dayFirst) } : {}),
    ...(taken.kind === 'identifier' ? { identifiers: identifierProfile(tally) } : {}),
  };
}

// The commonest first; of equals, the one that was met first.
function commonFirst(tally: Tally): Int32Array {
  const shown: number[] = [];
  for (let value = 1; value <= tally.distinct; value += 1) {
    const least = shown.at(-1);
    if (shown.length === SHOWN && least !== undefined && tally.rows(value) <= tally.rows(least)) continue;
    const at = shown.findIndex((other) => tally.rows(other) < tally.rows(value));
    shown.splice(at < 0 ? shown.length : at, 0, value);
    if (shown.length > SHOWN) shown.pop();
  }
  return Int32Array.from(shown);
}

// Placeholders are short lists of known values, so that a column of long free text costs little.
function* scan(tally: Tally, { kind }: Taken): Generator<{ readonly value: number; readonly why: string | undefined }> {
  for (let value = 1; value <= tally.distinct; value += 1) {
    const why = placeholderOf(tally.values.text(value));
    // A number of the row or of the group may well be 11111.
    if (why !== undefined && ((kind !== 'id' && kind !== 'label') || why === 'a word for nothing')) yield { value, why };
  }
}

function repeats(tally: Tally): { readonly repeatedValues: number; readonly repeatedRows: number } {
  let [repeatedValues, repeatedRows] = [0, 0];
  for (let value = 1; value <= tally.distinct; value += 1) {
    if (tally.rows(value) < 2) continue;
    repeatedValues += 1;
    repeatedRows += tally.rows(value);
  }
  return { repeatedValues, repeatedRows };
}

function byChance(tally: Tally): number | null {
  let squares = 0;
  for (let value = 1; value <= tally.distinct; value += 1) squares += tally.rows(value) * (tally.rows(value) - 1);
  const pairs = tally.filled * (tally.filled - 1);
  return squares === 0 || tally.uncounted > 0 ? null : pairs / squares;
}

function sumRows(tally: Tally, fits: (value: string) => boolean): number {
  let rows = 0;
  for (let value = 1; value <= tally.distinct; value += 1) if (fits(tally.values.text(value))) rows += tally.rows(value);
  return rows;
}

function dateProfile(tally: Tally, dayFirst: boolean): DateProfile {
  const forms: Record<string, number> = {};
  let [firstOfJanuary, firstOfMonth, earliest, latest] = [0, 0, 0, 0];
  for (let value = 1; value <= tally.distinct; value += 1) {
    const [text, rows] = [tally.values.text(value), tally.rows(value)];
    const form = dateForm(text, dayFirst);
    forms[form] = (forms[form] ?? 0) + rows;
    const date = readDate(text, dayFirst);
    if (date === 0) continue;
    if (dayOf(date) === 1) firstOfMonth += rows;
    if (dayOf(date) === 1 && monthOf(date) === 1) firstOfJanuary += rows;
    if (earliest === 0 || date < earliest) earliest = date;
    if (date > latest) latest = date;
  }
  return { forms, dayFirst, firstOfJanuary, firstOfMonth, earliest: written(earliest), latest: written(latest) };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function written(date: number): string {
  if (date === 0) return '';
  return [String(yearOf(date)), ...(monthOf(date) > 0 ? [two(monthOf(date))] : []), ...(dayOf(date) > 0 ? [two(dayOf(date))] : [])].join('-');
}

function identifierProfile(tally: Tally): NonNullable<ColumnProfile['identifiers']> {
  let [validNhsNumbers, tenDigitsNotValid, otherForms] = [0, 0, 0];
  for (let value = 1; value <= tally.distinct; value += 1) {
    const digits = tally.values.text(value).replace(/[\s-]/g, '');
    if (!/^\d{10}$/.test(digits)) otherForms += tally.rows(value);
    else if (validNhsNumber(digits)) validNhsNumbers += tally.rows(value);
    else tenDigitsNotValid += tally.rows(value);
  }
  return { validNhsNumbers, tenDigitsNotValid, otherForms };
}

