import { findings, type Findings, type LedgerRow, type Problem } from '../ledger/row.ts';
import { periodKey, tokensOf } from '../ledger/words.ts';
import type { OfficialFigure } from './figure.ts';

/**
 * National counts of a file as rows of a ledger, so that its parts are held against their totals like
 * any other figures: what is split once, by one thing, is a part of the total of its period.
 */
export function officialAsLedger(figures: readonly OfficialFigure[]): readonly LedgerRow[] {
  const national = figures.filter(({ level, split, indicator }) => /^national$/i.test(level) && Object.keys(split).length < 2 && !isShare(indicator));
  return national.map((figure) => {
    const [name, value] = Object.entries(figure.split)[0] ?? [];
    const measure = inWords(figure.indicator);
    return {
      id: `line ${figure.line} ${figure.indicator}`, line: figure.line, source: 'official statistics', report: '', quantity: '', partOf: [], printed: '', unreadable: [],
      period: `${figure.months.from}..${figure.months.to}`, measure: name === undefined ? measure : `${measure} by ${inWords(name)}`, subgroup: value ?? 'Total',
      ...(figure.value.kind === 'figure' ? { count: figure.value.value } : {}), withheld: figure.value.kind === 'sign',
    };
  });
}

function isShare(indicator: string): boolean {
  return /percent|pct|rate|share/.test(indicator);
}

function inWords(name: string): string {
  return name.replaceAll('_', ' ');
}

/** Holds a ledger's counts of notifications against the official ones of the same twelve months and kind. */
export function reconcile(rows: readonly LedgerRow[], figures: readonly OfficialFigure[]): Findings {
  const official = officialAsLedger(figures).filter(({ count }) => count !== undefined);
  const pairs = rows.flatMap((row) => {
    const same = row.count === undefined || row.unreadable.length > 0 ? undefined : official.find((one) => isSame(row, one));
    return same === undefined ? [] : [{ row, same }];
  });
  return findings({ checked: pairs.length, problems: pairs.filter(({ row, same }) => row.count !== same.count).map(({ row, same }) => differs(row, same)) });
}

function isSame(row: LedgerRow, official: LedgerRow): boolean {
  if (periodKey(row.period) !== official.period || !/notif/i.test(row.measure) || /chang/i.test(row.measure)) return false;
  if (official.subgroup === 'Total') return row.subgroup.toLowerCase() === 'total' && (row.base === undefined || row.base === row.count);
  // "Child looked after: yes" names what is split and the value; "Child death" the value alone.
  const [wanted, given] = [tokensOf(`${official.measure.replace(/^.* by /, '')} ${official.subgroup}`), tokensOf(row.subgroup)];
  const value = tokensOf(official.subgroup);
  return given.length > 0 && value.every((word) => given.includes(word)) && given.every((word) => wanted.includes(word)) && (row.subgroup.toLowerCase() === official.subgroup.toLowerCase() || given.length > value.length);
}

function differs(row: LedgerRow, official: LedgerRow): Problem {
  const [from, to] = [row.count ?? 0, official.count ?? 0];
  return {
    id: row.id, ids: [row.id], code: 'OFFICIAL_COUNT_DIFFERS', basis: 'stated',
    message: `The ledger has ${from}, and the official file has ${to} for ${official.subgroup} (${official.period}, ${official.id})`,
    repair: `numerator ${from} → ${to}, or the release that it was taken from named beside it`, corrections: [{ id: row.id, column: 'numerator', from, to }],
  };
}
