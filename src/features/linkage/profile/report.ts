import type { ColumnProfile } from './column-profile.ts';
import type { Profile } from './profile.ts';
import { table } from './table.ts';

export function profileJson({ file, rows, unevenRows, id, columns, findings }: Profile): unknown {
  return { file, rows, uneven_rows: unevenRows, id: id ?? null, columns: columns.map(columnJson), findings };
}

function columnJson(column: ColumnProfile): unknown {
  const { dates, identifiers } = column;
  return {
    column: column.column, taken_for: column.takenFor, evidence: column.evidence ?? null, ...(column.why === undefined ? {} : { why: column.why }),
    filled: column.filled, filled_share: round(column.filledShare), distinct: column.distinct, distinct_known: column.distinctKnown,
    repeated_values: column.repeatedValues, repeated_rows: column.repeatedRows, longest: column.longest,
    commonest: column.commonest.map((one) => ({ ...one, share: round(one.share) })),
    agree_by_chance_once_in: column.agreeByChanceOnceIn === null ? null : round(column.agreeByChanceOnceIn),
    placeholders: column.placeholders.map((one) => ({ ...one, share: round(one.share) })), nameless: column.nameless,
    ...(dates === undefined ? {} : { dates: { forms: dates.forms, day_first: dates.dayFirst, first_of_january: dates.firstOfJanuary, first_of_month: dates.firstOfMonth, earliest: dates.earliest, latest: dates.latest } }),
    ...(identifiers === undefined ? {} : { identifiers: { valid_nhs_numbers: identifiers.validNhsNumbers, ten_digits_not_valid: identifiers.tenDigitsNotValid, other_forms: identifiers.otherForms } }),
  };
}

function round(number: number): number {
  return Math.round(number * 1_000_000) / 1_000_000;
}

export function profileText({ file, rows, columns, findings }: Profile): string {
  const about = table(['column', 'filled', 'different', 'agree by chance', 'taken for'], columns.map(({ column, filledShare, distinct, distinctKnown, agreeByChanceOnceIn, takenFor, evidence, why }) => [
    column, `${(100 * filledShare).toFixed(1)}%`, `${distinctKnown ? '' : 'over '}${distinct}`, agreeByChanceOnceIn === null ? '-' : `1 in ${agreeByChanceOnceIn < 10 ? agreeByChanceOnceIn.toFixed(1) : Math.round(agreeByChanceOnceIn)}`,
    `${takenFor}${evidence === undefined ? '' : ` (${evidence})`}${why === undefined ? '' : `: ${why}`}`,
  ]), [4]);
  const common = columns.filter(({ takenFor }) => takenFor !== 'the id of the record').map(({ column, commonest }) => `${column}: ${commonest.slice(0, 5).map(({ value, rows }) => `${value} ${rows}`).join(', ')}`).join('\n');
  const found = findings.length === 0 ? 'Nothing to mend was found.' : findings.map(({ code, column, message }) => `${code}${column === undefined ? '' : ` ${column}`}: ${message}`).join('\n');
  return `${file}: ${rows} rows\n\n${about}\n\nCommonest\n${common}\n\nTo know before linking\n${found}`;
}
