import type { LedgerRow } from './row.ts';

/** What kind of thing a figure counts. Notifications and incidents go together: one is made for each. */
export type Unit = 'review' | 'child' | 'incident' | 'adult' | undefined;

const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^(child|children|boys?|girls?|pupils?|babies|infants?)$/, 'child'],
  [/^(reviews?|lcsprs?|scrs?|cases?|reports?)$/, 'review'],
  [/^(incidents?|notifications?)$/, 'incident'],
  [/^(adults?|parents?|perpetrators?|carers?|families|family)$/, 'adult'],
];

const SAME: Readonly<Record<string, string>> = {
  fatal: 'death', fatality: 'death', died: 'death', die: 'death', dead: 'death', killed: 'death',
  male: 'boy', female: 'girl', scr: 'review', lcspr: 'review',
};

const WEAK = new Set(['a', 'an', 'and', 'are', 'as', 'at', 'been', 'by', 'for', 'from', 'had', 'has', 'have', 'in', 'is', 'it', 'more', 'of', 'on', 'one', 'or', 'that', 'the', 'their', 'there', 'these', 'this', 'to', 'was', 'were', 'which', 'who', 'with']);
// Words that name what is counted, or that all of it is counted, and so tell no two figures apart.
const GENERAL = new Set(['all', 'total', 'overall', 'everyone', 'number', 'child', 'boys', 'review', 'case', 'report', 'incident', 'notification', 'serious', 'rapid', 'safeguarding', 'local', 'authority', 'family', 'received', 'examined', 'analysed', 'studied', 'considered', 'featured', 'feature', 'year']);

/** The telling words of a text, in one form each: lower case, without endings, notes in brackets left out. */
export function tokensOf(text: string): readonly string[] {
  const words = text.toLowerCase().replaceAll(/\([^)]*\)/g, ' ').replace(/^(table|figure) \d+\w?:/, ' ').replaceAll(/['’]s\b/g, '').match(/[\p{L}\p{N}][\p{L}\p{N}+<>-]*|<\d+/gu) ?? [];
  return words.filter((word) => !WEAK.has(word)).map(stem);
}

function stem(word: string): string {
  const same = SAME[word];
  if (same !== undefined) return same;
  if (word === 'children') return 'child';
  const single = word.length > 4 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.length > 3 && /[^s]s$/.test(word) && !word.endsWith('us') && !word.endsWith('is') ? word.slice(0, -1) : word;
  return SAME[single] ?? single;
}

/** The words that tell this figure from others of its report: unit and "all" are left out. */
export function tellingWords(row: LedgerRow): ReadonlySet<string> {
  const words = tokensOf(`${row.measure.replace(/\bin (the )?previous year\b/i, '')} ${row.subgroup}`);
  return new Set(words.filter((word) => !GENERAL.has(word)));
}

/** What a row counts: the first thing that its measure names. */
export function unitOf(row: LedgerRow): Unit {
  const words = row.measure.toLowerCase().replaceAll(/\([^)]*\)/g, ' ').match(/\p{L}+/gu) ?? [];
  for (const word of words) {
    const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/** The kind of review that a row names, where it names one. */
export function kindOfReview({ measure, subgroup }: LedgerRow): string | undefined {
  return /\b(rapid|lcspr|scr|national|serious case|local child)/i.exec(`${measure} ${subgroup}`)?.[1]?.toLowerCase().replace('serious case', 'scr').replace('local child', 'lcspr');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One spelling for one period: "2022-23", "2022/23" and "Apr 2022 - Mar 2023" are the same twelve months. */
export function periodKey(text: string): string {
  const plain = text.toLowerCase();
  if (/^\d{4}-\d{2}\.\.\d{4}-\d{2}$/.test(plain)) return plain;
  const spelled = /([a-z]{3})[a-z]* (\d{4})\s*(?:-|–|to)\s*([a-z]{3})[a-z]* (\d{4})/.exec(plain);
  if (spelled !== null) return months(spelled[1], spelled[2], spelled[3], spelled[4]) ?? plain;
  const within = /([a-z]{3})[a-z]*\s*(?:-|–|to)\s*([a-z]{3})[a-z]* (\d{4})/.exec(plain);
  if (within !== null) return months(within[1], within[3], within[2], within[3]) ?? plain;
  const years = /\b(\d{4})\s*[-–/]\s*(\d{4}|\d{2})\b/.exec(plain);
  if (years === null) return /\b\d{4}\b/.exec(plain)?.[0] === plain.trim() ? plain.trim() : plain.replaceAll(/\s+/g, ' ').trim();
  const [, first = '', last = ''] = years;
  return `${first}-04..${last.length === 2 ? first.slice(0, 2) + last : last}-03`;
}

function months(first = '', year = '', last = '', lastYear = ''): string | undefined {
  const [from, to] = [MONTHS.indexOf(first), MONTHS.indexOf(last)].map((month) => String(month + 1).padStart(2, '0'));
  return from === '00' || to === '00' ? undefined : `${year}-${from}..${lastYear}-${to}`;
}

/** The series that a report belongs to: its name without its year and without where it was found. */
export function seriesOf(row: LedgerRow): string {
  return row.report.toLowerCase().replace(/\(.*$/, '').replaceAll(/\b\d{4}([-–/]\d{2,4})?\b/g, '').replaceAll(/[^\p{L} ]/gu, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** Whether the words of a row say that it counts everything there is. */
export function isWhole(row: LedgerRow): boolean {
  return /^(|all|total|totals|overall|everyone|all ages|all \p{L}+|total \p{L}+)$/iu.test(row.subgroup.trim());
}

/** Whether a row is called a total, in its measure or its subgroup. */
export function isTotal(row: LedgerRow): boolean {
  return /\btotals?\b/i.test(row.subgroup) || (isWhole(row) && /(^|:|\W)totals?\W*$/i.test(row.measure.trim()));
}

/** "Table 3" of "Table 3: band size". */
export function tableOf(row: LedgerRow): string {
  return /^((?:table|figure) \d+\w?):/i.exec(row.measure)?.[1]?.toLowerCase() ?? '';
}
