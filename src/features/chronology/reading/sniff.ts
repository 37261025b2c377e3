/** What the first bytes say a file is, or the code of the refusal. */
export type Kind = 'packed' | 'text' | 'json' | 'FILE_IS_OLD_OFFICE' | 'FILE_IS_ENCRYPTED' | 'FILE_IS_PDF' | 'FILE_IS_RTF' | 'FILE_IS_WEB_PAGE' | 'FILE_CUT_SHORT' | 'FILE_KIND_NOT_KNOWN';

const PACKED = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

/** Looks at the first and the last bytes of a file. */
export function kindOf(first: Uint8Array, last: Uint8Array): Kind {
  if (startsWith(first, PACKED)) return 'packed';
  if (startsWith(first, OLD_OFFICE)) return [first, last].some((bytes) => Buffer.from(bytes).includes(LOCKED)) ? 'FILE_IS_ENCRYPTED' : 'FILE_IS_OLD_OFFICE';
  const start = new TextDecoder('windows-1252').decode(first.subarray(0, 200)).trimStart().replace(/^\u{EF}\u{BB}\u{BF}/u, '').toLowerCase();
  if (start.startsWith('%pdf')) return 'FILE_IS_PDF';
  if (start.startsWith('{\\rtf')) return 'FILE_IS_RTF';
  if (/^<(?:!doctype|html|\?xml|table)/.test(start)) return 'FILE_IS_WEB_PAGE';
  if (!isText(first)) return 'FILE_KIND_NOT_KNOWN';
  return /^(?:\{\s*["}]|\[\s*\{)/.test(start) ? 'json' : 'text';
}

function startsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign);
}

// UTF-16 has a zero in every other place; text in other encodings has none, and few control signs.
function isText(bytes: Uint8Array): boolean {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide) return true;
  let [zeros, odd, controls] = [0, 0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0) [zeros, odd] = [zeros + 1, odd + (index % 2)];
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  }
  if (controls > bytes.length / 50) return false;
  return zeros === 0 || (zeros > bytes.length / 4 && (odd > zeros * 0.9 || odd < zeros * 0.1));
}
