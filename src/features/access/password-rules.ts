import type { Refusal } from '../../kernel/result.ts';
import { accessRefusals } from './refusals.ts';

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;
const SHORTEST_REST = 8;
const FEWEST_DIFFERENT = 5;

/** What guessers try first: the commonest words in published lists of stolen passwords, and rows of keys. */
const COMMONEST: readonly string[] = [
  'password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'pa$$word', 'passphrase', 'qwertyuiop', 'qwertyui', 'qwerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', '1q2w3e4r5t', '1q2w3e4r', '1qaz2wsx',
  '1234567890', '0123456789', '9876543210', '12345678', '87654321', '123456', '654321', '123123', 'abcdefgh', 'abcdef', 'abc123',
  'letmein', 'welcome', 'changeme', 'default', 'secret', 'administrator', 'admin', 'login', 'sightline', 'safeguarding', 'council', 'iloveyou', 'sunshine',
  'princess', 'football', 'liverpool', 'arsenal', 'chelsea', 'everton', 'rangers', 'celtic', 'monkey', 'dragon', 'master', 'superman', 'batman', 'charlie', 'michael',
  'spring', 'summer', 'autumn', 'winter', 'january', 'february', 'march', 'april', 'monday', 'friday', 'september', 'october', 'november', 'december', 'london', 'england',
];

/** Why a new password is not good enough; empty when it is. Length in characters as people count them. */
export function passwordProblems(password: string, person: { readonly name: string; readonly email: string }): readonly Refusal[] {
  const { refusal } = accessRefusals;
  const field = 'password';
  const length = [...password].length;
  if (length === 0) return [refusal('PASSWORD_MISSING', { field })];
  if (length < SHORTEST_PASSWORD) return [refusal('PASSWORD_TOO_SHORT', { field })];
  if (length > LONGEST_PASSWORD) return [refusal('PASSWORD_TOO_LONG', { field })];
  const bare = password.normalize('NFKC').toLowerCase();
  if (rest(bare, ownWords(person)) < SHORTEST_REST) return [refusal('PASSWORD_TOO_CLOSE', { field })];
  if (new Set(bare).size < FEWEST_DIFFERENT || rest(bare, COMMONEST) < SHORTEST_REST) return [refusal('PASSWORD_TOO_COMMON', { field })];
  return [];
}

/** Characters that are left when every such word is taken out: what a guesser would still have to guess. */
function rest(password: string, words: readonly string[]): number {
  return words.reduce((left, word) => left.replaceAll(word, ''), password).length;
}

function ownWords({ name, email }: { readonly name: string; readonly email: string }): readonly string[] {
  const whole = email.toLowerCase();
  const parts = `${name} ${whole}`.normalize('NFKC').toLowerCase().split(/[^\p{Letter}\p{Number}]+/u);
  return [whole, ...parts.filter((part) => part.length >= 3).toSorted((a, b) => b.length - a.length)];
}
