import type { ComparisonKind } from '../settings.ts';
import { conjuncts, plainSql } from './sql.ts';

/** What becomes of a level: its equal here, and what is not the same about it; or nothing. */
export interface LevelFound {
  readonly level: string | undefined;
  /** Said where the equal is only near. */
  readonly near?: string;
}

const NAMES: ReadonlySet<ComparisonKind> = new Set(['forename', 'surname']);
const CODES: ReadonlySet<ComparisonKind> = new Set(['date', 'postcode', 'identifier', 'phone']);
const WORDS: ReadonlySet<ComparisonKind> = new Set(['address', 'place', 'text', 'email']);

/** Finds the equal of a Splink level, by its SQL, among the levels of our kind. */
export function levelFor(sql: string, kind: ComparisonKind): LevelFound {
  const plain = plainSql(sql);
  if (plain === 'else') return { level: 'different' };
  if (/^([a-z_]\w*)_l = \1_r$/.test(plain)) return { level: 'same' };
  return jaroWinkler(plain, kind) ?? edits(plain, kind) ?? dateDifference(plain, kind) ?? postcodePart(plain, kind) ?? emailName(plain, kind) ?? turned(sql, kind) ?? { level: undefined };
}

function jaroWinkler(plain: string, kind: ComparisonKind): LevelFound | undefined {
  const given = /^(?:jaro_winkler_similarity|jaro_winkler)\(([a-z_]\w*)_l, ?\1_r\) >=? ?([\d.]+)$/.exec(plain)?.[2];
  if (given === undefined) return undefined;
  const least = Number(given);
  if (NAMES.has(kind)) {
    const [level, ours] = least >= 0.9 ? ['almost same', 0.92] : least >= 0.8 ? ['near', 0.88] : ['alike', 0.7];
    return level === undefined ? undefined : held(String(level), Number(ours), least, 'Jaro-Winkler');
  }
  if (kind === 'carer' && least >= 0.9) return held('almost same', 0.92, least, 'Jaro-Winkler');
  if (!WORDS.has(kind) || least < 0.8) return { level: undefined };
  return kind === 'address' ? { level: 'near', near: 'addresses are near where the number is the same and the street has a Jaro-Winkler of 0.88' } : held('near', 0.88, least, 'Jaro-Winkler');
}

function held(level: string, ours: number, theirs: number, of: string): LevelFound {
  return ours === theirs ? { level } : { level, near: `${of} ${ours} here, ${theirs} there` };
}

function edits(plain: string, kind: ComparisonKind): LevelFound | undefined {
  const [, name, , most] = /^(levenshtein|damerau_levenshtein)\(([a-z_]\w*)_l, ?\2_r\) <= ?(\d+)$/.exec(plain) ?? [];
  if (name === undefined) return undefined;
  const slip = kind === 'date' ? 'one digit, or two that changed places' : 'one letter or digit';
  if (CODES.has(kind) && most === '1') return name === 'damerau_levenshtein' ? { level: 'one slip' } : { level: 'one slip', near: `${slip}, also two beside each other that changed places` };
  if (NAMES.has(kind) || kind === 'carer') {
    if (most === '1') return { level: 'almost same', near: 'Jaro-Winkler 0.92 here, one edit there' };
    if (most === '2' && NAMES.has(kind)) return { level: 'near', near: 'Jaro-Winkler 0.88 here, two edits there' };
  }
  return WORDS.has(kind) && kind !== 'address' && Number(most) <= 2 ? { level: 'near', near: `Jaro-Winkler 0.88 here, ${most} edits there` } : { level: undefined };
}

const [MONTH, YEAR] = [2_629_800, 31_557_600];

function dateDifference(plain: string, kind: ComparisonKind): LevelFound | undefined {
  const seconds = /epoch\(.*<= ?([\d.]+)$/.exec(plain)?.[1] ?? /datediff.*<= ?([\d.]+)$/.exec(plain)?.[1];
  if (kind !== 'date' || seconds === undefined) return undefined;
  const most = Number(seconds);
  if (most <= MONTH) return { level: undefined };
  if (most <= YEAR * 1.01) return { level: 'a year apart', near: 'the same day of another year here, any day within a year there' };
  return most <= YEAR * 10.1 ? { level: 'within ten years' } : { level: undefined };
}

function postcodePart(plain: string, kind: ComparisonKind): LevelFound | undefined {
  if (kind !== 'postcode' || !plain.includes('regexp_extract')) return undefined;
  if (/\? \[0-9\]'/.test(plain)) return { level: 'same sector' };
  if (/\[0-9\]\[a-za-z0-9\]\?'/.test(plain)) return { level: 'same district' };
  return /\^\[a-za-z\]\{1,2\}'/.test(plain) ? { level: 'same area' } : { level: undefined };
}

function emailName(plain: string, kind: ComparisonKind): LevelFound | undefined {
  return kind === 'email' && plain.startsWith('nullif(regexp_extract(') && plain.includes("'^[^@]+'") ? { level: 'same name part' } : undefined;
}

// Both names turned round is a level of each of them here.
function turned(sql: string, kind: ComparisonKind): LevelFound | undefined {
  const [one, other, more] = conjuncts(sql);
  const [, a, b] = /^([a-z_]\w*)_l = ([a-z_]\w*)_r$/.exec(one ?? '') ?? [];
  const [, c, d] = /^([a-z_]\w*)_l = ([a-z_]\w*)_r$/.exec(other ?? '') ?? [];
  const both = [a, b].toSorted().join() === [c, d].toSorted().join() || (a === d && b === c);
  if (more !== undefined || a === undefined || a === b || !both) return undefined;
  return kind === 'forename' ? { level: 'in the surname’s place' } : kind === 'surname' ? { level: 'in the forename’s place' } : undefined;
}
