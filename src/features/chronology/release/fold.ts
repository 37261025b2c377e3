/** Signs that have no shape of their own: zero widths, directions, fillers, tags. */
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/gu;
/** Marks over Latin letters for which there is no letter of its own: an underlined name is that name. */
const LOOSE_MARKS = /(?<=\p{Script=Latin})\p{Mn}+/gu;
/** Letters that Unicode takes for letters of their own, and people write without their stroke or dot. */
const STROKES: Readonly<Record<string, string>> = { ł: 'l', Ł: 'l', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ħ: 'h', Ħ: 'h', ŧ: 't', Ŧ: 't', ı: 'i' };

const PLAIN = /^[ -~\s]*$/;

/** Text without signs that nobody sees, with plain spaces and one form of each letter. */
export function cleaned(text: string): string {
  if (/^[ -~\n]*$/.test(text)) return text;
  return text.replaceAll(HIDDEN, '').normalize('NFKC').replaceAll(LOOSE_MARKS, '').replaceAll(/[\u{A0}\u{2000}-\u{200A}\u{202F}\u{3000}]/gu, ' ').replaceAll(/[‘’ʼ]/g, "'").replaceAll(/[‐‑–—]/g, '-');
}

/** Lower case without accents, of the same length: a place found here is the same place in the text. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return Array.from({ length: text.length }, (_, at) => {
    const letter = text.charAt(at);
    const base = STROKES[letter] ?? letter.normalize('NFD').charAt(0).toLowerCase();
    return base.length === 1 ? base : text.charAt(at);
  }).join('');
}

const patterns = new Map<string, RegExp>();
const MOST_KEPT = 5_000;

/** Where the words stand in folded text, as whole words; spaces and hyphens between them are alike. */
export function placesOf(foldedText: string, foldedName: string): readonly { readonly from: number; readonly to: number }[] {
  const words = foldedName.split(/[\s-]+/).filter((word) => word !== '');
  // Nearly every text holds nearly no name, and this says so in a fraction of the time.
  if (words.length === 0 || words.some((word) => !foldedText.includes(word))) return [];
  return [...foldedText.matchAll(patternOf(foldedName, words))].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
}

function patternOf(name: string, words: readonly string[]): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  if (patterns.size >= MOST_KEPT) patterns.clear();
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.map((word) => RegExp.escape(word)).join('[\\s-]+')}(?![\\p{L}\\p{N}])`, 'gu');
  patterns.set(name, pattern);
  return pattern;
}

/** Whether one can be made of the other by one letter put in, taken out, changed or swapped with the next. */
export function nearly(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
}
