import type { CompareRow, Comparison } from '../compare/index.ts';

/** A kept comparison, which this program wrote. */
export function parseComparison(frozen: string): Comparison {
  return JSON.parse(frozen) as Comparison;
}

/** One row as a person reads it. */
export function rowOnPage({ code, label, cohort, rest, difference, ratio, difference_if_silent: ifSilent, fisher_p: p, holm_p: holm, chooses }: CompareRow) {
  return {
    code, label, chooses, cohort: groupInWords(cohort), rest: groupInWords(rest), silent: `${cohort.not_mentioned ?? 'c'} and ${rest.not_mentioned ?? 'c'}`,
    difference: contrast(difference, 1), ratio: contrast(ratio, 2), p: chance(p), holm: chance(holm),
    ifSilent: ifSilent.least === null || ifSilent.most === null ? '' : `${number(ifSilent.least, 0)} to ${number(ifSilent.most, 0)}`,
  };
}

function groupInWords({ present, base, percent, not_mentioned: silent, suppressed }: CompareRow['cohort']): string {
  if (suppressed === true) return 'c';
  return percent === null ? 'does not apply' : `${silent !== 0 ? 'at least ' : ''}${percent.toFixed(0)}% (${present} of ${base})`;
}

function contrast({ value, low, high }: CompareRow['difference'], places: number): string {
  if (value === null) return '–';
  return `${number(value, places)} (${low === null ? 'no end' : number(low, places)} to ${high === null ? 'no end' : number(high, places)})`;
}

function number(value: number, places: number): string {
  return value.toFixed(places).replace('-', '−');
}

function chance(p: number | null): string {
  return p === null ? '–' : p < 0.0005 ? 'less than 0.001' : p.toFixed(3);
}
