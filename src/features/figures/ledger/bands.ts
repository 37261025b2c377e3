/** A band of ages in whole years, both ends included; the last may be open. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

const WORDS: Readonly<Record<string, string>> = {
  one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10',
  eleven: '11', twelve: '12', thirteen: '13', fourteen: '14', fifteen: '15', sixteen: '16', seventeen: '17', eighteen: '18',
};
const NOISE = /\b(children|child|aged?|ages|years?|yrs?|old|of)\b/g;

/** Reads "<1 year", "under 12 months", "1-5", "6 to 10", "16+", "11 and over"; anything else is no band. */
export function bandOf(text: string): Band | undefined {
  const plain = text.toLowerCase().replaceAll(/[a-z]+/g, (word) => WORDS[word] ?? word).replaceAll(/\b12 months?\b/g, '1').replaceAll(NOISE, ' ').replaceAll(/\s+/g, ' ').trim();
  const under = /^(?:<|under|below|less than) ?(\d{1,3})$/.exec(plain)?.[1];
  if (under !== undefined) return band(0, Number(under) - 1);
  const open = /^(?:(\d{1,3}) ?\+|(\d{1,3}) (?:and|or) (?:over|above|older|more)|(?:>=|≥) ?(\d{1,3})|over (\d{1,3}))$/.exec(plain);
  if (open !== null) return band(Number(open[1] ?? open[2] ?? open[3] ?? Number(open[4]) + 1), Infinity);
  const closed = /^(\d{1,3}) ?(?:-|–|to|_to_) ?(\d{1,3})$/.exec(plain);
  return closed === null ? undefined : band(Number(closed[1]), Number(closed[2]));
}

function band(from: number, to: number): Band | undefined {
  return to >= from && from < 120 ? { from, to } : undefined;
}

/** Whether bands follow one another without gap or overlap, in the order given. */
export function follow(bands: readonly Band[]): boolean {
  return bands.every((one, index) => index === 0 || one.from === (bands[index - 1]?.to ?? NaN) + 1);
}

/** Whether bands that follow one another leave no age of childhood out. */
export function coverChildhood(bands: readonly Band[]): boolean {
  return follow(bands) && bands[0]?.from === 0 && (bands.at(-1)?.to ?? 0) >= 17;
}
