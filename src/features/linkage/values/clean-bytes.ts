/** What becomes of each byte: 0 dropped, 32 a space between words, 255 needs the slow way; else the byte to keep. */
function table(kept: (byte: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 128 ? 255 : kept(byte)));
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isLower = (byte: number): boolean => byte >= 97 && byte <= 122;
const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

// An apostrophe joins (O’Brien is Obrien); any other mark parts.
const WORDS = table((byte) => (isLower(lower(byte)) || isDigit(byte) ? lower(byte) : byte === 39 || byte === 96 ? 0 : 32));
const CODE = table((byte) => (isLower(lower(byte)) || isDigit(byte) ? lower(byte) : 0));
const RAW = table((byte) => (byte < 32 ? 32 : lower(byte)));

const EXACT = table((byte) => (byte <= 32 ? 0 : byte));

export type Cleaning = 'words' | 'code' | 'raw' | 'exact';
const TABLES: Readonly<Record<Cleaning, Uint8Array>> = { words: WORDS, code: CODE, raw: RAW, exact: EXACT };

/** A cell in lower case without marks, accents and doubled spaces, written to `out`; an encoding, as it is. */
export class Cleaner {
  out: Uint8Array = new Uint8Array(1 << 12);

  /** The length of the cleaned cell in `out`. */
  clean(bytes: Uint8Array, from: number, to: number, how: Cleaning): number {
    if (to - from > this.out.length / 4) this.out = new Uint8Array((to - from) * 8);
    const map = TABLES[how];
    const { out } = this;
    let length = 0;
    for (let at = from; at < to; at++) {
      const kept = map[bytes[at] ?? 0] ?? 0;
      if (kept === 255) return this.slowly(bytes, from, to, how);
      if (kept === 0 || (kept === 32 && (length === 0 || out[length - 1] === 32))) continue;
      out[length++] = kept;
    }
    return length > 0 && out[length - 1] === 32 ? length - 1 : length;
  }

  private slowly(bytes: Uint8Array, from: number, to: number, how: Cleaning): number {
    const plain = Buffer.from(plainText(decode(bytes.subarray(from, to)), how), 'utf8');
    if (plain.length > this.out.length) this.out = new Uint8Array(plain.length * 2);
    this.out.set(plain);
    return plain.length;
  }
}

const strict = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');

/** UTF-8, or what Western Windows writes where it is not. */
export function decode(bytes: Uint8Array): string {
  const copy = Uint8Array.from(bytes);
  try {
    return strict.decode(copy);
  } catch {
    return western.decode(copy);
  }
}

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' };

function plainText(text: string, how: Cleaning): string {
  const folded = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[ßøłæœđðþıħ]/g, (letter) => LETTERS[letter] ?? letter);
  if (how === 'raw') return folded.replace(/\s+/g, ' ').trim();
  const words = folded.replace(/['’‘`ʼ]/g, '').replace(/[^\p{L}\p{N}]+/gu, how === 'code' ? '' : ' ');
  return words.trim();
}
