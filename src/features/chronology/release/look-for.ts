import { cleaned, folded, nearly, placesOf } from './fold.ts';
import { tellingWords } from './hide.ts';
import { protectedNames, type NameList } from './name-list.ts';
import { abbreviations, ordinaryWords } from './ordinary-words.ts';
import { releaseRefusals, type Finding } from './refusals.ts';
import { partsOf, substitutions } from './replace.ts';

type Code = Finding['code'];
type Found = Pick<Finding, 'code' | 'found' | 'message'>;

const POSTCODE = /\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b/g;
const OUTWARD = /\b[A-Z]{1,2}\d{1,2}[A-Z]?\b/g;
const STREET = /\b(?:\d+[a-z]?|flat \d+\w?|the)[ ,]+(?:[a-z'-]+ ){0,3}(?:street|st|road|rd|lane|avenue|ave|close|drive|crescent|gardens|grove|terrace|place|court|way|walk|row|square|mews|hill|park|house|cottage|farm|towers|heights)\b|\bflat \d+\w?\b/gi;
const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]+|\bhttps?:\/\/\S+|\bwww\.\S+|(?<![\w])@[A-Za-z0-9_.]{2,}/g;
const REGISTRATION = /\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b|\b[A-Z]\d{1,3}\s?[A-Z]{3}\b|\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/g;
const NUMBER = /\+?\d(?:[\s-]?\d){5,}/g;
const BORN = /\b(?:d\.?o\.?b\.?|date of birth|born|birthday)\b[^.;]{0,20}?\d{1,4}[./\- ](?:\d{1,2}|[a-z]{3,9})[./\- ]\d{2,4}/gi;
const BORN_IN_WORDS = /\b(?:d\.?o\.?b\.?|date of birth|born|birthday)\b[^.;]{0,20}?(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:the\s+)?\d{1,2}\b)/gi;
/** One capital, or several with dots or spaces between; "I" and "a" begin sentences, and what has & or / beside it is an abbreviation. */
const INITIALS = /(?<![\p{L}\p{N}&/'])\p{Lu}(?:(?:\.\s?|\s)\p{Lu})*(?![\p{L}\p{N}&/'])/gu;
/** A date is no telephone number. */
const DATE = /^(?:\d{4}[- ]\d{2}[- ]\d{2}|\d{1,2}[- ]\d{1,2}[- ]\d{4}|\d{4}[- ]\d{4})$/;
/** What two capitals and a digit stand for in the field. */
const SECTIONS = /^(?:S(?:17|20|31|38|46|47|76)|A[1-5]|P[1-9]|N\d|U\d|RC\d|T\d|K\d)$/;

function found(code: Code, text: string, name = ''): Found {
  const { message } = releaseRefusals.refusal(code, { found: text, name, role: '', property: '', part: '' });
  return { code, found: text, message };
}

/**
 * Everything in a text that may identify somebody: names of the list and near spellings, words that may
 * be names, initials, birthdays, numbers, postcodes, addresses, accounts. It would rather ask about
 * one word too many: what it asks about does not leave until a person has said what it is.
 * `small` holds the words that the accounts write in small letters too.
 */
export function lookThrough(text: string, list: NameList, small: ReadonlySet<string>): readonly Found[] {
  const clean = cleaned(text);
  return [
    ...namesLeft(clean, list), ...birthdaysIn(clean, list), ...numbersIn(clean), ...matches(clean, POSTCODE, 'RELEASE_POSTCODE'),
    ...matches(clean, OUTWARD, 'RELEASE_POSTCODE').filter(({ found: word }) => !SECTIONS.test(word) && !abbreviations.has(word) && !isOrdinary(word, list) && !list.things.some(({ role }) => role.split(/\s+/).includes(word))),
    ...matches(clean, STREET, 'RELEASE_ADDRESS').filter(({ found: address }) => /\d/.test(address) || /\p{Lu}/u.test(address.slice(4))), ...matches(clean, EMAIL, 'RELEASE_ELECTRONIC'), ...matches(clean, REGISTRATION, 'RELEASE_REGISTRATION'),
    ...initialsIn(clean, list), ...wordsIn(clean, list, small),
  ];
}

/** "T.H.", "Ms K": what stands for a name, and is no part of a role such as "Area A". */
function initialsIn(text: string, list: NameList): readonly Found[] {
  const plain = folded(text);
  const roles = list.things.flatMap(({ role }) => placesOf(plain, folded(role)));
  const written = [...text.matchAll(INITIALS)].filter(({ index }) => !roles.some(({ from, to }) => from <= index && index < to)).map(([word]) => word);
  return [...new Set(written)].filter((word) => word !== 'I' && word !== 'A' && !abbreviations.has(word.replaceAll(/[.\s]/g, '')) && !isOrdinary(word, list)).map((word) => found('RELEASE_INITIALS', word));
}

function matches(text: string, pattern: RegExp, code: Code): readonly Found[] {
  return [...text.matchAll(pattern)].map(([word]) => found(code, word.trim()));
}

function namesLeft(text: string, list: NameList): readonly Found[] {
  const plain = folded(text);
  const left = substitutions(list).filter(({ name }) => placesOf(plain, folded(name)).some(({ from }) => /\p{Lu}/u.test(text.charAt(from)) || !ordinaryWords.has(folded(name))));
  const secret = new Set(protectedNames(list.protectedLocations).map(folded));
  const telling = list.protectedLocations.flatMap(tellingWords).filter((word) => /\p{L}/u.test(word) && placesOf(plain, folded(word)).length > 0);
  return [...telling.map((word) => found('RELEASE_PROTECTED', word)), ...left.flatMap(({ name, role }) => (folded(role) === folded(name) ? [] : [found(secret.has(folded(name)) ? 'RELEASE_PROTECTED' : 'RELEASE_NAME_LEFT', name)]))];
}

function birthdaysIn(text: string, { birthdays }: NameList): readonly Found[] {
  const plain = folded(text);
  const known = birthdays.flatMap((day) => [...plain.matchAll(writtenForms(day))].map(([form]) => form));
  return [...known.map((form) => found('RELEASE_BIRTHDAY', form)), ...matches(text, BORN, 'RELEASE_BIRTHDAY'), ...matches(text, BORN_IN_WORDS, 'RELEASE_BIRTHDAY')];
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** That day as people write it: 3/5/15, 03.05.2015, 2015-05-03, 3rd of May, 2015, May 3 2015. */
function writtenForms(day: string): RegExp {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  const [d, m, y] = [`0?${Number(date)}(?:st|nd|rd|th)?`, `0?${Number(month)}`, `(?:${year}|'?${year.slice(2)})`];
  const [word, gap] = [`(?:${name}|${name.slice(0, 3)}t?)`, `[\\s,./-]{1,3}`];
  const forms = [`${d}${gap}${m}${gap}${y}`, `${d}(?:\\s+of)?[\\s,./-]{0,3}${word}[\\s,./-]{0,3}${y}`, `${word}${gap}(?:the\\s+)?${d}${gap}${y}`, `${year}${gap}${m}${gap}0?${Number(date)}`];
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

function numbersIn(text: string): readonly Found[] {
  return [...text.matchAll(NUMBER)].map(([written]) => written.trim()).filter((written) => !DATE.test(written)).map((written) => {
    const digits = written.replaceAll(/\D/g, '');
    return found(digits.length === 10 && isNhsNumber(digits) ? 'RELEASE_NHS_NUMBER' : 'RELEASE_LONG_NUMBER', written);
  });
}

/** By its check digit: the first nine digits times 10 down to 2, and 11 less what is left over 11. */
export function isNhsNumber(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

const WORD = /\p{L}[\p{L}\p{M}'-]*(?:&\p{L}+)?\d*/gu;
/** What stands before the first word of a sentence, a line or what somebody said. */
const STARTS = /(?:[.!?:;"“”([•*\n\r]|^)[\s'"“(-]*$/;
const NONE: ReadonlySet<string> = new Set();
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;

function wordsIn(text: string, list: NameList, small: ReadonlySet<string>): readonly Found[] {
  const names = [...new Set(list.things.flatMap((thing) => thing.names.flatMap((name) => (thing.kind === 'person' ? partsOf(name) : [name]))).map(folded))].filter((name) => name.length > 4);
  const roles = new Set(list.things.flatMap(({ role }) => role.split(/\s+/).map(folded)));
  const seen = new Set<string>();
  return [...text.matchAll(WORD)].flatMap(({ 0: written, index }) => {
    const word = written.replace(/'s?$|-+$/, '');
    const starts = STARTS.test(text.slice(Math.max(0, index - 8), index)) || index === 0;
    if (seen.has(word) || (word.length < 2 && !OTHER_SCRIPT.test(word)) || roles.has(folded(word)) || isOrdinary(word, list)) return [];
    const asked = judge(word, names, starts ? small : NONE);
    // One that only begins a sentence says nothing of the same word within another.
    if (!starts || asked.length > 0) seen.add(word);
    return asked;
  });
}

function judge(word: string, names: readonly string[], small: ReadonlySet<string>): readonly Found[] {
  const plain = folded(word);
  // Arabic and Chinese have no capitals, and a Cyrillic e in a Latin name is seen by nobody.
  if (OTHER_SCRIPT.test(word)) return [found('RELEASE_WORD_UNKNOWN', word)];
  const near = ordinaryWords.has(plain) ? undefined : names.find((name) => nearly(plain, name) && plain[0] === name[0]);
  if (near !== undefined) return [found('RELEASE_NAME_NEAR', word, near)];
  if (!/^\p{Lu}/u.test(word) || abbreviations.has(word)) return [];
  if (/^(?:\p{Lu}[&\d]?){2,4}s?$/u.test(word)) return SECTIONS.test(word) ? [] : [found('RELEASE_INITIALS', word)];
  const known = plain.split('-').every((part) => ordinaryWords.has(part) || small.has(part));
  return known ? [] : [found('RELEASE_WORD_UNKNOWN', word)];
}

function isOrdinary(word: string, { ordinary }: NameList): boolean {
  return ordinary.some((one) => folded(one) === folded(word));
}

/** Words that stand in small letters somewhere in the accounts: at the start of a sentence they name nobody. */
export function smallWords(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => cleaned(text).match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}'-]*/gu) ?? []).map(folded));
}
