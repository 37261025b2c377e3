const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const SEPARATED = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?[\s./,\\-]+(?:of )?(\d{1,2}|${MONTH})[\s./,\\-]+'?(\d{4}|\d{2})$`, 'i');
const CLOSED_UP = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?(${MONTH})'?(\d{4}|\d{2})$`, 'i');
const WEEKDAY = /^((?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)\.?,? ?(?=\d)/i;
const WEEKDAY_LAST = /^(.*\d)[.,]? ?[(-]? ?((?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)\)?\.?$/i;
const FEAST = /^(christmas day|christmas eve|boxing day|new year'?s day|new year'?s eve) (\d{4})$/i;
const FEASTS: ReadonlyMap<string, string> = new Map([['christmasday', '25 December'], ['christmaseve', '24 December'], ['boxingday', '26 December'], ['newyearsday', '1 January'], ['newyearseve', '31 December']]);

/**
 * Mends the slips that can be read in one way only ("22.05/16", "22-may-16", "May '16"), so that the
 * kernel can read the rest. A year of two digits up to 30 is this century's; a later one the last's,
 * because a chronology does not tell of what is still to come.
 */
export function plainWords(written: string): string {
  const text = written.replace(WEEKDAY_LAST, '$2 $1');
  const [, weekday = ''] = WEEKDAY.exec(text) ?? [];
  const bare = text.slice(weekday.length).replace(/^[.,]? ?/, '');
  const date = mended(bare);
  return weekday === '' ? date : `${shortDay(weekday)} ${date}`;
}

/** The date without the weekday before it; undefined where there is none. */
export function withoutWeekday(text: string): string | undefined {
  return WEEKDAY.test(text) ? text.replace(WEEKDAY, '') : undefined;
}

function mended(text: string): string {
  const [, day, month, , year] = SEPARATED.exec(text) ?? CLOSED_UP.exec(text) ?? [];
  if (day !== undefined && month !== undefined && year !== undefined) {
    return /^\d/.test(month) ? `${day}/${month}/${fullYear(year)}` : `${day} ${month.slice(0, 3)} ${fullYear(year)}`;
  }
  const [, feast = '', itsYear] = FEAST.exec(text) ?? [];
  if (itsYear !== undefined) return `${FEASTS.get(feast.toLowerCase().replace(/[^a-z]/g, '')) ?? feast} ${itsYear}`;
  return text
    .replace(new RegExp(String.raw`\b${MONTH}\b\.?`, 'gi'), (word, start: string) => (/^(?:mar[a-z]*|may|june?|july?|sept?(?:ember)?|[a-z]{3}|january|february|april|august|october|november|december)\.?$/i.test(word) && !/^mar(?!ch$|\.?$)/i.test(word) ? start.slice(0, 3) : word))
    .replace(new RegExp(String.raw`\b(${MONTH}) ?[/&] ?(${MONTH} \d{4})$`, 'i'), '$1 or $3')
    .replace(/([a-z]) ?'(\d{2})\b/gi, (_, letter: string, year: string) => `${letter} ${fullYear(year)}`)
    .replace(/^(\d{1,2})(?:st|nd|rd|th)?[-./]([a-z]{3,9})$/i, '$1 $2')
    .replace(/^(?:(?:unknown|unspecified|exact) date (?:in|during)|over(?: the)?|throughout) /i, '')
    .replace(/(?<![\d.-])(\d{1,2})[./-](\d{1,2})[./-](\d{2})(?!\d)/g, (_, day: string, month: string, year: string) => `${day}/${month}/${fullYear(year)}`)
    .replace(/^(?:at )?some ?time (?:in|during|around|between) /i, (words) => (/between/i.test(words) ? 'between ' : /around/i.test(words) ? 'about ' : ''))
    .replace(/^(?:on or about|on or around|in or around|in or about|c(?=\d)|approx\.? in|around about) ?/i, 'about ')
    .replace(/^(.*\d),? \(?(?:approx(?:imately|\.)?|circa|or thereabouts)\)?$/i, 'about $1')
    .replace(/^in (?=about |around )/i, '');
}

export function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) <= 30 ? `20${year}` : `19${year}`;
}

function shortDay(weekday: string): string {
  return weekday.slice(0, 3);
}
