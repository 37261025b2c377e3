import type { Chance } from './chance.ts';

const KEYS: Readonly<Record<string, string>> = {
  a: 'qsz', b: 'vn', c: 'xv', d: 'sf', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k', m: 'n', n: 'bm', o: 'ip', p: 'o',
  q: 'wa', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', w: 'qe', x: 'zc', y: 'tu', z: 'x',
  0: '9', 1: '2', 2: '13', 3: '24', 4: '35', 5: '46', 6: '57', 7: '68', 8: '79', 9: '80',
};
const HEARD: readonly (readonly [RegExp, string])[] = [
  [/ph/, 'f'], [/ck/, 'k'], [/w/, 'v'], [/y/, 'i'], [/th$/, 't'], [/c(?=[aou])/, 'k'], [/ie/, 'ei'], [/ll/, 'l'], [/ss/, 's'], [/z/, 's'], [/j(?=o)/, 'g'],
];
const READ: readonly (readonly [RegExp, string])[] = [[/m/, 'rn'], [/rn/, 'm'], [/o/, '0'], [/l/, '1'], [/s/, '5'], [/cl/, 'd'], [/g/, 'q'], [/e/, 'c'], [/u/, 'v']];

/** A slip of the hand, the ear or the eye, in the proportions 7 : 2 : 1. */
export function misspelt(text: string, chance: Chance): string {
  if (text.length < 2) return text;
  const roll = chance.next();
  if (roll < 0.7) return mistyped(text, chance);
  const [from, to] = chance.pick(roll < 0.9 ? HEARD : READ);
  return from.test(text) ? text.replace(from, to) : mistyped(text, chance);
}

function mistyped(text: string, chance: Chance): string {
  const at = chance.below(text.length);
  const letter = text.charAt(at);
  const beside = KEYS[letter] ?? letter;
  switch (chance.below(5)) {
    case 0: return text.slice(0, at) + text.slice(at + 1);
    case 1: return text.slice(0, at) + letter + text.slice(at);
    case 2: return text.slice(0, at) + beside.charAt(chance.below(beside.length)) + text.slice(at);
    case 3: return at + 1 < text.length ? text.slice(0, at) + text.charAt(at + 1) + letter + text.slice(at + 2) : text.slice(0, at);
    default: return text.slice(0, at) + beside.charAt(chance.below(beside.length)) + text.slice(at + 1);
  }
}

/** The name as another person wrote it down: a short form or another spelling where there is one. */
export function otherForm(name: string, known: Readonly<Record<string, readonly string[]>>, chance: Chance): string {
  const forms = known[name];
  return forms === undefined ? misspelt(name, chance) : chance.pick(forms);
}

export function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** A date of birth gone wrong: a day out, day and month changed over, a year out, or a day nobody knew put as the first. */
export function wrongDay(day: number, chance: Chance): string {
  const roll = chance.next();
  const iso = isoDay(day);
  const [year = '', month = '', date = ''] = iso.split('-');
  if (roll < 0.3) return isoDay(day + (chance.in(0.5) ? 1 : -1));
  if (roll < 0.5) return Number(date) <= 12 && date !== month ? `${year}-${date}-${month}` : isoDay(day + 7);
  if (roll < 0.68) return date === '29' && month === '02' ? isoDay(day - 1) : `${Number(year) + (chance.in(0.5) ? 1 : -1)}-${month}-${date}`;
  if (roll < 0.88) return `${year}-${month}-01`;
  return `${year}-01-01`;
}
