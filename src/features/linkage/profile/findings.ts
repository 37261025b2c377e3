import type { ColumnProfile } from './column-profile.ts';

/** Something that a person would want to mend, or to know, before the file is linked. */
export interface Finding {
  readonly code: 'ID_REPEATED' | 'ID_EMPTY' | 'NO_ID' | 'NO_FORENAME' | 'PLACEHOLDER_COMMON' | 'PLACEHOLDER' | 'NOT_A_DATE' | 'DATE_FORMS_MIXED' | 'DATE_DEFAULT_COMMON' | 'NHS_NUMBER_NOT_VALID' | 'COLUMN_EMPTY' | 'ROW_LENGTH' | 'NAMELESS' | 'ONE_VALUE_COMMON';
  readonly column?: string;
  readonly rows: number;
  readonly message: string;
}

export function findingsOf(columns: readonly ColumnProfile[], id: string | undefined, rows: number, unevenRows: number): readonly Finding[] {
  const all = columns.flatMap((column) => [...aboutId(column, id, rows), ...aboutPlaceholders(column, rows), ...aboutDates(column, rows), ...aboutOther(column, rows)]);
  return [
    ...(id === undefined ? [{ code: 'NO_ID' as const, rows, message: 'No column is named like an id. Name one with --id' }] : []),
    ...(unevenRows > 0 ? [{ code: 'ROW_LENGTH' as const, rows: unevenRows, message: `${unevenRows} rows have more or fewer cells than the heading` }] : []),
    ...all,
  ];
}

function aboutId({ column, repeatedValues, repeatedRows, filled, commonest }: ColumnProfile, id: string | undefined, rows: number): readonly Finding[] {
  if (column !== id) return [];
  return [
    ...(repeatedRows > 0 ? [{ code: 'ID_REPEATED' as const, column, rows: repeatedRows, message: `${repeatedValues} ids stand on more than one row, like ${commonest[0]?.value ?? ''}` }] : []),
    ...(filled < rows ? [{ code: 'ID_EMPTY' as const, column, rows: rows - filled, message: `${rows - filled} rows have no id` }] : []),
  ];
}

const A_TENTH = 0.1;

function aboutPlaceholders({ column, placeholders, takenFor, commonest, nameless }: ColumnProfile, rows: number): readonly Finding[] {
  const named = placeholders.map((one): Finding => ({
    code: one.share >= A_TENTH ? 'PLACEHOLDER_COMMON' : 'PLACEHOLDER', column, rows: one.rows,
    message: `“${one.value}” stands on ${one.rows} rows (${percent(one.share)}): ${one.why}. It counts as nothing`,
  }));
  // A value that is not on the list, but that no identifier or date of birth of so many people can be.
  const most = commonest[0];
  const telling = /^(nhs_number|.*identifier|upn|email|phone|dob|soc_sec_id|address|postcode)/.test(takenFor);
  const unlisted = telling && most !== undefined && rows >= 50 && most.share >= A_TENTH && !placeholders.some(({ value }) => value === most.value);
  return [
    ...named,
    ...(unlisted && most !== undefined ? [{ code: 'ONE_VALUE_COMMON' as const, column, rows: most.rows, message: `“${most.value}” stands on ${percent(most.share)} of the rows: is it a placeholder?` }] : []),
    ...(nameless > 0 ? [{ code: 'NAMELESS' as const, column, rows: nameless, message: `${nameless} rows name a child who is not born or not named yet (baby, unborn). They are linked through the mother, and never without a person` }] : []),
  ];
}

function aboutDates({ column, dates, filled }: ColumnProfile, rows: number): readonly Finding[] {
  if (dates === undefined || filled === 0) return [];
  const bad = (dates.forms['not a date'] ?? 0) + (dates.forms['not a real day'] ?? 0);
  const forms = Object.keys(dates.forms).filter((form) => !form.startsWith('not a'));
  return [
    ...(bad > 0 ? [{ code: 'NOT_A_DATE' as const, column, rows: bad, message: `${bad} cells are not a date, or a day that there is not; where no date is near they count as nothing` }] : []),
    ...(forms.length > 1 ? [{ code: 'DATE_FORMS_MIXED' as const, column, rows: filled, message: `Dates are written in ${forms.length} ways: ${forms.map((form) => `${form} (${dates.forms[form] ?? 0})`).join(', ')}` }] : []),
    // One day in 365 is a first of January: thrice that is a default.
    ...(dates.firstOfJanuary > (3 * filled) / 365 && dates.firstOfJanuary > 20 ? [{ code: 'DATE_DEFAULT_COMMON' as const, column, rows: dates.firstOfJanuary, message: `${dates.firstOfJanuary} dates (${percent(dates.firstOfJanuary / rows)}) are a first of January: many will be years without a day` }] : []),
  ];
}

function aboutOther({ column, identifiers, filled, takenFor, placeholders }: ColumnProfile, rows: number): readonly Finding[] {
  if (filled === 0) return [{ code: 'COLUMN_EMPTY', column, rows, message: 'The column is empty' }];
  if (identifiers === undefined || !takenFor.startsWith('nhs')) return [];
  const known = placeholders.reduce((sum, one) => sum + one.rows, 0);
  const bad = Math.max(0, identifiers.tenDigitsNotValid + identifiers.otherForms - known);
  return bad === 0 ? [] : [{ code: 'NHS_NUMBER_NOT_VALID', column, rows: bad, message: `${bad} NHS numbers are not valid by their check digit, and count as nothing` }];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.01 ? 2 : 1)}%`;
}
