import { basesThatFit, countsThatPrint, otherRounding, percentOf, prints } from './rounding.ts';
import { findings, together, type Correction, type Findings, type LedgerRow, type NumberColumn, type Problem } from './row.ts';
import { slipCost, slipsOf } from './slips.ts';

const CHANGE = /\b(chang\w*|increas\w*|decreas\w*|rise|rose|fall|fell|growth|grew|differen\w*|higher|lower|more|fewer|up|down|drop\w*|ratio)\b/i;

/** What can be told of each row by itself: its numbers, its percentage from its counts, its print. */
export function checkRows(rows: readonly LedgerRow[]): Findings {
  const seen = new Map<string, LedgerRow>();
  const parts = rows.map((row) => {
    const before = seen.get(row.id);
    if (before === undefined) seen.set(row.id, row);
    const twice = before === undefined ? [] : [problem(row, 'LEDGER_ID_REPEATED', `The id ${row.id} of line ${row.line} was used before, in line ${before.line}`, 'give each figure an id of its own')];
    return together([findings({ problems: twice }), checkRow(row, rows)]);
  });
  return together(parts);
}

function checkRow(row: LedgerRow, rows: readonly LedgerRow[]): Findings {
  const text = row.unreadable.map(({ column, text }) => problem(row, 'NUMBER_NOT_READABLE', `“${text}” in line ${row.line}, column ${column}, is not ${column === 'percent' ? 'a number' : 'a whole number'}`, 'put the number that was printed, or leave the cell empty'));
  if (text.length > 0) return findings({ problems: text });
  const impossible = impossibleNumbers(row);
  if (impossible !== undefined) return findings({ problems: [impossible] });
  if (row.percent === undefined) return findings({ problems: notAsPrinted(row) });
  if (row.base === undefined) return withoutBase(row);
  const wrong = row.count === undefined ? impossiblePercent(row, row.base) : wrongPercent(row, row.count, row.base, rows);
  return findings({ problems: wrong === undefined ? notAsPrinted(row) : [wrong], checked: 1 });
}

function impossibleNumbers(row: LedgerRow): Problem | undefined {
  const { count, base, percent } = row;
  if (base === 0) return problem(row, 'BASE_OF_NOUGHT', 'The base is 0, and nothing is a share of nothing', 'give the base that the figure was worked out from, or leave out base and percentage');
  if (base !== undefined && base < 0) return problem(row, 'BASE_OF_NOUGHT', `The base is ${base}, below nought`, 'give the base that the figure was worked out from');
  if (count !== undefined && base !== undefined && count > base) return tooMany(row, count, base);
  if (count !== undefined && base !== undefined && count < 0 && !CHANGE.test(wordsOf(row))) return problem(row, 'COUNT_BELOW_NOUGHT', `${count} of ${base} counts fewer than none`, 'give the count that was printed');
  const outside = percent !== undefined && (percent.value < 0 || percent.value > 100) && !CHANGE.test(wordsOf(row));
  return outside ? problem(row, 'PERCENT_NOT_A_SHARE', `${percent.value}% is no share of a whole`, 'a share lies between 0% and 100%') : undefined;
}

function tooMany(row: LedgerRow, count: number, base: number): Problem {
  const swapped = row.percent !== undefined && prints(base, count, row.percent);
  if (swapped) return { ...problem(row, 'COUNT_ABOVE_BASE', `${count} of ${base} is more than all`, `numerator and denominator changed about: ${base} of ${count}`), corrections: [correct(row, 'numerator', count, base), correct(row, 'denominator', base, count)] };
  const { percent } = row;
  const shown = numeralsOf(row);
  const likely = [...slipsOf(count)].filter((one) => one <= base && (percent === undefined ? shown.has(one) : prints(one, base, percent)));
  const fits = percent === undefined ? undefined : countsThatPrint(percent, base);
  const repair = likely.length > 0 ? `numerator ${count} → ${likely.join(' or ')}` : fits === undefined ? `a count of at most ${base}, or the base that holds these cases` : `numerator ${count} → ${range(fits)}`;
  return { ...problem(row, 'COUNT_ABOVE_BASE', `${count} of ${base} is more than all`, repair), corrections: likely.slice(0, 1).map((to) => correct(row, 'numerator', count, to)) };
}

function wrongPercent(row: LedgerRow, count: number, base: number, rows: readonly LedgerRow[]): Problem | undefined {
  const percent = row.percent;
  const choices = percent === undefined ? [] : [percent, ...printedPlaces(row)];
  if (percent === undefined || choices.some((choice) => prints(count, base, choice))) return undefined;
  const right = percentOf(count, base, choices.at(-1)?.decimals ?? percent.decimals);
  const exact = ((100 * count) / base).toFixed(3);
  const other = otherRounding(count, base, percent);
  const rounding = other === undefined ? '' : ` It fits only by rounding with ${other}.`;
  const ranked = percentRepairs(row, count, base, right, rows);
  const note = prints(count, base, { value: percent.value * 100, decimals: 0 }) && percent.value <= 1 ? ' It seems to be a share and not a percentage.' : '';
  return {
    ...problem(row, 'PERCENT_NOT_FROM_COUNTS', `${count} of ${base} is ${exact}%, which prints ${right}% half up and not ${percent.value}%.${rounding}${note}`, ranked.map(({ column, from, to }) => `${column} ${from} → ${to}`).join(', or ')),
    corrections: ranked.slice(0, 1),
  };
}

// "(36%)" says with how many places a figure was printed, where a spreadsheet has made 36.0 of it.
function printedPlaces(row: LedgerRow): readonly { readonly value: number; readonly decimals: number }[] {
  const trailing = row.percent !== undefined && row.percent.decimals > 0 && Number.isInteger(row.percent.value);
  const printed = [...row.printed.matchAll(/(\d+(?:\.(\d+))?)\s*(?:%|per ?cent)/gi)].map(([, text = '', places = '']) => ({ value: Number(text), decimals: places.length }));
  const same = printed.filter(({ value }) => value === row.percent?.value);
  return same.length > 0 ? same : trailing && row.printed === '' ? [{ value: row.percent?.value ?? 0, decimals: 0 }] : [];
}

function percentRepairs(row: LedgerRow, count: number, base: number, right: number, rows: readonly LedgerRow[]): readonly Correction[] {
  const { percent } = row;
  if (percent === undefined) return [];
  const shown = numeralsOf(row);
  const siblings = new Set(rows.filter((one) => one !== row && one.source === row.source && one.report === row.report && one.base !== undefined).map((one) => one.base));
  const counts = [...slipsOf(count)].filter((one) => one <= base && prints(one, base, percent));
  const bases = [...new Set([...slipsOf(base), ...[...siblings].flatMap((one) => one ?? [])])].filter((one) => one >= count && one !== base && prints(count, one, percent));
  const cost = ({ column, from, to }: Correction): number =>
    slipCost(from, to) - (shown.has(to) && !shown.has(from) ? 2 : 0) - (column === 'denominator' && siblings.has(to) && !siblings.has(from) ? 1 : 0) - (column === 'percent' ? 0.5 : 0) + (shown.has(from) && shown.size > 0 ? 1 : 0);
  const fromCounts = correct(row, 'percent', percent.value, right);
  const others = [
    ...counts.map((to) => correct(row, 'numerator', count, to)),
    ...bases.map((to) => correct(row, 'denominator', base, to)),
  ].map((one) => ({ one, cost: cost(one) })).sort((a, b) => a.cost - b.cost).slice(0, 3);
  // What the counts print is always one of the choices, however many slips would fit as well.
  const own = { one: fromCounts, cost: cost(fromCounts) };
  return [own, ...others].sort((a, b) => a.cost - b.cost).map(({ one }) => one);
}

/** A percentage that no whole number of the base can print. */
export function impossiblePercent(row: LedgerRow, base: number): Problem | undefined {
  const { percent } = row;
  if (percent === undefined || base <= 0 || countsThatPrint(percent, base) !== undefined) return undefined;
  const below = Math.floor((percent.value / 100) * base);
  const away = (k: number): number => Math.abs((100 * k) / base - percent.value);
  // The other neighbour is a choice only where it is about as near: 33.30 of 3 is 33.33, and not 0.
  const near = [below, below + 1].filter((k) => k >= 0 && k <= base && away(k) <= 3 * Math.min(away(below), away(below + 1)) + 1e-9).map((k) => `${percentOf(k, base, percent.decimals)} (${k} of ${base})`);
  const bases = basesThatFit([percent], base + 1, 1);
  const smaller = Array.from({ length: base - 1 }, (_, index) => base - 1 - index).find((n) => countsThatPrint(percent, n) !== undefined);
  const nearest = [smaller, bases[0]].filter((one) => one !== undefined);
  const places = (String(percent.value).split('.')[1] ?? '').length;
  const fewer = places < percent.decimals && countsThatPrint({ value: percent.value, decimals: places }, base) !== undefined ? ` to ${percent.decimals} places, though one prints ${percent.value}%` : '';
  return problem(row, 'PERCENT_IMPOSSIBLE', `No whole number of ${base} prints ${percent.value.toFixed(percent.decimals)}%${fewer}`, `percent ${percent.value.toFixed(percent.decimals)} → ${near.join(' or ')}; or another base: the nearest that can print it are ${nearest.join(' and ')}`);
}

function withoutBase(row: LedgerRow): Findings {
  const message = row.count === undefined ? 'A percentage without its base cannot be recomputed' : 'A percentage with a count and no base cannot be recomputed';
  return findings({ problems: notAsPrinted(row), unchecked: [{ id: row.id, code: 'PERCENT_WITHOUT_BASE', message }] });
}

// Only where the print holds numerals and no number in words: "seven" is not looked for.
const NUMBER_WORDS = /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|third|quarters?|fifth|tenth|none|no|both|all|hundred|thousand|million|billion|dozen|twice|double|single|pair|couple|several|\d+(?:\.\d+)?(?:m|bn|k))\b/i;

function notAsPrinted(row: LedgerRow): readonly Problem[] {
  const shown = numeralsOf(row);
  if (shown.size === 0 || NUMBER_WORDS.test(row.printed)) return [];
  const percents = [...row.printed.matchAll(/(\d+(?:\.\d+)?)\s*(?:%|per ?cent)/gi)].map(([, text]) => Number(text));
  const { percent, count } = row;
  if (percent !== undefined && percents.length > 0 && !shown.has(percent.value)) return [copied(row, 'percent', percent.value, percents)];
  const counts = [...shown].filter((one) => Number.isInteger(one) && !percents.includes(one) && !isYear(one));
  return count !== undefined && counts.length > 0 && !shown.has(Math.abs(count)) ? [copied(row, 'numerator', count, counts)] : [];
}

function isYear(number: number): boolean {
  return number >= 1980 && number <= 2040;
}

function copied(row: LedgerRow, column: NumberColumn, from: number, shown: readonly number[]): Problem {
  const near = [...shown].sort((a, b) => slipCost(from, a) - slipCost(from, b) || Math.abs(a - from) - Math.abs(b - from));
  const to = near[0] ?? from;
  return { ...problem(row, 'NOT_AS_PRINTED', `The ${column} is ${from}, and what was printed has only ${shown.join(', ')}: “${row.printed}”`, `${column} ${from} → ${to}`), corrections: [correct(row, column, from, to)] };
}

/** The numbers that stand in the printed words of a row. */
export function numeralsOf(row: LedgerRow): ReadonlySet<number> {
  const plain = row.printed.replaceAll(/,(?=\d{3}(\D|$))/g, '');
  // "3 001 339" is one number, and may be three.
  const spaced = plain.match(/\b\d{1,3}(?:[ \u00a0\u202f]\d{3})+\b/g) ?? [];
  return new Set([...(plain.match(/\d+(?:\.\d+)?/g) ?? []), ...spaced.map((one) => one.replaceAll(/\D/g, ''))].map(Number));
}

function wordsOf(row: LedgerRow): string {
  return `${row.measure} ${row.subgroup} ${row.printed}`;
}

function correct(row: LedgerRow, column: NumberColumn, from: number, to: number): Correction {
  return { id: row.id, column, from, to };
}

function range({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

function problem(row: LedgerRow, code: string, message: string, repair: string): Problem {
  return { id: row.id, ids: [row.id], code, message, repair, corrections: [], basis: 'stated' };
}
