const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A date as one number, read as it is written: year × 10,000 + month × 100 + day. Month or day 0 is not known; 0 is no date. */
export function packDate(year: number, month: number, day: number): number {
  return year * 10_000 + month * 100 + day;
}

export function yearOf(date: number): number {
  return (date / 10_000) | 0;
}

export function monthOf(date: number): number {
  return ((date / 100) | 0) % 100;
}

export function dayOf(date: number): number {
  return date % 100;
}

function real(year: number, month: number, day: number): number {
  return year >= 1000 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] ?? 0) ? packDate(year, month, day) : 0;
}

// 1856-86-18 is no day, but one slip away from one: it is kept, to be close to what was meant.
function slipped(year: number, month: number, day: number): number {
  return year >= 1000 && month + day > 0 ? packDate(year, month, day) : 0;
}

// Of two digits: children are young, so 31 and above are the last century.
function century(year: string): number {
  return year.length > 2 ? Number(year) : Number(year) + (Number(year) > 30 ? 1900 : 2000);
}

/**
 * Reads a date of birth in the forms that systems give out; 0 where it cannot.
 * `dayFirst` settles 03/04/2012; a part above 12 settles itself.
 */
export function readDate(text: string, dayFirst: boolean): number {
  const clean = text.trim().toLowerCase();
  const iso = /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})(?:[t ]\d{1,2}:.*)?$/.exec(clean);
  if (iso !== null) return real(Number(iso[1]), Number(iso[2]), Number(iso[3])) || slipped(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[t ]\d{1,2}:.*)?$/.exec(clean);
  if (numbers !== null) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), century(numbers[3] ?? '')];
    return either(year, first, second, dayFirst);
  }
  const year = /^(\d{4})(?:-(\d{1,2}))?$/.exec(clean);
  if (year !== null) return yearAlone(Number(year[1]), Number(year[2] ?? '0'));
  return inWords(clean) || compact(clean, dayFirst);
}

function either(year: number, first: number, second: number, dayFirst: boolean): number {
  const [month, day] = dayFirst ? [second, first] : [first, second];
  return real(year, month, day) || real(year, day, month) || slipped(year, month, day);
}

function yearAlone(year: number, month: number): number {
  return year >= 1000 && year <= 2200 && month <= 12 ? packDate(year, month, 0) : 0;
}

function inWords(clean: string): number {
  const dayMonth = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})$/.exec(clean);
  if (dayMonth !== null) return real(century(dayMonth[3] ?? ''), MONTHS.indexOf(dayMonth[2] ?? '') + 1, Number(dayMonth[1]));
  const monthDay = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(clean);
  return monthDay === null ? 0 : real(Number(monthDay[3]), MONTHS.indexOf(monthDay[1] ?? '') + 1, Number(monthDay[2]));
}

function compact(clean: string, dayFirst: boolean): number {
  const parts = /^(\d{2})(\d{2})(\d{4})$/.exec(clean);
  if (parts === null) return 0;
  const [first, second, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return either(year, first, second, dayFirst);
}

/** Whether a column of dates puts the day first: as its unambiguous dates do, and in the British way where none is. */
export function isDayFirst(cells: readonly string[]): boolean {
  let [dayFirst, monthFirst] = [0, 0];
  for (const cell of cells) {
    const parts = /^(\d{1,2})[-/. ]?(\d{2})[-/. ]?(\d{4})\b/.exec(cell.trim());
    if (parts === null) continue;
    if (Number(parts[1]) > 12) dayFirst++;
    else if (Number(parts[2]) > 12) monthFirst++;
  }
  return monthFirst <= dayFirst;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** 2014-06-06; 2014-06 or 2014 where the rest is not known. */
export function dateText(date: number): string {
  return [String(yearOf(date)), ...(monthOf(date) > 0 ? [two(monthOf(date))] : []), ...(dayOf(date) > 0 ? [two(dayOf(date))] : [])].join('-');
}
