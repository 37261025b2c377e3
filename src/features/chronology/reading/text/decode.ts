/** Text and how it was written. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252' | 'mixed';
  /** In a mixed file, the first line that is not UTF-8, from 1. */
  readonly firstOther?: number;
}

const BREAK = 10;

/** Decodes a text file: by its byte order mark, else UTF-8, else Windows text, line by line where both occur. */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16' };
  const text = strictUtf8(bytes);
  return text === undefined ? decodeLines(bytes) : { text, encoding: 'utf-8' };
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (let index = 0; index < sample.length; index += 1) if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const most = sample.length / 4;
  if ((zeros[1] ?? 0) > most && (zeros[0] ?? 0) < most / 8) return 'utf-16le';
  return (zeros[0] ?? 0) > most && (zeros[1] ?? 0) < most / 8 ? 'utf-16be' : undefined;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeLines(bytes: Uint8Array): Decoded {
  const windows = new TextDecoder('windows-1252');
  const lines: string[] = [];
  let [start, others, unicode, firstOther] = [0, 0, 0, 0];
  while (start < bytes.length) {
    const end = bytes.indexOf(BREAK, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end + 1);
    const text = strictUtf8(line);
    if (text === undefined) {
      others += 1;
      firstOther ||= lines.length + 1;
    } else if (text.length !== line.length) unicode += 1;
    lines.push(text ?? windows.decode(line));
    start += line.length;
  }
  return others > 0 && unicode > 0 ? { text: lines.join(''), encoding: 'mixed', firstOther } : { text: windows.decode(bytes), encoding: 'windows-1252' };
}
