import type { Values } from '../records/interner.ts';

const CODES = '01230120022455012623010202';

/** American Soundex of a value as one number: letter × 1000 + three digits. 0 where it begins with no letter from a to z. */
export function soundex({ bytes, starts }: Values, value: number): number {
  const from = starts[value] ?? 0;
  const head = (bytes[from] ?? 0) - 97;
  if (head < 0 || head > 25) return 0;
  let [code, digits, before] = [0, 0, Number(CODES[head])];
  for (let at = from + 1; at < (starts[value + 1] ?? 0) && digits < 3; at++) {
    const letter = (bytes[at] ?? 0) - 97;
    if (letter < 0 || letter > 25) continue;
    const digit = Number(CODES[letter]);
    // h and w do not part equal sounds; vowels do.
    if (digit !== 0 && digit !== before) [code, digits] = [code * 10 + digit, digits + 1];
    if (letter !== 7 && letter !== 22) before = digit;
  }
  return (head + 1) * 1000 + code * 10 ** (3 - digits);
}
