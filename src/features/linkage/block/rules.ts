import { ok, type Result } from '../../../kernel/result.ts';
import type { PlannedComparison } from '../records/plan.ts';
import type { LinkSettings } from '../settings.ts';
import type { Compared } from '../compare/comparer.ts';
import { partOf, readPart, type Part } from './parts.ts';

/** Records that agree in every part are compared. */
export interface Rule {
  readonly words: string;
  readonly parts: readonly Part[];
}

// What f, s, d, p, a, c and g stand for is filled in from the comparisons that there are.
const DEFAULTS = `
number
email
phone
surname dob
forename dob
forename postcode
surname postcode
dob postcode
soundex(surname) soundex(forename) year(dob)
forename surname district(postcode)
address initial(forename)
carer dob
either(forename,surname) turned(dob)
either(forename,surname) sector(postcode)
last(surname) first(forename) dob
address dob
forename surname place
forename surname carer
forename surname text
forename place dob
postcode address
`;

// Where records are few, or hold little, more looks are worth their time.
const WIDE = `
forename surname
either(forename,surname)
forename year(dob)
surname year(dob)
dob
postcode
address
soundex(surname) soundex(forename)
forename text
surname text
forename place
surname place
carer
`;

// Encodings are equal or they are not; nothing else of them can be looked at.
const ENCODED = `
forename surname
forename address
surname address
forename carer
`;

type NamedCompared = Compared & Pick<PlannedComparison, 'name'>;

/** The rules of a run: those of the settings, or those of the usual ones for which there are columns. */
export function rulesFor(compared: readonly NamedCompared[], settings: LinkSettings, records: number): Result<readonly Rule[]> {
  const lines = settings.blocking ?? usual(compared, records);
  const rules: Rule[] = [];
  for (const line of lines) {
    const parts: Part[] = [];
    for (const words of line) {
      const part = readPart(words, compared);
      if (!part.ok) return part;
      parts.push(part.value);
    }
    rules.push({ words: line.join(' + '), parts });
  }
  return ok(rules);
}

function usual(compared: readonly NamedCompared[], records: number): readonly (readonly string[])[] {
  const encoded = new Set(compared.flatMap((one) => (one.encoded ? [one.name] : [])));
  const text = DEFAULTS + (encoded.size > 0 ? ENCODED : '') + (records <= WIDE_UP_TO ? WIDE : '');
  const looksInside = (word: string): boolean => (/\((.*)\)/.exec(word)?.[1] ?? '').split(',').some((name) => encoded.has(name));
  const lines = text.trim().split('\n').filter((line) => line !== '').flatMap((line) => fill(line.split(' '), compared));
  const known = new Set<string>();
  return lines.filter((line) => {
    const key = line.join(' ');
    return !known.has(key) && !line.some(looksInside) && known.add(key);
  });
}

const WIDE_UP_TO = 60_000;
const KIND_OF: Readonly<Record<string, string>> = { number: 'identifier', email: 'email', phone: 'phone', surname: 'surname', forename: 'forename', dob: 'date', postcode: 'postcode', address: 'address', carer: 'carer', place: 'place', text: 'text' };

// A line stands once for each comparison of its kinds, and not at all where one is missing.
function fill(line: readonly string[], compared: readonly NamedCompared[]): readonly (readonly string[])[] {
  return line.reduce<readonly (readonly string[])[]>((filled, word) => filled.flatMap((before) => fillWord(word, compared).map((one) => [...before, one])), [[]]);
}

function fillWord(word: string, compared: readonly NamedCompared[]): readonly string[] {
  const inside = /\(([^)]*)\)/.exec(word)?.[1] ?? word;
  return inside.split(',').reduce<readonly string[]>((words, name) => {
    const names = compared.filter((one) => one.kind === KIND_OF[name]).map((one) => one.name);
    const offered = name === 'place' || name === 'text' || name === 'number' ? names : names.slice(0, 1);
    return words.flatMap((before) => offered.map((one) => before.replace(new RegExp(`\\b${name}(?=[,)]|$)`), one)));
  }, [word]);
}

/** A 32-bit key of the row that begins at `base`; 0 where a part has nothing. */
export function ruleKey({ parts }: Rule, rows: Int32Array, base: number): number {
  let key = 0x9747b28c;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const seen = part === undefined ? 0 : partOf(part, rows, base);
    if (seen === 0) return 0;
    key = Math.imul(key ^ seen, 0x5bd1e995);
    key ^= key >>> 15;
  }
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return (key ^ (key >>> 16)) >>> 0 || 1;
}

/** True where both rows agree in every part, and so meet by this rule. */
export function agrees({ parts }: Rule, rows: Int32Array, left: number, right: number): boolean {
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) return false;
    const seen = partOf(part, rows, left);
    if (seen === 0 || seen !== partOf(part, rows, right)) return false;
  }
  return true;
}
