// Each of the twelve places after the check letter has its weight; the letter is the weighted sum over 23.
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const SHAPE = /^[A-Z]\d{11}[A-Z0-9]$/;

/** What is wrong with a unique pupil number, if anything; `letter` is what its digits come to. */
export function checkUpn(upn: string): { readonly shape: boolean; readonly letter?: string } {
  const text = upn.trim().toUpperCase();
  if (!SHAPE.test(text)) return { shape: false };
  const sum = Array.from(text.slice(1)).reduce((total, character, index) => total + valueOf(character) * (index + 2), 0);
  return { shape: true, letter: LETTERS[sum % LETTERS.length] ?? '' };
}

// A temporary number ends in a letter, which counts as its place in the alphabet of check letters.
function valueOf(character: string): number {
  return /\d/.test(character) ? Number(character) : LETTERS.indexOf(character);
}
