import { closeSync, openSync, readSync } from 'node:fs';

const LOOK = 4096;

/** Why the first bytes of a file cannot be those of a CSV file in UTF-8; `undefined` where they can. Throws what opening throws. */
export function notCsv(path: string): string | undefined {
  const bytes = firstBytes(path);
  const [first = 0, second = 0] = bytes;
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'it is a zip file or an Excel workbook, and not CSV; save the sheet as CSV (UTF-8)';
  if (first + second === 0x1fd && first >= 0xfe) return 'it is written in UTF-16; save it as CSV (UTF-8)';
  return bytes.includes(0) ? 'it is no text; a CSV file in UTF-8 is read' : undefined;
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(LOOK);
    return bytes.subarray(0, readSync(file, bytes, 0, LOOK, 0));
  } finally {
    closeSync(file);
  }
}
